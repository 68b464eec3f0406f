/** "My record": a person's own stories and thanks as a document, for that person alone. */
import type { Page, Verb } from "../chat/feature.js";
import { type Outcome, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { noticeCard } from "../directory/directory-cards.js";
import type { Words } from "../words/en-GB.js";
import { RECORD_PAGE, recordCard } from "./record-cards.js";
import { recordPage, recordText } from "./record-documents.js";

export const recordVerb = (words: Words): Verb<Context> => ({
  name: "my",
  purpose: words.record.purpose,
  usage: words.record.usage,
  command: false,
  said: showRecord,
});

export const myRecordPage: Page<Context> = { name: RECORD_PAGE, visited: showRecord };

async function showRecord({ words, asker, addressOf }: Context): Promise<Outcome> {
  const { memberId, unnamed } = asker;
  // Whoever has left nothing here has nothing to ask for.
  if (memberId === undefined || unnamed) return reply(noticeCard(words.record.nothing));
  const page = addressOf(recordPage, "", memberId);
  const text = addressOf(recordText, "", memberId);
  if (page === undefined || text === undefined) return reply(noticeCard(words.record.noPages));
  return reply(recordCard(words, page, text));
}
