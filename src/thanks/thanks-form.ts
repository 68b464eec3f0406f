/** The questions of a thank-you: whom, where they work, what for, and who else may see it. */
import type { Answers, Presentation } from "../chat/form.js";
import type { Choice } from "../chat/form-view.js";
import type { Context } from "../context.js";
import type { OrganisationId, ThanksId } from "../database/ids.js";
import { type DraftedThanks, type SeenBy, seenBy } from "../database/tables/thanks.js";
import { nameKey } from "../directory/name-key.js";
import { organisations } from "../directory/organisations.js";
import { purposeNodes } from "../directory/purpose.js";
import { identifierProblems } from "../directory/refuse-identifiers.js";
import { safetyNodes } from "../directory/routes.js";
import type { Kind } from "../safeguards/identifiers.js";
import type { Words } from "../words/en-GB.js";
import { namesIn } from "./names.js";

/** As many as fit beside each other where each of them has to be asked about. */
export const MOST_THANKED = 8;

export const thanksFields = {
  employer: { kind: "one", required: true },
  who: { kind: "line", max: 300, required: true },
  where: { kind: "many", required: true },
  what: { kind: "paragraph", max: 600, required: true },
  seen: { kind: "one", required: true },
} as const;

type ThanksAnswers = Answers<typeof thanksFields>;

export async function askThanks(context: Context, isRelay: boolean): Promise<Presentation<typeof thanksFields>> {
  const { words, read, asker } = context;
  const { form } = words.thanks;
  const employers = asker.employers.map(({ id, name }): Choice => ({ value: id, label: name }));
  const everybody = (await organisations(read)).map(({ id, name }): Choice => ({ value: id, label: name }));
  return {
    title: isRelay ? form.relayTitle : form.title,
    send: form.send,
    before: await purposeNodes(read),
    after: await safetyNodes(context),
    questions: {
      employer: asker.employer === undefined ? { label: words.directory.employer, choices: employers } : undefined,
      who: { label: isRelay ? form.relayWho : form.who, hint: form.whoHint, missing: form.whoMissing },
      where: { label: form.where, hint: form.whereHint, missing: form.whereMissing, choices: everybody },
      what: { label: form.what, hint: form.whatHint, missing: form.whatMissing },
      seen: {
        label: form.seen,
        hint: form.seenHint,
        choices: seenBy.map((value) => ({ value, label: form.seenBy[value] })),
        // Nobody else sees it unless its sender says so.
        initial: "them",
      },
    },
  };
}

/** A colleague who is thanked may be called by a title and a surname. */
export const ofColleagues = ["titled-surname"] as const satisfies readonly Kind[];

/** The answers as a draft; or what is wrong with them, by field. */
export async function readThanks(
  answers: ThanksAnswers,
  from: OrganisationId,
  relayOf: ThanksId | null,
  context: Context,
): Promise<
  | { readonly kind: "drafted"; readonly drafted: DraftedThanks }
  | { readonly kind: "problems"; readonly problems: Record<string, string> }
> {
  const names = namesIn(answers.who);
  const problem = namesProblem(names, context.words);
  const { who, what } = answers;
  const organisations = [from, ...(answers.where as readonly OrganisationId[])];
  const found = await identifierProblems(context, { who, what }, { organisations, allowed: ofColleagues });
  const problems = { ...(problem === undefined ? {} : { who: problem }), ...found };
  if (Object.keys(problems).length > 0) return { kind: "problems", problems };
  return {
    kind: "drafted",
    drafted: {
      from,
      names,
      // The form has checked that each is one of what it offered.
      organisations: answers.where as readonly OrganisationId[],
      words: answers.what,
      seenBy: answers.seen as SeenBy,
      relayOf,
    },
  };
}

function namesProblem(names: readonly string[], { thanks: { form } }: Words): string | undefined {
  if (names.length === 0) return form.whoMissing;
  if (names.some((name) => nameKey(name) === "")) return form.whoUnreadable;
  return names.length > MOST_THANKED ? form.tooMany(MOST_THANKED) : undefined;
}
