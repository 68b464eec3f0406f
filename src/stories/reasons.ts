/** A reason that somebody else reads: it must not identify a patient either. */
import type { Context } from "../context.js";
import type { OrganisationId } from "../database/ids.js";
import { identifierProblems } from "../directory/refuse-identifiers.js";

/** What is wrong with it, if anything. `organisations` are those whose patients it may be about, besides the asker's own. */
export async function reasonProblem(
  context: Context,
  reason: string,
  organisations: readonly OrganisationId[] = [],
): Promise<string | undefined> {
  const problems = await identifierProblems(context, { reason }, { organisations, refused: ["curator"] });
  return problems.reason;
}
