/** A mail server on this machine that keeps what it takes. */
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { onTestFinished } from "vitest";

export interface Letter {
  readonly to: readonly string[];
  readonly text: string;
}

export interface Mailbox {
  readonly url: string;
  readonly letters: readonly Letter[];
  /** The next letters meet this reply, such as 450 or 550. */
  refuses(code: number | undefined): void;
}

export async function openMailbox(): Promise<Mailbox> {
  const letters: Letter[] = [];
  let refusal: number | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onRcptTo: (_address, _session, done) =>
      done(refusal === undefined ? undefined : Object.assign(new Error("not now"), { responseCode: refusal })),
    onData(stream, { envelope }, done) {
      void text(stream).then((message) => {
        letters.push({ to: envelope.rcptTo.map(({ address }) => address), text: unfolded(message) });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuses(code) {
      refusal = code;
    },
  };
}

/** Quoted-printable, as letters with long links are sent. */
function unfolded(message: string): string {
  return message
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
