/** A reason that somebody else reads: it must not identify a patient either. */
import type { Context } from "../context.js";
import { identifierProblems } from "../directory/refuse-identifiers.js";

/** What is wrong with it, if anything. */
export async function reasonProblem(context: Context, reason: string): Promise<string | undefined> {
  const problems = await identifierProblems(context, { reason });
  return problems.reason;
}
