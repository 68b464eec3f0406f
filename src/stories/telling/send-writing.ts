/** The road of what somebody wrote, in whichever form of a story: checked, looked at once more or kept, and written. */
import { isOutcome } from "../../chat/form.js";
import { correct, type Outcome, open, reply } from "../../chat/interaction.js";
import type { Context, Me } from "../../context.js";
import type { OrganisationId, StoryDraftId, StoryId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import type { Drafted } from "../../database/tables/stories.js";
import { addAuditEntry } from "../../directory/audit.js";
import { noticeCard } from "../../directory/directory-cards.js";
import type { Kind } from "../../safeguards/identifiers.js";
import { type Checked, checkWords, foundWith, isOpen, type Telling } from "./check-words.js";
import { draftOf, keepDraft, settleDraft } from "./story-drafts.js";
import { readSubject, type Subject } from "./subjects.js";

/** A form in which a story is written. */
export interface Writing {
  /** The form's. */
  readonly name: string;
  /** What the answers say; or what there is to say instead. */
  read(context: Context, answers: Drafted, subject: Subject): Promise<Written | Outcome>;
}

export interface Written extends Telling {
  write(tx: Writer, me: Me, passed: Passed): Promise<Outcome>;
}

/** How it came past the guard. */
export interface Passed {
  /** A curator of its organisation reads it first. */
  readonly held: boolean;
  /** What its author says is no patient's, and why. */
  readonly overruled: readonly Kind[];
  readonly reason: string;
}

/** Where the author looks at it once more: by its name, as that form sends all of these on. */
const checkForm = { name: "check-story" };

export async function sendWriting(
  context: Context,
  writing: Writing,
  answers: Drafted,
  about: string,
): Promise<Outcome> {
  const { asker, now } = context;
  const subject = readSubject(about);
  const written = await writing.read(context, answers, subject);
  if (isOutcome(written)) return written;
  const checked = await checkWords(context, written);
  const problems = refusals(context, checked);
  if (Object.keys(problems).length > 0) return correct(problems);
  const sent = { form: writing.name, subject, answers };
  if (!asker.unnamed && isOpen(checked))
    return context.write(async (tx, me) => open(checkForm, await keep(tx, me, sent, now)));
  return finish(context, sent, written, passing(checked, ""));
}

/** What no second step can help, by field. */
export function refusals({ words, asker }: Pick<Context, "words" | "asker">, checked: Checked): Record<string, string> {
  const { looksLike, blocked, asked } = words.guard;
  const problems: Record<string, string> = {};
  const refuse = (outcome: "ask" | "block", say: (seems: string) => string) => {
    for (const { field, kind, found } of foundWith(outcome, checked)) problems[field] = say(looksLike[kind](found));
  };
  if (asker.unnamed) refuse("ask", asked);
  refuse("block", blocked);
  return problems;
}

export function passing(checked: Checked, reason: string): Passed {
  const overruled = foundWith("ask", checked).map(({ kind }) => kind);
  return { held: checked.together.length > 0, overruled: [...new Set(overruled)], reason };
}

interface Sent {
  readonly form: string;
  readonly subject: Subject;
  readonly answers: Drafted;
  /** Where it waited to be looked at once more. */
  readonly draft?: StoryDraftId;
}

/** Writes it, and what was kept of it goes; where that fails, it is kept. */
export function finish(context: Context, sent: Sent, written: Written, passed: Passed): Promise<Outcome> {
  const { words, asker, now } = context;
  if (asker.unnamed) return context.write((tx, me) => written.write(tx, me, passed));
  return context.write(
    async (tx, me) => {
      if (!(await settled(tx, me, sent))) return reply(noticeCard(words.draft.gone));
      return written.write(tx, me, passed);
    },
    async (tx, me) => {
      await keep(tx, me, sent, now);
    },
  );
}

/** False where it was looked at once more, and written, already. */
async function settled(tx: Writer, me: Me, { form, subject, answers, draft }: Sent): Promise<boolean> {
  if (draft !== undefined) return settleDraft(tx, draft, me.id);
  const kept = await draftOf(tx, { memberId: me.id, form, about: subject.id });
  // A story that has nothing to do with the one that is kept leaves it where it is.
  const isSame = subject.kept || subject.id !== "" || kept?.answers["happened"] === answers["happened"];
  if (kept !== undefined && isSame) await settleDraft(tx, kept.id, me.id);
  return true;
}

/** The version is kept with the answers: what they were written over. */
export function keep(tx: Writer, me: Me, { form, subject, answers }: Sent, now: Date): Promise<StoryDraftId> {
  const key = { memberId: me.id, form, about: subject.id };
  return keepDraft(tx, key, { ...answers, version: String(subject.version) }, now);
}

/** That its author said why something may stay: what kind of thing it was, never the thing. */
export async function recordOverruled(
  tx: Writer,
  { overruled, reason }: Passed,
  story: { readonly id: StoryId; readonly organisationId: OrganisationId; readonly now: Date },
): Promise<void> {
  const { id, organisationId, now } = story;
  for (const kind of overruled) {
    const why = `${kind}: ${reason}`;
    await addAuditEntry(tx, {
      // Whoever reads the trail may not know who told it.
      ...{ deed: "finding-overruled", at: now, actorId: null, organisationId, storyId: id, reason: why },
    });
  }
}
