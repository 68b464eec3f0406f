/** So many requests over so many connections, each as soon as its connection's last was answered. */
import { type Connection, openConnection } from "../../test/slow/rig/connection.js";

export interface Load {
  readonly seconds: number;
  /** Milliseconds from sending to the whole answer, in the order of answering. */
  readonly latencies: readonly number[];
}

export const CONNECTIONS = 64;
/** A round that takes longer than this says nothing about speed. */
const LONGEST_MS = 60_000;

export function openConnections(port: number): Promise<readonly Connection[]> {
  return Promise.all(Array.from({ length: CONNECTIONS }, () => openConnection(port)));
}

/** Throws on the first answer that is no plain acknowledgement. */
export async function load(connections: readonly Connection[], requests: readonly string[]): Promise<Load> {
  const latencies: number[] = [];
  const queue = requests.values();
  const started = performance.now();
  const work = async (connection: Connection): Promise<void> => {
    for (const request of queue) {
      const sent = performance.now();
      if (sent - started > LONGEST_MS) throw new Error("The round takes too long.");
      const { status, body } = await connection.send(request);
      latencies.push(performance.now() - sent);
      if (status !== 200 || body.includes("response_action")) throw new Error(`Not acknowledged: ${status} ${body}`);
    }
  };
  await Promise.all(connections.map(work));
  return { seconds: (performance.now() - started) / 1000, latencies };
}
