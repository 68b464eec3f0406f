/** `/ritual`: what waits for somebody and what is on for them; with a name, that ritual. */
import type { Action, Page, Verb } from "../chat/feature.js";
import { type Outcome, open, reply } from "../chat/interaction.js";
import { nameOf } from "../chat/text.js";
import type { Context } from "../context.js";
import { authorityOf } from "../directory/authority.js";
import { noticeCard } from "../directory/directory-cards.js";
import type { Words } from "../words/en-GB.js";
import { nameOfRitual } from "./answering/answer-cards.js";
import { answersReadBy } from "./answering/answered-rituals.js";
import { readerOf } from "./answering/show-answers.js";
import { ritualsOnFor, ritualsToStart, type Works } from "./asked-rituals.js";
import type { Ritual } from "./catalogue.js";
import { meantBy } from "./meant-rituals.js";
import { pressToAnswer } from "./press-to-answer.js";
import { openPrompts } from "./prompted-rituals.js";
import { type PromptSubject, subjectToSay, whereAsked } from "./prompts/prompt-subject.js";
import {
  type AnsweredLately,
  MOST_LATELY,
  MOST_ON,
  MOST_WAITING,
  meantCard,
  moreOnCard,
  RITUAL_PAGE,
  ritualsCard,
  type Waiting,
} from "./ritual-cards.js";
import { allRituals } from "./rituals.js";
import { mayChangeRituals } from "./switching/scoped-rituals.js";

export const ritualVerb = (words: Words): Verb<Context> => ({
  name: "ritual",
  purpose: words.rituals.purpose,
  usage: words.rituals.usage,
  command: true,
  said: (context, typed) => (typed.trim() === "" ? showRituals(context) : startNamed(context, typed)),
});

export const ritualPage: Page<Context> = { name: RITUAL_PAGE, visited: showRituals };

/** `about` is the last one shown. */
export const moreRituals: Action<Context> = {
  name: "more-rituals",
  async pressed(context, about) {
    return notHere(context) ?? reply(moreOnCard(context.words, await onAfter(context, about)));
  },
};

/** Rituals are for the organisations of the system. */
function notHere({ asker, words, system }: Context): Outcome | undefined {
  return asker.employers.length === 0 || asker.unnamed
    ? reply(noticeCard(words.directory.notSetUp(system.name)))
    : undefined;
}

async function showRituals(context: Context): Promise<Outcome> {
  const refusal = notHere(context);
  if (refusal !== undefined) return refusal;
  const { read, words, asker } = context;
  const all = await allRituals(read, words);
  const { leads } = await authorityOf(read, asker.memberId);
  return reply(
    ritualsCard(words, {
      waiting: await waitingFor(context, all),
      on: await onAfter(context),
      started: (await ritualsToStart(read, words, worksOf(context))).filter(({ completion }) => completion === "words"),
      lately: await lately(context, all),
      isLeader: leads.length > 0,
      mayChange: await mayChangeRituals(read, asker.memberId),
    }),
  );
}

const worksOf = ({ asker }: Context): Works => ({ memberId: asker.memberId, organisationId: asker.employer?.id });

async function onAfter(context: Context, after?: string): Promise<readonly Ritual[]> {
  const { read, words } = context;
  const on = (await ritualsOnFor(read, words, worksOf(context))).map(({ ritual }) => ritual);
  const from = on.findIndex(({ key }) => key === after) + 1;
  return on.slice(from, from + MOST_ON + 1);
}

/** What was asked and is still there to be answered. */
async function waitingFor({ read, asker, now }: Context, all: readonly Ritual[]): Promise<readonly Waiting[]> {
  const prompts = asker.memberId === undefined ? [] : await openPrompts(read, asker.memberId, now);
  const waiting: Waiting[] = [];
  for (const prompt of prompts) {
    if (waiting.length === MOST_WAITING) break;
    const ritual = all.find(({ key }) => key === prompt.ritualKey);
    const where = await whereAsked(read, prompt);
    const subject = where && (await subjectToSay(read, prompt, where));
    if (ritual === undefined || subject === undefined) continue;
    const { id, about, completion } = prompt;
    waiting.push({ id, about, completion, ritual, subject: saidOf(subject) });
  }
  return waiting;
}

function saidOf(subject: PromptSubject): string | undefined {
  switch (subject.kind) {
    case "nothing":
      return undefined;
    case "story":
      return subject.story.happened;
    case "thanks":
      return subject.thanks.words;
    case "group":
      return subject.name;
  }
}

async function lately(context: Context, all: readonly Ritual[]): Promise<readonly AnsweredLately[]> {
  const { read, words } = context;
  const answers = await answersReadBy(read, readerOf(context), MOST_LATELY);
  return answers.map((answer) => ({
    title: nameOfRitual(words, answer, all),
    by: `${answer.author.name}, ${answer.organisation}`,
    words: answer.answers.map((one) => one.answer).join(" "),
  }));
}

/** Anybody starts any of them. */
async function startNamed(context: Context, typed: string): Promise<Outcome> {
  const refusal = notHere(context);
  if (refusal !== undefined) return refusal;
  const { read, words } = context;
  const { ritual, nearest, isNear } = meantBy(typed, await ritualsToStart(read, words, worksOf(context)));
  const { unknown, several, none } = words.rituals.meant;
  const name = nameOf(typed);
  if (ritual === undefined)
    return reply(meantCard(words, nearest.length === 0 ? none(name) : (isNear ? unknown : several)(name), nearest));
  const press = pressToAnswer(ritual);
  if (press.kind === "opens") return open({ name: press.form }, press.about, press.fill ?? {});
  return reply(meantCard(words, `${ritual.name}: ${ritual.prompt}`, [ritual]));
}
