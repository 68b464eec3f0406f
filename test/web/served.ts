/** The adapter behind a real loopback server, with a core made of plain objects and a bot that remembers. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  connectWeb,
  type MailSettings,
  type OpenedDocument,
  type SignedIn,
  type Standing,
  type WebConnection,
  type WebDoors,
} from "../../adapters/web/web.js";
import type { Answer, Interaction } from "../../src/chat/interaction.js";
import { DAY } from "../../src/schedule/clock.js";
import { words as english } from "../../src/words/en-GB.js";
import { digest, storyForm } from "./forms.js";

export const words = english.pages;

export const clock = new Date("2026-11-16T09:00:00Z");
export const maria: SignedIn = { platform: "web", workspace: "web", account: "maria", name: "Maria Osei" };
/** A session that the core already knows. */
export const session = "s".repeat(43);

const beechGrove: Standing = {
  who: { platform: "web", workspace: "web", account: "anybody", name: "A colleague" },
  organisation: "Beech Grove Care Home",
  form: "share-story",
};

export interface Served {
  readonly url: string;
  readonly connection: WebConnection;
  readonly interactions: Interaction[];
  readonly log: { readonly fields: object; readonly message: string }[];
  /** Sign-in links that can still be used. */
  readonly links: Set<string>;
  readonly sessions: Map<string, SignedIn>;
  get(path: string, options?: Asking): Promise<Response>;
  /** Sends a form as a browser does. */
  post(path: string, fields: Readonly<Record<string, string>> | string, options?: Asking): Promise<Response>;
  close(): Promise<void>;
}

export interface Asking {
  readonly session?: string | undefined;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Answering = (interaction: Interaction) => Answer | Promise<Answer>;

export interface ServedOptions {
  readonly answer?: Answering;
  readonly doors?: Partial<WebDoors>;
  readonly documents?: Readonly<Record<string, OpenedDocument>>;
  readonly publicUrl?: string;
  readonly mail?: MailSettings;
  readonly started?: boolean;
}

export async function serveWeb(options: ServedOptions = {}) {
  const { answer = usual, doors, documents = {}, publicUrl, mail, started = true } = options;
  const log: Served["log"] = [];
  const interactions: Interaction[] = [];
  const links = new Set<string>();
  const sessions = new Map([[session, maria]]);
  const line = (fields: object, message: string) => log.push({ fields, message });
  let connection: WebConnection | undefined;
  const server = createServer((request, response) => void connection?.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  connection = connectWeb(
    { publicUrl: publicUrl ?? url, mail },
    {
      ...{ words, log: { info: line, warn: line, error: line }, caught: () => "K7Q2-9F" },
      system: { name: "Northshire Together" },
      doors: { ...doorsOf(links, sessions), ...doors },
      documents: { open: async (address) => documents[address] ?? { kind: "unknown" } },
    },
  );
  if (started)
    await connection.platform.start({
      async handle(interaction) {
        interactions.push(interaction);
        return answer(interaction);
      },
    });
  const ask = (path: string, { session: who, method = "GET", headers = {} }: Asking = {}, body?: string) =>
    fetch(new URL(path, url), {
      method,
      headers: { ...(who === undefined ? {} : { cookie: `causeway=${who}` }), ...headers },
      redirect: "manual",
      ...(body === undefined ? {} : { body }),
    });
  const served: Served = {
    ...{ url, connection, interactions, log, links, sessions },
    get: (path, options) => ask(path, options),
    post: (path, fields, options = {}) => {
      const type = { "content-type": "application/x-www-form-urlencoded", origin: new URL(publicUrl ?? url).origin };
      const body = typeof fields === "string" ? fields : new URLSearchParams(fields).toString();
      return ask(path, { method: "POST", ...options, headers: { ...type, ...options.headers } }, body);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return served;
}

function doorsOf(links: Set<string>, sessions: Map<string, SignedIn>): WebDoors {
  return {
    standing: async (token) => (token === "beech-grove" ? beechGrove : undefined),
    invited: async (token) => (links.has(token) ? { name: maria.name } : undefined),
    linksFor: async (email) => {
      if (email !== "maria@beechgrove.example") return [];
      links.add("mailed");
      return [{ token: "mailed", email, name: maria.name, organisation: beechGrove.organisation }];
    },
    signIn: async (token) => {
      if (!links.delete(token)) return undefined;
      sessions.set(`session of ${token}`, maria);
      return { session: `session of ${token}`, lifeMs: 7 * DAY };
    },
    session: async (token) => sessions.get(token),
    signOut: async (token) => void sessions.delete(token),
  };
}

/** A core with one form, which wants to know what happened. */
export const usual: Answering = ({ deed }) => {
  if (deed.kind === "asked") return { kind: "form", view: { ...storyForm, about: deed.about } };
  if (deed.kind !== "submitted") return { kind: "reply", card: digest, to: "asker" };
  const problems = {
    ...(deed.answers["happened"] ? {} : { happened: "Please say what happened." }),
    ...(deed.answers["with"] ? {} : { with: "Please say which organisations were involved. One is enough." }),
  };
  if (Object.keys(problems).length > 0) return { kind: "correct", problems };
  const summary = "Thank you. Your story is with Beech Grove Care Home now.";
  return { kind: "reply", to: "asker", card: { summary, body: [{ kind: "text", text: summary }] } };
};

/** The hidden fields of the first form on a page that is sent to `to`. */
export function hiddenIn(page: string, to: string): Record<string, string> {
  const form = page.split("<form ").find((part) => part.includes(`action="${to}"`)) ?? "";
  const found = form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
  return Object.fromEntries([...found].map(([, name = "", value = ""]) => [name, value]));
}
