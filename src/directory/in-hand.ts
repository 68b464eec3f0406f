/** Somebody says who will see to something, with one step and a day: themselves, or somebody whom Causeway knows. */
import type { Answers, Fields, Presentation } from "../chat/form.js";
import type { Problems } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { proposedDay, readDueDay } from "../schedule/due-days.js";
import type { Words } from "../words/en-GB.js";
import { findOwner } from "./find-owner.js";
import type { FoundPerson } from "./known-people.js";
import { identifierProblems } from "./refuse-identifiers.js";

export const ownerField = { kind: "line", max: 160, required: true } as const;
export const dueDayField = { kind: "line", max: 40, required: true } as const;

export const inHandFields = {
  owner: ownerField,
  action: { kind: "paragraph", max: 300, required: true },
  dueOn: dueDayField,
} as const satisfies Fields;

export const ownerQuestion = ({ inHand }: Words) => ({
  label: inHand.owner,
  hint: inHand.ownerHint,
  missing: inHand.ownerMissing,
});

/** A fortnight ahead is proposed. */
export function dueDayQuestion({ words, now, system }: Pick<Context, "words" | "now" | "system">) {
  const { hint, missing, written } = words.dueDay;
  return { label: words.inHand.dueOn, hint, missing, initial: written(proposedDay(now, system.timeZone)) };
}

export interface Asking {
  /** Whoever asks will see to it. */
  readonly isMine: boolean;
  readonly actionHint: string;
  /** What they said before that they would do. */
  readonly kept: string | null;
}

export function inHandQuestions(
  context: Pick<Context, "words" | "now" | "system">,
  { isMine, actionHint, kept }: Asking,
): Presentation<typeof inHandFields>["questions"] {
  const { words } = context;
  const { mine, theirs, actionMissing } = words.inHand;
  return {
    owner: isMine ? undefined : ownerQuestion(words),
    action: {
      ...{ label: isMine ? mine : theirs, hint: actionHint, missing: actionMissing },
      ...(kept === null ? {} : { initial: kept }),
    },
    dueOn: dueDayQuestion(context),
  };
}

interface Refused {
  readonly problems: Problems;
}

interface OwnerAndDay<Owner, Day> {
  readonly owner: Owner;
  /** A local date. */
  readonly dueOn: Day;
}

/** All of it, or every problem together. The owner is undefined where whoever asks will see to it. */
export async function readInHand(
  context: Context,
  { owner, action, dueOn }: Answers<typeof inHandFields>,
  isMine: boolean,
): Promise<(OwnerAndDay<FoundPerson | undefined, string> & { readonly action: string }) | Refused> {
  const { words, now, system } = context;
  const found = isMine ? { owner: undefined } : await findOwner(context, owner);
  const read = ownerAndDay(words, found, readDueDay(dueOn, now, system.timeZone));
  const unfit = await identifierProblems(context, { action }, { refused: ["curator"] });
  if ("problems" in read) return { problems: { ...read.problems, ...unfit } };
  return unfit.action === undefined ? { ...read, action } : { problems: { action: unfit.action } };
}

/** Both, or what is wrong with either. */
export function ownerAndDay<Owner, Day>(
  { dueDay }: Words,
  found: { readonly owner: Owner } | { readonly problem: string },
  due: { readonly date: Day } | { readonly problem: "notADay" | "past" | "far" },
): OwnerAndDay<Owner, Day> | Refused {
  if (!("problem" in found || "problem" in due)) return { owner: found.owner, dueOn: due.date };
  const problems = {
    ...("problem" in found ? { owner: found.problem } : {}),
    ...("problem" in due ? { dueOn: dueDay[due.problem] } : {}),
  };
  return { problems };
}
