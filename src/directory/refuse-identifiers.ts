/** What the guard makes of texts that have no second step: whatever may be a patient's is taken out or said another way. */
import type { Context } from "../context.js";
import type { OrganisationId } from "../database/ids.js";
import { findIdentifiers, type Kind, type Outcome } from "../safeguards/identifiers.js";
import { guardOptions } from "./guard-options.js";

export interface Reading {
  /** Whose hospital numbers they may hold, besides the asker's own. */
  readonly organisations?: readonly OrganisationId[];
  /** What is legitimate here. */
  readonly allowed?: readonly Kind[];
  /** What is refused here, besides what blocks or is asked about. */
  readonly refused?: readonly Outcome[];
}

/** What is said of each text that may not be kept, by field. */
export async function identifierProblems<Field extends string>(
  { read, words, now, system, asker }: Pick<Context, "read" | "words" | "now" | "system" | "asker">,
  texts: Readonly<Record<Field, string>>,
  { organisations = [], allowed = [], refused = [] }: Reading = {},
): Promise<Partial<Record<Field, string>>> {
  const { looksLike, blocked, asked } = words.guard;
  const options = await guardOptions(read, [asker.employer?.id, ...organisations], now, system.timeZone);
  const problems: Partial<Record<Field, string>> = {};
  for (const field of Object.keys(texts) as Field[]) {
    const findings = findIdentifiers(texts[field], options).filter(
      ({ kind, outcome }) =>
        outcome === "block" || (outcome === "ask" && !allowed.includes(kind)) || refused.includes(outcome),
    );
    // The gravest is told.
    const finding = findings.find(({ outcome }) => outcome === "block") ?? findings[0];
    if (finding === undefined) continue;
    const seems = looksLike[finding.kind](finding.found);
    problems[field] = finding.outcome === "block" ? blocked(seems) : asked(seems);
  }
  return problems;
}
