/** Alternating rounds: what the machine does besides falls on both sides alike. */
import { load, openConnections } from "./load.js";
import type { Counts, Measured } from "./measured.js";

export interface Round {
  readonly perSecond: number;
  /** The 99th percentile, in milliseconds. */
  readonly p99: number;
  /** Server CPU time for each acknowledgement, in microseconds. */
  readonly cpu: number;
  readonly counts: Counts | undefined;
}

/** One round. To make and sign the requests and to open the connections is not measured. */
export async function round(server: Measured, requests: readonly string[]): Promise<Round> {
  // New ones each time: a server closes those that have been idle for as long as a round of the other takes.
  const connections = await openConnections(server.port);
  const countsBefore = await server.counts?.();
  const cpuBefore = await server.cpu();
  const { seconds, latencies } = await load(connections, requests);
  const cpu = (await server.cpu()) - cpuBefore;
  for (const connection of connections) connection.close();
  const countsAfter = await server.counts?.();
  return {
    perSecond: requests.length / seconds,
    p99: percentile(latencies, 0.99),
    cpu: cpu / requests.length,
    counts: countsBefore && countsAfter && difference(countsAfter, countsBefore),
  };
}

function difference(after: Counts, before: Counts): Counts {
  return { commits: after.commits - before.commits, writes: after.writes - before.writes };
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
