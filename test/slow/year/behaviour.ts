/** What people do about what they are sent: most do nothing, some answer, some say "not this time". */
import type { Button, Press } from "../../../src/chat/card.js";
import type { Answer } from "../../../src/chat/interaction.js";
import { answersTo } from "./answers.js";
import type { Dice } from "./dice.js";
import { deedOf, type Person } from "./people.js";
import type { Shown } from "./platforms.js";
import type { World } from "./world.js";

export interface Habits {
  /** Of prompts. */
  readonly answers: number;
  readonly passes: number;
  /** Of those who are in a meeting. */
  readonly agrees: number;
}

export const usualHabits: Habits = { answers: 0.1, passes: 0.06, agrees: 0.7 };

/** What somebody will do, some steps from now. */
export interface Intent {
  readonly person: Person;
  readonly press: Press;
  readonly afterHours: number;
}

/** A weekly count for the groups that watch something: by group's name and week. */
export type Counts = (measure: string, week: string) => number | undefined;

export function intentsFor({ received, buttons }: Shown, habits: Habits, dice: Dice): readonly Intent[] {
  const { person, prompt } = received;
  if (person === undefined) return [];
  const press = chosen(buttons, prompt !== undefined, person, habits, dice);
  return press === undefined ? [] : [{ person, press, afterHours: 1 + dice.below(5) }];
}

function chosen(all: readonly Button[], isPrompt: boolean, person: Person, habits: Habits, dice: Dice) {
  const doing = (...actions: readonly string[]): Press | undefined =>
    all.find(({ press }) => press.kind === "does" && actions.includes(press.action))?.press;
  const opening = (form: string): Press | undefined =>
    all.find(({ press }) => press.kind === "opens" && press.form === form)?.press;
  const week = opening("give-week") ?? doing("say-week");
  if (week !== undefined) return week;
  const status = doing("say-status");
  if (status !== undefined) return dice.chance(0.7) || person.steady ? status : undefined;
  const rule = opening("answer-rule");
  if (rule !== undefined) return dice.chance(0.3) ? rule : undefined;
  if (isPrompt) {
    const draw = dice.next() * (person.leads ? 0.5 : 1);
    if (draw < habits.answers) return all.find(({ press }) => press.kind === "opens")?.press;
    return draw < habits.answers + habits.passes ? doing("pass-prompt") : undefined;
  }
  const met = doing("meeting-met") ?? opening("note-day");
  if (met !== undefined) return dice.chance(habits.agrees) ? met : undefined;
  const time = doing("take-time");
  if (time === undefined) return undefined;
  const draw = dice.next();
  if (draw < 0.04) return doing("leave-meeting");
  return draw < habits.agrees ? time : undefined;
}

/** Problems that a form had with what was written: there should be none. */
export interface Done {
  readonly forms: Map<string, number>;
  readonly problems: string[];
}

export async function act(world: World, { person, press }: Intent, counts: Counts, done: Done): Promise<void> {
  const { bot } = world.core();
  // Whoever is away does nothing with Causeway.
  if (person.left || person.away) return;
  if (press.kind === "does") {
    await bot.handle(deedOf(person, { kind: "pressed", action: press.action, about: press.about }));
    return;
  }
  if (press.kind !== "opens") return;
  const { form, about, fill = {} } = press;
  await answerForm(world, person, await bot.handle(deedOf(person, { kind: "asked", form, about, fill })), counts, done);
}

async function answerForm(world: World, person: Person, answer: Answer, counts: Counts, done: Done): Promise<void> {
  if (answer.kind !== "form") return;
  const { form, about } = answer.view;
  const count = counts(about, String(answer.view.fields.find(({ name }) => name === "week")?.initial ?? ""));
  const filled = answersTo(answer.view, person, world);
  const answers = count === undefined ? filled : { ...filled, count: String(count) };
  const sent = await world.core().bot.handle(deedOf(person, { kind: "submitted", form, about, answers }));
  learnEmployer(world, person, answers["employer"]);
  done.forms.set(form, (done.forms.get(form) ?? 0) + 1);
  if (sent.kind === "correct") done.problems.push(`${form}: ${JSON.stringify(sent.problems)}`);
}

/** Whoever is asked whom they work for has said it then. */
function learnEmployer({ settings }: World, person: Person, said: string | readonly string[] | undefined): void {
  for (const [key, id] of settings.ids.organisation) if (id === said) person.organisation = key;
}
