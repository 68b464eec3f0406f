/** A reason that somebody else reads: it must not identify a patient either. */
import type { Context } from "../../context.js";
import type { OrganisationId } from "../../database/ids.js";
import { identifierProblems } from "../../directory/refuse-identifiers.js";
import { anyStory } from "../stories.js";
import { readSeenConsent } from "./consents.js";

/** What is wrong with it, if anything. `organisations` are those whose patients it may be about, besides the asker's own. */
export async function reasonProblem(
  context: Context,
  reason: string,
  organisations: readonly OrganisationId[] = [],
): Promise<string | undefined> {
  const problems = await identifierProblems(context, { reason }, { organisations, refused: ["curator"] });
  return problems.reason;
}

/** Where the story of a consent was told: its patients may be numbered as there. */
export async function toldAt({ read }: Pick<Context, "read">, about: string): Promise<readonly OrganisationId[]> {
  const seen = readSeenConsent(about);
  const story = seen && (await anyStory(read, seen.storyId));
  return story === undefined ? [] : [story.organisationId];
}
