/** A story in its author's hands, who may have it open in two places. */
import type { CardNode } from "../../chat/card.js";
import { type Outcome, reply } from "../../chat/interaction.js";
import type { Context, Me } from "../../context.js";
import { readId, type StoryId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import type { Drafted } from "../../database/tables/stories.js";
import { versionOf } from "../changed-stories.js";
import { ownStory, type Story, standingOwnStory } from "../stories.js";
import { conflictCard } from "../story-cards.js";
import { keptNodes, keptOf, opensEmpty } from "./offer-draft.js";
import { keep } from "./send-writing.js";
import type { Draft } from "./story-drafts.js";
import { type Subject, subjectText } from "./subjects.js";

/** The asker's own story, unless it is withdrawn. */
export async function standingStory({ read, asker }: Context, about: string): Promise<Story | undefined> {
  const id = readId<StoryId>(about);
  if (id === undefined || asker.memberId === undefined) return undefined;
  return standingOwnStory(read, id, asker.memberId);
}

export interface Reopened {
  /** What the form has to be about instead: the story as it is now, and what was kept. */
  readonly again: string | undefined;
  readonly draft: Draft | undefined;
  readonly before: readonly CardNode[];
}

/** How a form about a story opens: an older card names an older version, and something may have been kept. */
export async function reopened(context: Context, form: string, subject: Subject, story: Story): Promise<Reopened> {
  const isNew = opensEmpty(context.interaction.deed);
  const draft = subject.kept || isNew ? await keptOf(context, form, subject) : undefined;
  const wanted = { id: story.id, version: versionOf(story), kept: draft !== undefined };
  const again = isNew && subjectText(wanted) !== subjectText(subject) ? subjectText(wanted) : undefined;
  return { again, draft, before: draft === undefined ? [] : keptNodes(context, draft) };
}

/**
 * Somebody who wrote over a story that was changed meanwhile sees what it says now, and what they wrote is kept.
 * Undefined where there is no such story of theirs any more.
 */
export async function changedMeanwhile(
  context: Context,
  tx: Writer,
  me: Me,
  sent: { readonly form: string; readonly subject: Subject; readonly answers: Drafted },
): Promise<Outcome | undefined> {
  const { words, now } = context;
  const id = readId<StoryId>(sent.subject.id);
  const story = id && (await ownStory(tx, id, me.id));
  if (story === undefined || story.withdrawnAt !== null) return undefined;
  await keep(tx, me, sent, now);
  const about = subjectText({ id: story.id, version: versionOf(story), kept: true });
  return reply(conflictCard(words, story, sent.answers, { kind: "opens", form: sent.form, about }));
}
