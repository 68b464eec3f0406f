/** Stewards change the words of a ritual, or add one: first its words, then when it comes and whom it asks. */
import { v7 } from "uuid";
import { note } from "../../chat/card.js";
import { type Answers, defineForm, type Fields } from "../../chat/form.js";
import { correct, type Outcome, type Problems, reply } from "../../chat/interaction.js";
import type { Context, Me } from "../../context.js";
import type { Writer } from "../../database/store.js";
import type { RitualKey } from "../../database/tables/rituals.js";
import { type Element, elements, type Way, ways } from "../../database/tables/stories.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { nameKey } from "../../directory/name-key.js";
import { isSteward } from "../../directory/roles.js";
import { safetyNodes } from "../../directory/routes.js";
import type { Ritual } from "../catalogue.js";
import { allRituals, findRitual, MOST_ASKS, questionsIn, saveRitual, saveSwitch } from "../rituals.js";
import { wordProblems } from "./check-words.js";
import { keepRitual } from "./keep-ritual.js";
import { beginnings } from "./ritual-choices.js";
import { ritualCardFor } from "./show-ritual.js";

/** A name fits a heading, and a button that says what it does besides; what is asked fits one card. */
const fields = {
  name: { kind: "line", max: 40, required: true },
  prompt: { kind: "paragraph", max: 300, required: true },
  purpose: { kind: "paragraph", max: 200, required: true },
  element: { kind: "one", required: true },
  way: { kind: "one", required: true },
} as const satisfies Fields;

/** `about` is the ritual, or nothing where one is added. */
export const editRitualWords = defineForm({
  name: "ritual-words",
  fields,
  async present(context: Context, about) {
    const { words, read, asker } = context;
    const { wordsForm: form, one, meant } = words.rituals;
    if (!(await isSteward(read, asker.memberId))) return reply(noticeCard(one.notSteward));
    const ritual = about === "" ? undefined : await findRitual(read, words, about);
    if (ritual === undefined && about !== "") return reply(noticeCard(meant.gone));
    return {
      title: ritual === undefined ? form.titleNew : form.title,
      send: form.send,
      before: [note(ritual === undefined ? form.introNew : form.intro)],
      after: await safetyNodes(context),
      questions: questionsOf(words, ritual),
    };
  },
  async submit(context, answers, about) {
    const problems = await problemsWith(context, answers, about);
    if (Object.keys(problems).length > 0) return correct(problems);
    return context.write(async (tx, me) => {
      if (!(await isSteward(tx, me.id))) return reply(noticeCard(context.words.rituals.one.notSteward));
      return about === "" ? add(tx, context, me, answers) : change(tx, context, me, about, answers);
    });
  },
});

function questionsOf({ rituals, addition }: Context["words"], ritual: Ritual | undefined) {
  const { wordsForm: form, ways: waysSaid } = rituals;
  return {
    name: { label: form.name, hint: form.nameHint, missing: form.nameMissing, initial: ritual?.name ?? "" },
    prompt: { label: form.prompt, hint: form.promptHint, missing: form.promptMissing, initial: ritual?.prompt ?? "" },
    purpose: {
      ...{ label: form.purpose, hint: form.purposeHint, missing: form.purposeMissing },
      initial: ritual?.purpose ?? "",
    },
    element: {
      label: form.element,
      choices: elements.map((value) => ({ value, label: addition.elements[value] })),
      initial: ritual?.element ?? "ritual",
    },
    way: {
      label: form.way,
      choices: ways.map((value) => ({ value, label: waysSaid[value] })),
      initial: ritual?.way ?? "worlds",
    },
  };
}

type Given = Answers<typeof fields>;

async function problemsWith(context: Context, { name, purpose, prompt }: Given, about: RitualKey): Promise<Problems> {
  const { read, words } = context;
  const { wordsForm: form } = words.rituals;
  const found = await wordProblems(context, { name, purpose, prompt });
  const isTaken = (await allRituals(read, words)).some(
    (one) => one.key !== about && nameKey(one.name) === nameKey(name),
  );
  return {
    ...(questionsIn(prompt).length > MOST_ASKS ? { prompt: form.tooMany(MOST_ASKS) } : {}),
    ...(isTaken ? { name: form.taken } : {}),
    ...found,
  };
}

async function add(tx: Writer, context: Context, me: Me, answers: Given): Promise<Outcome> {
  const { words, now } = context;
  const key = `own:${v7()}`;
  await saveRitual(tx, { key, ...beginnings, ...wordsIn(answers), editedBy: me.id, editedAt: now });
  await saveSwitch(tx, { ritualKey: key, scope: "system", on: false, day: null, time: null });
  await keepRitual(tx, { me, now, name: answers.name });
  return reply(await ritualCardFor(context, tx, me.id, key, words.rituals.wordsForm.added(answers.name)));
}

async function change(tx: Writer, context: Context, me: Me, key: RitualKey, answers: Given): Promise<Outcome> {
  const { words, now } = context;
  const ritual = await findRitual(tx, words, key);
  if (ritual === undefined) return reply(noticeCard(words.rituals.meant.gone));
  const { cadence, day, time, minutes, audience, completion } = ritual;
  const plan = { cadence, day, time, minutes, audience, completion };
  await saveRitual(tx, { key, ...plan, ...wordsIn(answers), editedBy: me.id, editedAt: now });
  await keepRitual(tx, { me, now, name: answers.name });
  return reply(await ritualCardFor(context, tx, me.id, key, words.rituals.wordsForm.saved(answers.name)));
}

/** The form has checked that these are of what it offered. */
const wordsIn = ({ name, purpose, prompt, element, way }: Given) => ({
  ...{ name: onOneLine(name), purpose: onOneLine(purpose), prompt: onOneLine(prompt) },
  ...{ element: element as Element, way: way as Way },
});

const onOneLine = (text: string): string => text.replace(/\s+/g, " ");
