/** `/causeway away`: whoever looks after an organisation says that somebody of it is away, or back, and not why. */
import type { Action, Page, Verb } from "../chat/feature.js";
import { defineForm } from "../chat/form.js";
import { correct, type Outcome, replace, reply } from "../chat/interaction.js";
import { nameOf } from "../chat/text.js";
import type { Context } from "../context.js";
import { type MemberId, readId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import type { Words } from "../words/en-GB.js";
import { authorityOf } from "./authority.js";
import { markAway, markable, markableBy, markBack } from "./away.js";
import { AWAY_PAGE, awayCard, chooseAwayCard } from "./away-cards.js";
import { noticeCard } from "./directory-cards.js";
import { type Among, type FoundPerson, peopleAway, peopleCalled } from "./known-people.js";

const MOST_CHOICES = 8;

export const awayVerb = (words: Words): Verb<Context> => ({
  name: "away",
  purpose: words.manners.away.purpose,
  command: false,
  said: showAway,
});

export const awayPage: Page<Context> = { name: AWAY_PAGE, visited: showAway };

async function showAway({ words, read, asker }: Context): Promise<Outcome> {
  return reply(await awayCardFor(words, read, asker.memberId));
}

async function awayCardFor(words: Words, read: Reader, memberId: MemberId | undefined, news?: string) {
  const among = markableBy(await authorityOf(read, memberId));
  if (among.length === 0) return noticeCard(words.manners.away.notYours);
  return awayCard(words, await peopleAway(read, among), news);
}

export const markAwayForm = defineForm({
  name: "mark-away",
  fields: { person: { kind: "line", max: 80, required: true } },
  async present({ words, read, asker }: Context) {
    const { form, notYours } = words.manners.away;
    if (markableBy(await authorityOf(read, asker.memberId)).length === 0) return reply(noticeCard(notYours));
    const { title, send, person: label, personHint: hint, personMissing: missing } = form;
    return { title, send, questions: { person: { label, hint, missing } } };
  },
  async submit({ words, read, asker }, { person }) {
    const { form } = words.manners.away;
    const found = await calledAmong(read, person, markableBy(await authorityOf(read, asker.memberId)));
    if (found.length === 0) return correct({ person: form.nobody(nameOf(person)) });
    if (found.length > MOST_CHOICES) return correct({ person: form.tooMany });
    return reply(chooseAwayCard(words, found));
  },
});

/** Somebody in a workspace that two organisations share may be found at both. */
async function calledAmong(read: Reader, typed: string, among: readonly Among[]): Promise<readonly FoundPerson[]> {
  const found = new Map<MemberId, FoundPerson>();
  for (const where of among) for (const person of await peopleCalled(read, typed, where)) found.set(person.id, person);
  return [...found.values()];
}

export const markAwayAction = marking("mark-away", "here");
export const markBackAction = marking("mark-back", "away");

/** `which` they are now. The card says what has become of it, and who is away. */
function marking(name: string, which: "here" | "away"): Action<Context> {
  return {
    name,
    async pressed({ words, now, write }, about) {
      const { marked, markedBack, nothing } = words.manners.away;
      const id = readId<MemberId>(about);
      return write(async (tx, me) => {
        const found = id && (await markable(tx, id, await authorityOf(tx, me.id), which));
        const mark = which === "here" ? markAway : markBack;
        const isNews = found !== undefined && (await mark(tx, found, { actorId: me.id, now }));
        const news = isNews ? (which === "here" ? marked : markedBack)(found.person.name) : nothing;
        return replace(await awayCardFor(words, tx, me.id, news));
      });
    },
  };
}
