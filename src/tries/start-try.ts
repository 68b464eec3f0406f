/** `/try`: aim, prediction, test, and the day on which to look. Also the next round of one that was adapted. */

import { note } from "../chat/card.js";
import type { Verb } from "../chat/feature.js";
import { type Answers, defineForm } from "../chat/form.js";
import { correct, type Outcome, open, reply } from "../chat/interaction.js";
import type { Context, Me } from "../context.js";
import { type OrganisationId, readId, type TeamId, type TryId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { type TryTag, tryTags } from "../database/tables/practice.js";
import { rememberMember } from "../directory/askers.js";
import { noticeCard } from "../directory/directory-cards.js";
import { dueDayField, dueDayQuestion } from "../directory/in-hand.js";
import { identifierProblems } from "../directory/refuse-identifiers.js";
import { safetyNodes } from "../directory/routes.js";
import { teamsOf } from "../groups/team-groups.js";
import { completePrompt } from "../rituals/prompted-rituals.js";
import { readDueDay } from "../schedule/due-days.js";
import { revise } from "../schedule/messages.js";
import type { Words } from "../words/en-GB.js";
import { studyLater, tryStarted } from "./study-later.js";
import { addTry, ownTry, type Try } from "./tries.js";

const MOST_TEAMS = 50;
const NO_TEAM = "none";

export const tryVerb = (words: Words): Verb<Context> => ({
  name: "try",
  purpose: words.tries.purpose,
  usage: words.tries.usage,
  command: true,
  said: async (_context, typed) => open(startTry, "", typed === "" ? {} : { aim: typed }),
});

const fields = {
  employer: { kind: "one", required: true },
  aim: { kind: "paragraph", max: 300, required: true },
  prediction: { kind: "paragraph", max: 300, required: true },
  test: { kind: "paragraph", max: 500, required: true },
  who: { kind: "line", max: 160, required: true },
  tag: { kind: "one", required: true },
  team: { kind: "one", required: true },
  studyOn: dueDayField,
} as const;

/** `about` is the try that this one goes on from, if any. */
export const startTry = defineForm({
  name: "start-try",
  fields,
  async present(context: Context, about) {
    const { words, asker, system } = context;
    if (asker.employers.length === 0 || asker.unnamed) return reply(noticeCard(words.directory.notSetUp(system.name)));
    const before = await goesOnFrom(context, about);
    if (about !== "" && before === undefined) return reply(noticeCard(words.tries.gone));
    const { form, tags } = words.tries;
    const employers = asker.employers.map(({ id, name }) => ({ value: id, label: name }));
    const initial = initialOf(before);
    return {
      title: before === undefined ? form.title : form.titleAgain,
      send: form.send,
      before: [note(form.intro)],
      after: await safetyNodes(context),
      questions: {
        employer: asker.employer === undefined ? { label: words.directory.employer, choices: employers } : undefined,
        aim: { label: form.aim, hint: form.aimHint, missing: form.aimMissing, initial: initial.aim },
        prediction: { label: form.prediction, hint: form.predictionHint, missing: form.predictionMissing },
        test: { label: form.test, hint: form.testHint, missing: form.testMissing, initial: initial.test },
        who: { label: form.who, hint: form.whoHint, missing: form.whoMissing, initial: initial.who },
        tag: {
          label: form.tag,
          choices: tryTags.map((value) => ({ value, label: tags[value] })),
          initial: initial.tag,
        },
        team: await teamQuestion(context, before),
        studyOn: { ...dueDayQuestion(context), label: form.studyOn },
      },
    };
  },
  async submit(context, answers, about) {
    const { words, now, system } = context;
    const { aim, prediction, test, who } = answers;
    const due = readDueDay(answers.studyOn, now, system.timeZone);
    const unfit = await identifierProblems(context, { aim, prediction, test, who }, { refused: ["curator"] });
    const problems = { ...unfit, ...("problem" in due ? { studyOn: words.dueDay[due.problem] } : {}) };
    if ("problem" in due || Object.keys(problems).length > 0) return correct(problems);
    return context.write(async (tx, me) =>
      begin({ ...context, read: tx }, tx, me, { ...answers, studyOn: due.date }, about),
    );
  },
});

type Started = Answers<typeof fields>;

async function begin(context: Context, tx: Writer, me: Me, answers: Started, about: string): Promise<Outcome> {
  const { asker, now, system, words } = context;
  const before = await goesOnFrom(context, about);
  if (about !== "" && before === undefined) return reply(noticeCard(words.tries.gone));
  const { aim, prediction, test, who, studyOn, employer } = answers;
  // The form has checked that each is one of what it offered.
  const organisationId = asker.employer?.id ?? (employer as OrganisationId);
  const tag = answers.tag as TryTag;
  const teamId = answers.team === "" || answers.team === NO_TEAM ? null : (answers.team as TeamId);
  if (asker.employer === undefined) await rememberMember(tx, me.id, { organisationId });
  const planned = { aim, prediction, test, who, tag, teamId, organisationId, memberId: me.id, studyOn };
  const id = await addTry(tx, { ...planned, after: before?.id ?? null, startedAt: now });
  await studyLater(tx, id, studyOn, system.timeZone);
  if (before !== undefined) await revise(tx, `try:${before.id}`, now);
  await completePrompt(tx, { memberId: me.id, completions: ["try", "lesson"], done: `try:${id}`, now });
  return context.confirm(tx, me, tryStarted, { try: id });
}

/** One's own that was adapted. */
async function goesOnFrom({ read, asker }: Pick<Context, "read" | "asker">, about: string): Promise<Try | undefined> {
  const before = await ownTry(read, readId<TryId>(about), asker.memberId);
  return before?.decision === "adapt" && !before.goesOn ? before : undefined;
}

const initialOf = (before: Try | undefined): Readonly<Record<"aim" | "test" | "who" | "tag", string>> =>
  before === undefined
    ? { aim: "", test: "", who: "", tag: "mechanics" }
    : { aim: before.aim, test: before.test, who: before.who, tag: before.tag };

/** Not asked of whoever is in no group. */
async function teamQuestion({ words, read, asker }: Context, before: Try | undefined) {
  const own = asker.memberId === undefined ? [] : await teamsOf(read, asker.memberId, MOST_TEAMS);
  if (own.length === 0) return undefined;
  const { form } = words.tries;
  const choices = [{ value: NO_TEAM, label: form.noTeam }, ...own.map(({ id, name }) => ({ value: id, label: name }))];
  return { label: form.team, choices, initial: before?.teamId ?? NO_TEAM };
}
