/** A reason that somebody else reads: it must not identify a patient either. */
import type { Context } from "../context.js";
import { findIdentifiers } from "../safeguards/identifiers.js";

/** What is wrong with it, if anything. */
export function reasonProblem({ words, now }: Pick<Context, "words" | "now">, reason: string): string | undefined {
  const [finding] = findIdentifiers(reason, { year: now.getUTCFullYear() }).filter(
    ({ outcome }) => outcome === "block" || outcome === "ask",
  );
  return finding && words.consent.identifier(finding.found);
}
