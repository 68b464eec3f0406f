/** What is wrong with a ritual's words: what gives somebody away, and abbreviations that not everybody knows. */
import type { Context } from "../../context.js";
import { identifierProblems } from "../../directory/refuse-identifiers.js";
import { type Meaning, meaningsOf } from "../../jargon/jargon.js";
import { longFormOf } from "../../safeguards/explain.js";
import { spotAbbreviations } from "../../safeguards/jargon.js";

/** By field. What the system's own glossary explains may stand; what only the starter glossary knows is written out. */
export async function wordProblems<Field extends string>(
  context: Context,
  texts: Readonly<Record<Field, string>>,
): Promise<Partial<Record<Field, string>>> {
  const { read, words } = context;
  const unfit = await identifierProblems(context, texts, { refused: ["curator"] });
  const spotted = new Map<Field, readonly string[]>();
  for (const field of Object.keys(texts) as Field[]) spotted.set(field, spotAbbreviations(texts[field]));
  const meanings = await meaningsOf(read, undefined, [...spotted.values()].flat());
  const problems: Partial<Record<Field, string>> = {};
  for (const [field, names] of spotted) {
    const unknown = names.filter((name) => !isExplained(meanings.get(name)));
    const problem = unfit[field] ?? (unknown.length === 0 ? undefined : saidOf(words, unknown, meanings));
    if (problem !== undefined) problems[field] = problem;
  }
  return problems;
}

const isExplained = (meanings: readonly Meaning[] = []): boolean => meanings.some(({ source }) => source === "system");

function saidOf(
  { rituals }: Context["words"],
  unknown: readonly string[],
  meanings: ReadonlyMap<string, readonly Meaning[]>,
): string {
  const { jargon, jargonMeant } = rituals.wordsForm;
  const meant = unknown.flatMap((name) => {
    const forms = [...new Set((meanings.get(name) ?? []).map(({ meaning }) => longFormOf(meaning)))];
    return forms.length === 0 ? [] : [jargonMeant(name, forms)];
  });
  return [jargon(unknown), ...meant].join(" ");
}
