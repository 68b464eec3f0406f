/** The page of abbreviations, as it is now and after each change. */
import type { Page } from "../chat/feature.js";
import { type Outcome, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import type { MemberId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { noticeCard } from "../directory/directory-cards.js";
import { type Meaning, newestMeanings, removableIds } from "./jargon.js";
import { JARGON_PAGE, listCard, MOST_LISTED, type Viewer } from "./jargon-cards.js";

export const jargonPage: Page<Context> = { name: JARGON_PAGE, visited: showJargon };

export async function showJargon(context: Context): Promise<Outcome> {
  return notHere(context) ?? reply(await listCardFor(context, context.read, context.asker.memberId));
}

/** The system's words are for the organisations in it. */
export function notHere({ asker, words, system }: Context): Outcome | undefined {
  return asker.employers.length === 0 ? reply(noticeCard(words.directory.notSetUp(system.name))) : undefined;
}

export async function listCardFor(context: Context, read: Reader, memberId: MemberId | undefined, news?: string) {
  const newest = await newestMeanings(read, context.asker.employer?.id, MOST_LISTED + 1);
  return listCard(context.words, newest, await viewerOf(context, read, memberId, newest), news);
}

export async function viewerOf(
  { asker, system }: Context,
  read: Reader,
  memberId: MemberId | undefined,
  meanings: readonly Meaning[],
): Promise<Viewer> {
  const removable = await removableIds(read, meanings, memberId);
  return { system, removable, knowsEmployer: asker.employer !== undefined };
}
