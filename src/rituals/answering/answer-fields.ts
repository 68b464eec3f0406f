/** What the form of a ritual asks, and how its answers are read. */
import type { Answers, Fields, Presentation } from "../../chat/form.js";
import type { Problems } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import type { TeamId } from "../../database/ids.js";
import { findOwner } from "../../directory/find-owner.js";
import { dueDayField, dueDayQuestion, ownerAndDay, ownerField } from "../../directory/in-hand.js";
import type { FoundPerson } from "../../directory/known-people.js";
import { identifierProblems } from "../../directory/refuse-identifiers.js";
import type { Team } from "../../groups/team-groups.js";
import { readDueDay } from "../../schedule/due-days.js";
import type { Ritual } from "../catalogue.js";
import type { Answered } from "./answered-rituals.js";

/** Four of these, their questions and who sees to it fit one card of any chat. */
const LONGEST_ANSWER = 600;
const answer = { kind: "paragraph", max: LONGEST_ANSWER, required: true } as const;

export const answerFields = {
  answer1: answer,
  answer2: answer,
  answer3: answer,
  answer4: answer,
  team: { kind: "one", required: true },
  owner: ownerField,
  dueOn: dueDayField,
} as const satisfies Fields;

export const NO_TEAM = "none";
const boxes = ["answer1", "answer2", "answer3", "answer4"] as const;
type Given = Answers<typeof answerFields>;

export interface Offered {
  /** Those that they may answer for. */
  readonly groups: readonly Pick<Team, "id" | "name">[];
  readonly team: TeamId | undefined;
}

export function answerQuestions(
  context: Pick<Context, "words" | "now" | "system">,
  { asks, needsOwner }: Ritual,
  { groups, team }: Offered,
): Presentation<typeof answerFields>["questions"] {
  const { answerForm: form } = context.words.rituals;
  const box = (at: number) => {
    const label = asks[at];
    return label === undefined ? undefined : { label, missing: form.missing };
  };
  const choices = [
    ...groups.map(({ id, name }) => ({ value: id, label: name })),
    { value: NO_TEAM, label: form.noTeam },
  ];
  return {
    ...{ answer1: box(0), answer2: box(1), answer3: box(2), answer4: box(3) },
    team: groups.length === 0 ? undefined : { label: form.team, choices, initial: team ?? groups[0]?.id ?? NO_TEAM },
    owner: needsOwner ? { label: form.owner, hint: form.ownerHint, missing: form.ownerMissing } : undefined,
    dueOn: needsOwner ? { ...dueDayQuestion(context), hint: form.dueOnHint } : undefined,
  };
}

export interface ReadAnswer {
  readonly answers: readonly Answered[];
  readonly owner: FoundPerson | undefined;
  readonly dueOn: string | null;
}

/** All of it, or every problem together. */
export async function readAnswer(
  context: Context,
  { asks, needsOwner }: Ritual,
  given: Given,
): Promise<ReadAnswer | { readonly problems: Problems }> {
  const { words, now, system } = context;
  const shown = boxes.slice(0, asks.length);
  const { answer1, answer2, answer3, answer4 } = given;
  const unfit = await identifierProblems(context, { answer1, answer2, answer3, answer4 }, { refused: ["curator"] });
  const found = needsOwner ? await findOwner(context, given.owner) : { owner: undefined };
  const due = needsOwner ? readDueDay(given.dueOn, now, system.timeZone) : { date: null };
  const read = ownerAndDay(words, found, due);
  if ("problems" in read) return { problems: { ...unfit, ...read.problems } };
  if (Object.keys(unfit).length > 0) return { problems: unfit };
  const answers = shown.map((box, at): Answered => ({ question: asks[at] ?? "", answer: given[box] }));
  return { answers, ...read };
}
