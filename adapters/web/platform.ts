/** The port through which the core reaches people on the web: they come and look, and an email may tell them to. */
import { DeliveryFailed, type Platform } from "../../src/chat/platform.js";
import type { Mail } from "./mail.js";
import type { WebWords } from "./settings.js";

type Posting = Pick<Platform, "post" | "update" | "profile" | "limits">;

export interface PostingOptions {
  readonly mail: Mail | undefined;
  readonly words: WebWords;
  readonly publicUrl: URL;
}

export function createPosting({ mail, words, publicUrl }: PostingOptions): Posting {
  return {
    /** What was said is read at the next visit. An email only says that there is something to read. */
    async post(to, _card, attempt) {
      const { account, email } = to;
      if (account === undefined) throw new DeliveryFailed({ kind: "abandon" }, "not_a_web_address");
      const { subject, text } = words.mail.news;
      if (email !== undefined && !attempt.mayHaveArrived)
        mail?.send(email, { subject, text: text(new URL("/pages/messages", publicUrl).href) });
      return { account, id: attempt.id };
    },
    async update() {},
    /** Names are given with invitations; browsers tell no server their time zone. */
    async profile() {
      return { name: "", timeZone: undefined };
    },
    limits: () => [],
  };
}
