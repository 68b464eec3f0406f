/** Email: links asked for, and word that something is new. No story and no answer ever travels in one. */
import { createTransport } from "nodemailer";
import type { MailSettings, WebLog } from "./settings.js";

export interface Mail {
  /** Sends in the background: whoever asked learns nothing from how long it takes, or from whether it can be sent. */
  send(to: string, letter: Letter): void;
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>;
}

export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** In ms. A server that says nothing for longer is taken to be gone. */
const patience = 20_000;

/** Before the second attempt and the third, in ms: many servers turn a stranger away at first. A link lives for 10 minutes. */
const pauses = [60_000, 180_000] as const;

export interface MailOptions {
  readonly log: WebLog;
  pause(ms: number): Promise<void>;
}

export function createMail({ url, from }: MailSettings, { log, pause }: MailOptions): Mail {
  const isLocal = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
  const transport = createTransport({
    url,
    // A link signs somebody in: it goes to no server in clear but one on this machine.
    requireTLS: !isLocal,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const underWay = new Set<Promise<unknown>>();
  let stopped = () => {};
  const stopping = new Promise<void>((resolve) => {
    stopped = resolve;
  });
  async function attempts(whole: Parameters<typeof transport.sendMail>[0]): Promise<void> {
    for (const wait of [...pauses, undefined]) {
      try {
        await transport.sendMail(whole);
        return;
      } catch (error) {
        // What it says may hold the address.
        const reason = reasonOf(error);
        if (wait === undefined || isForGood(error)) return log.error({ reason }, "an email was not sent");
        log.warn({ reason }, "an email is tried again");
        await Promise.race([pause(wait), stopping]);
      }
    }
  }
  return {
    send(to, letter) {
      const headers = { "Auto-Submitted": "auto-generated" };
      const whole = { from, to: { name: "", address: to }, ...letter, headers };
      const sent: Promise<unknown> = attempts(whole).finally(() => underWay.delete(sent));
      underWay.add(sent);
    },
    async close() {
      stopped();
      await Promise.all(underWay);
      transport.close();
    },
  };
}

/** https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1: what begins with 5 will not be taken later either. */
function isForGood(error: unknown): boolean {
  const code = typeof error === "object" && error !== null && "responseCode" in error ? error.responseCode : undefined;
  return typeof code === "number" && code >= 500;
}

function reasonOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "unknown";
  const { code, responseCode, command } = error as { code?: unknown; responseCode?: unknown; command?: unknown };
  return [code, responseCode, command].filter((part) => part !== undefined).join(" ");
}
