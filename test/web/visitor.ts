/** Somebody with a browser that runs nothing: they open addresses, follow redirects and send the forms that they see. */
import { hiddenIn } from "./served.js";

export interface Seen {
  readonly status: number;
  readonly page: string;
  /** The page's words, without its tags. */
  readonly words: string;
}

export interface Visitor {
  opens(address: string): Promise<Seen>;
  /** Fills in the form that is sent to `to` on the page seen last, and sends it. */
  sends(to: string, answers?: Readonly<Record<string, string>>): Promise<Seen>;
  /** Presses the first button or link that says so, or is read aloud so. `forged` stands in place of what a form hides. */
  presses(label: string, forged?: Readonly<Record<string, string>>): Promise<Seen>;
}

/** `session` is one that they have begun before. */
export function visitor(home: string, session?: string): Visitor {
  let cookie = session === undefined ? "" : `causeway=${session}`;
  let last: Seen = { status: 0, page: "", words: "" };

  async function ask(address: string, body?: URLSearchParams): Promise<Seen> {
    const headers = { cookie, origin: home, ...(body === undefined ? {} : { "content-type": urlencoded }) };
    const response = await fetch(new URL(address, home), {
      headers,
      redirect: "manual",
      ...(body === undefined ? {} : { method: "POST", body: body.toString() }),
    });
    for (const set of response.headers.getSetCookie()) cookie = set.split(";", 1)[0] ?? "";
    const onwards = response.headers.get("location");
    if (response.status === 303 && onwards !== null) return ask(onwards);
    const page = await response.text();
    last = { status: response.status, page, words: wordsOf(page) };
    return last;
  }

  return {
    opens: (address) => ask(address),
    sends: (to, answers = {}) => ask(to, new URLSearchParams({ ...hiddenIn(last.page, to), ...answers })),
    async presses(label, forged = {}) {
      const link = new RegExp(`<a [^>]*href="([^"]+)"[^>]*>${label}</a>`).exec(last.page)?.[1];
      if (link !== undefined) return ask(link.replaceAll("&amp;", "&"));
      const says = (form: string) => form.includes(`>${label}</button>`) || form.includes(`aria-label="${label}"`);
      const part = last.page.split("<form ").find(says) ?? "";
      const [, to] = /action="([^"]+)"/.exec(part) ?? [];
      if (to === undefined) throw new Error(`no button says "${label}" on: ${last.words}`);
      const hidden = [...part.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
      const fields = Object.fromEntries(hidden.map(([, name = "", value = ""]) => [name, value]));
      return ask(to, new URLSearchParams({ ...fields, ...forged }));
    },
  };
}

const urlencoded = "application/x-www-form-urlencoded";

function wordsOf(page: string): string {
  const main = page.slice(page.indexOf("<header"));
  return main
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();
}
