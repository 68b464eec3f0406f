/** The web adapter: the third platform, for staff who have neither chat. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import type { Bot, Platform } from "../../src/chat/platform.js";
import { createApp } from "./app.js";
import { createAssets } from "./assets.js";
import { createMail } from "./mail.js";
import { createPosting } from "./platform.js";
import type { WebSettings, WebSurroundings } from "./settings.js";

export type {
  MailSettings,
  Notice,
  OpenedDocument,
  SentLink,
  SignedIn,
  Standing,
  WebDoors,
  WebLog,
  WebSettings,
  WebSurroundings,
  WebWords,
} from "./settings.js";

export interface WebConnection {
  readonly platform: Platform;
  /** Answers everything that no other route takes. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Nothing at the end of the process waits for it. */
const later = (ms: number): Promise<void> => wait(ms, undefined, { ref: false });

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Throws a plain error where the public address would send cookies in clear. */
export function connectWeb(settings: WebSettings, surroundings: WebSurroundings): WebConnection {
  const publicUrl = new URL(settings.publicUrl);
  const isSecure = publicUrl.protocol === "https:";
  if (!isSecure && !(publicUrl.protocol === "http:" && loopback.test(publicUrl.hostname)))
    throw new Error("PUBLIC_URL must begin with https:// unless it is on this machine.");
  let bot: Bot | undefined;
  const { log, pause = later } = surroundings;
  const mail = settings.mail && createMail(settings.mail, { log, pause });
  const app = createApp({ ...surroundings, publicUrl, isSecure, assets: createAssets(), mail, bot: () => bot });
  const handle = getRequestListener((request) => app.fetch(request), { overrideGlobalObjects: false });
  return {
    platform: {
      name: "web",
      ...createPosting({ mail, publicUrl, words: surroundings.words }),
      async start(given) {
        bot = given;
      },
      async stop() {
        await mail?.close();
      },
    },
    handle,
  };
}
