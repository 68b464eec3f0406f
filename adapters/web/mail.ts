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

export function createMail({ url, from }: MailSettings, log: WebLog): Mail {
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
  return {
    send(to, letter) {
      const sent: Promise<unknown> = transport
        .sendMail({ from, to: { name: "", address: to }, ...letter, headers: { "Auto-Submitted": "auto-generated" } })
        // Its words may hold the address.
        .catch((error: unknown) => log.error({ reason: reasonOf(error) }, "an email was not sent"))
        .finally(() => underWay.delete(sent));
      underWay.add(sent);
    },
    async close() {
      await Promise.all(underWay);
      transport.close();
    },
  };
}

function reasonOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "unknown";
  const { code, responseCode, command } = error as { code?: unknown; responseCode?: unknown; command?: unknown };
  return [code, responseCode, command].filter((part) => part !== undefined).join(" ");
}
