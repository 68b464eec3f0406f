/** "web": a link that signs somebody in, for a moment, on a page. */
import { buttons, note, text } from "../chat/card.js";
import type { Verb } from "../chat/feature.js";
import { reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { later } from "../schedule/clock.js";
import type { Words } from "../words/en-GB.js";
import { noticeCard } from "./directory-cards.js";
import { createSignIn, LINK_LIFE_MS } from "./passes.js";

export const webVerb = (words: Words): Verb<Context> => ({
  name: "web",
  purpose: words.web.purpose,
  command: false,
  async said({ words, asker, now, system, write }) {
    const { publicUrl } = system;
    if (publicUrl === undefined) return reply(noticeCard(words.web.notHere));
    if (asker.employers.length === 0) return reply(noticeCard(words.directory.notSetUp(system.name)));
    return write(async (tx, me) => {
      const token = await createSignIn(tx, me.id, later(now, LINK_LIFE_MS));
      const { summary, open, once } = words.web;
      const link = { kind: "visits", url: signInAddress(publicUrl, token) } as const;
      return reply({
        summary,
        body: [text(summary), buttons({ label: open, press: link, tone: "primary" }), note(once)],
      });
    });
  },
});

export function signInAddress(publicUrl: string, token: string): string {
  return `${publicUrl}/sign-in/${token}`;
}
