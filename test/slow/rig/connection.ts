/** One keep-alive connection that does as little work as a client can, so that the server is what is measured. */
import { connect, type Socket } from "node:net";

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface Connection {
  /** Sends one whole request, and reads its answer. One at a time. Rejects where the connection is lost. */
  send(request: string): Promise<Answer>;
  close(): void;
}

/** The server went away before it had answered. */
export class ConnectionLost extends Error {
  override readonly name = "ConnectionLost";
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

export async function openConnection(port: number): Promise<Connection> {
  const socket = await connected(port);
  let came = "";
  let waiting: Waiting | undefined;
  let lost = false;

  socket.on("data", (chunk) => {
    came += chunk;
    const answer = readAnswer(came);
    if (answer === undefined) return;
    came = "";
    const { resolve } = waiting ?? {};
    waiting = undefined;
    resolve?.(answer);
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    lost = true;
    waiting?.reject(new ConnectionLost());
    waiting = undefined;
  });

  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        if (lost) return reject(new ConnectionLost());
        waiting = { resolve, reject };
        socket.write(request, "latin1");
      }),
    close: () => socket.destroy(),
  };
}

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    socket.setEncoding("latin1").setNoDelay(true);
    socket.once("error", () => reject(new ConnectionLost()));
    socket.once("connect", () => resolve(socket));
  });
}

/** A whole answer; undefined while some of it is still to come. */
function readAnswer(came: string): Answer | undefined {
  const end = came.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const status = Number(came.slice(9, 12));
  const head = came.slice(0, end).toLowerCase();
  const body = came.slice(end + 4);
  if (head.includes("\r\ntransfer-encoding: chunked")) return body.endsWith("0\r\n\r\n") ? { status, body } : undefined;
  const length = Number(/\r\ncontent-length: (\d+)/.exec(head)?.[1] ?? 0);
  return body.length >= length ? { status, body } : undefined;
}
