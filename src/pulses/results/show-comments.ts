/** All that people wrote in the newest wave that asked for it. */
import { buttons, type Card, does, heading, note, quote } from "../../chat/card.js";
import type { Action } from "../../chat/feature.js";
import { reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { noticeCard } from "../../directory/directory-cards.js";
import type { Words } from "../../words/en-GB.js";
import { newestComments, type WaveComments } from "./published-results.js";
import { resultsFor } from "./readable-pulses.js";

/** What one message of a chat has room for. */
const AT_ONCE = 15;

/** `about` is the pulse, and how many were read already. */
export const showComments: Action<Context> = {
  name: "pulse-comments",
  async pressed(context, about) {
    const { read, words, system } = context;
    const [pulseId = "", after = ""] = about.split(" ");
    const from = /^\d{1,6}$/.test(after) ? Number(after) : 0;
    const asked = await resultsFor(context, pulseId);
    const comments = asked && (await newestComments(read, asked.results.waves));
    if (comments === undefined) return reply(noticeCard(words.pulseResults.notYours));
    return reply(commentsCard(words, comments, { pulseId, from, timeZone: system.timeZone }));
  },
};

interface Place {
  readonly pulseId: string;
  readonly from: number;
  readonly timeZone: string;
}

function commentsCard(
  { pulseResults }: Words,
  { wave, words }: WaveComments,
  { pulseId, from, timeZone }: Place,
): Card {
  const { comments } = pulseResults;
  const to = from + AT_ONCE;
  return {
    summary: comments.heading,
    body: [
      heading(comments.heading),
      note(comments.note(wave.opensAt, timeZone)),
      ...words.slice(from, to).map((one) => quote(one)),
      buttons(
        ...(to < words.length ? [{ label: comments.next, press: does("pulse-comments", `${pulseId} ${to}`) }] : []),
        { label: pulseResults.chart.back, press: does("show-pulse-results", pulseId) },
      ),
    ],
  };
}
