/** Stewards say how often a ritual comes, when, how long it takes, whom it asks and what answers it. */
import { note } from "../../chat/card.js";
import { type Answers, defineForm, type Fields, type Presentation } from "../../chat/form.js";
import { correct, type Problems, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import type { Cadence, Completion, RitualAudience } from "../../database/tables/rituals.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { isSteward } from "../../directory/roles.js";
import type { Ritual } from "../catalogue.js";
import { findRitual, saveRitual } from "../rituals.js";
import { keepRitual } from "./keep-ritual.js";
import { readAskingTime } from "./read-time.js";
import {
  isAudienceFixed,
  isCadenceFixed,
  isCompletionFixed,
  ownAudiences,
  ownCadences,
  ownCompletions,
} from "./ritual-choices.js";
import { ritualCardFor } from "./show-ritual.js";

const MOST_MINUTES = 60;

const fields = {
  cadence: { kind: "one", required: true },
  day: { kind: "one", required: true },
  time: { kind: "line", max: 5, required: true },
  minutes: { kind: "line", max: 2, required: true },
  audience: { kind: "one", required: true },
  completion: { kind: "one", required: true },
} as const satisfies Fields;

/** `about` is the ritual. */
export const editRitualPlan = defineForm({
  name: "ritual-plan",
  fields,
  async present({ words, read, asker }: Context, about) {
    const { planForm: form, one, meant } = words.rituals;
    if (!(await isSteward(read, asker.memberId))) return reply(noticeCard(one.notSteward));
    const ritual = await findRitual(read, words, about);
    if (ritual === undefined) return reply(noticeCard(meant.gone));
    const fixed = fixedIn(words, ritual);
    return {
      title: form.title,
      send: form.send,
      before: fixed === undefined ? [] : [note(fixed)],
      questions: questionsOf(words, ritual),
    };
  },
  async submit(context, answers, about) {
    const { words, now, read } = context;
    const { one, meant } = words.rituals;
    const ritual = await findRitual(read, words, about);
    if (ritual === undefined) return reply(noticeCard(meant.gone));
    const plan = readPlan(words, ritual, answers);
    if ("problems" in plan) return correct(plan.problems);
    return context.write(async (tx, me) => {
      if (!(await isSteward(tx, me.id))) return reply(noticeCard(one.notSteward));
      const { key, name, purpose, prompt, element, way } = (await findRitual(tx, words, about)) ?? ritual;
      await saveRitual(tx, { key, name, purpose, prompt, element, way, ...plan, editedBy: me.id, editedAt: now });
      await keepRitual(tx, { me, now, name });
      return reply(await ritualCardFor(context, tx, me.id, key, words.rituals.wordsForm.saved(name)));
    });
  },
});

/** What cannot be changed is said, and not asked. */
function fixedIn({ rituals: { planForm: form, asked, taken } }: Context["words"], ritual: Ritual): string | undefined {
  const [who, done] = [asked[ritual.audience].toLowerCase(), taken[ritual.completion].toLowerCase()];
  if (isAudienceFixed(ritual) && isCompletionFixed(ritual)) return form.fixed(who, done);
  if (isAudienceFixed(ritual)) return form.fixedWho(who);
  return isCompletionFixed(ritual) ? form.fixedDone(done) : undefined;
}

function questionsOf({ rituals }: Context["words"], ritual: Ritual): Presentation<typeof fields>["questions"] {
  const { planForm: form, cadences, days, asked, taken } = rituals;
  const isFixed = isCadenceFixed(ritual);
  return {
    cadence: isFixed
      ? undefined
      : {
          label: form.cadence,
          choices: ownCadences.map((value) => ({ value, label: capital(cadences[value]) })),
          initial: ritual.cadence,
        },
    day: isFixed
      ? undefined
      : {
          label: form.day,
          choices: days.map((label, at) => ({ value: String(at + 1), label })),
          initial: String(ritual.day),
        },
    time: { label: form.time, hint: form.timeHint, initial: ritual.time },
    minutes: { label: form.minutes, hint: form.minutesHint, initial: String(ritual.minutes) },
    audience: isAudienceFixed(ritual)
      ? undefined
      : {
          label: form.who,
          choices: ownAudiences.map((value) => ({ value, label: asked[value] })),
          initial: ritual.audience,
        },
    completion: isCompletionFixed(ritual)
      ? undefined
      : {
          label: form.done,
          choices: ownCompletions.map((value) => ({ value, label: taken[value] })),
          initial: ritual.completion,
        },
  };
}

type Plan = Pick<Ritual, "cadence" | "day" | "time" | "minutes" | "audience" | "completion">;

/** All of it, or every problem together. The form has checked that what was chosen was offered. */
function readPlan(
  { rituals: { planForm: form } }: Context["words"],
  ritual: Ritual,
  given: Answers<typeof fields>,
): Plan | { readonly problems: Problems } {
  const timed = readAskingTime(given.time);
  const minutes = /^\d{1,2}$/.test(given.minutes) ? Number(given.minutes) : 0;
  const audience = chosen<RitualAudience>(given.audience, ritual.audience);
  const completion = chosen<Completion>(given.completion, ritual.completion);
  const isTooMuch = audience === "forums" && completion !== "words";
  const problems: Problems = {
    ...("problem" in timed ? { time: form[timed.problem] } : {}),
    ...(minutes < 1 || minutes > MOST_MINUTES ? { minutes: form.minutesWrong } : {}),
    ...(isTooMuch ? { [given.completion === "" ? "audience" : "completion"]: form.channelsAnswer } : {}),
  };
  if ("problem" in timed || Object.keys(problems).length > 0) return { problems };
  const cadence = chosen<Cadence>(given.cadence, ritual.cadence);
  return { cadence, day: Number(given.day) || ritual.day, time: timed.time, minutes, audience, completion };
}

/** What was not asked stays. */
const chosen = <T extends string>(given: string, before: T): T => (given === "" ? before : (given as T));

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
