/** "Before you share": what the guard found and what abbreviations mean, for the author to decide. Nothing is shared yet. */
import { type Answers, defineForm, isOutcome } from "../../chat/form.js";
import { correct, type Outcome, reply } from "../../chat/interaction.js";
import { cleaned } from "../../chat/text.js";
import type { Context } from "../../context.js";
import { readId, type StoryDraftId } from "../../database/ids.js";
import type { Drafted } from "../../database/tables/stories.js";
import { findAsker } from "../../directory/askers.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { safetyNodes } from "../../directory/routes.js";
import { explained, longFormOf } from "../../safeguards/explain.js";
import { findIdentifiers } from "../../safeguards/identifiers.js";
import { repeats } from "../../safeguards/repeats.js";
import { adding } from "./add-to-story.js";
import { checkNodes } from "./check-cards.js";
import { type Checked, checkWords, foundWith, MOST_EXPLAINED, type Telling } from "./check-words.js";
import { editing } from "./edit-story.js";
import { finish, passing, refusals, type Writing, type Written } from "./send-writing.js";
import { sharing } from "./share-story.js";
import { type Draft, ownDraft } from "./story-drafts.js";
import { storyFields } from "./story-form.js";
import { type Subject, subjectText } from "./subjects.js";

type Jargon = `jargon-${number}`;
const fieldOf = (at: number): Jargon => `jargon-${at + 1}`;
const choice = { kind: "one", required: true } as const;
const jargonFields: Readonly<Record<Jargon, typeof choice>> = Object.fromEntries(
  Array.from({ length: MOST_EXPLAINED }, (_, at) => [fieldOf(at), choice]),
);
const reason = { kind: "line", max: 200, required: true } as const;
const fields: { readonly reason: typeof reason } & typeof jargonFields = { reason, ...jargonFields };

const LEAVE = "leave";

const writings: readonly Writing[] = [sharing, editing, adding];

/** `about` is the author's own draft. */
export const checkStory = defineForm({
  name: "check-story",
  fields,
  async present(context: Context, about) {
    const { words } = context;
    const looked = await lookAt(context, about);
    if (isOutcome(looked)) return looked;
    const { writing, subject, written, checked } = looked;
    const { check } = words;
    const isNew = writing === sharing;
    const back = { kind: "opens", form: writing.name, about: subjectText({ ...subject, kept: true }) } as const;
    const asks = foundWith("ask", checked).length > 0;
    return {
      title: isNew ? check.title : check.editTitle,
      send: isNew ? check.send : check.save,
      before: checkNodes(words, { texts: written.texts, checked, back, isNew }),
      after: await safetyNodes(context),
      questions: {
        reason: asks ? { label: check.reason, hint: check.reasonHint, missing: check.reasonMissing } : undefined,
        ...Object.fromEntries(checked.jargon.map((one, at) => [fieldOf(at), jargonQuestion(context, one)])),
      },
    };
  },
  async submit(context, answers, about) {
    const asked = await lookAt(context, about);
    if (isOutcome(asked)) return asked;
    const { draft, subject, writing } = asked;
    const explaining = explainedIn(context, draft.answers, asked.checked, answers, asked.written);
    if ("problems" in explaining) return correct(explaining.problems);
    const looked = explaining.answers === draft.answers ? asked : await readAgain(asked, explaining.answers);
    if (isOutcome(looked)) return looked;
    const { written, checked } = looked;
    const problems = { ...refusals(context, checked), ...reasonProblem(context, answers, checked) };
    if (Object.keys(problems).length > 0) return correct(problems);
    const sent = { form: writing.name, subject, answers: explaining.answers, draft: draft.id };
    return finish(asked.context, sent, written, passing(checked, answers.reason));
  },
});

function jargonQuestion({ words }: Context, { abbreviation, meanings }: Checked["jargon"][number]) {
  const { jargon, jargonHint, leave } = words.check;
  const forms = [...new Set(meanings.map(({ meaning }) => longFormOf(meaning)))].filter((form) => form !== "");
  return {
    label: jargon(abbreviation),
    hint: jargonHint(abbreviation),
    choices: [...forms.map((form) => ({ value: form, label: form })), { value: LEAVE, label: leave }],
    // Nothing is rewritten unless its author says so.
    initial: LEAVE,
  };
}

/** The answers with each chosen meaning written in where its abbreviation first stands; the same where none is. */
function explainedIn(
  { words }: Context,
  drafted: Drafted,
  checked: Checked,
  chosen: Answers<typeof fields>,
  { prose }: Telling,
): { readonly answers: Drafted } | { readonly problems: Record<string, string> } {
  let answers = drafted;
  for (const [at, { abbreviation }] of checked.jargon.entries()) {
    const form = chosen[fieldOf(at)] ?? "";
    if (form === "" || form === LEAVE) continue;
    for (const field of prose) {
      const text = explained(cleaned(String(answers[field] ?? "")), abbreviation, form);
      if (text === undefined) continue;
      const { max } = field === "changed" ? storyFields.changed : storyFields.happened;
      if (text.length > max) return { problems: { [fieldOf(at)]: words.check.noRoom(max) } };
      answers = { ...answers, [field]: text };
      break;
    }
  }
  return { answers };
}

/** A reason is asked for where something is found, and may itself give nobody away. */
function reasonProblem(
  { words }: Context,
  { reason }: Answers<typeof fields>,
  checked: Checked,
): { readonly reason?: string } {
  if (foundWith("ask", checked).length === 0) return {};
  if (reason === "") return { reason: words.check.reasonMissing };
  const isFound = findIdentifiers(reason, checked.options).length > 0;
  return isFound || repeats(reason, checked.allFound) ? { reason: words.check.reasonFound } : {};
}

interface Kept {
  /** With the asker as they are known by now. */
  readonly context: Context;
  readonly draft: Draft;
  readonly writing: Writing;
  readonly subject: Subject;
}

interface Looked extends Kept {
  readonly written: Written;
  readonly checked: Checked;
}

/** What is sent was presented a moment ago, and reads no other way by then. */
const lookedAt = new WeakMap<Context, { readonly about: string; readonly looked: Promise<Looked | Outcome> }>();

function lookAt(context: Context, about: string): Promise<Looked | Outcome> {
  const before = lookedAt.get(context);
  if (before?.about === about) return before.looked;
  const looked = look(context, about);
  lookedAt.set(context, { about, looked });
  return looked;
}

async function look(context: Context, about: string): Promise<Looked | Outcome> {
  const gone = reply(noticeCard(context.words.draft.gone));
  const kept = await keptFor(context, about);
  if (kept === undefined) return gone;
  const looked = await readAgain(kept, kept.draft.answers);
  return isOutcome(looked) && looked.kind === "correct" ? gone : looked;
}

async function readAgain(kept: Kept, answers: Drafted): Promise<Looked | Outcome> {
  const written = await kept.writing.read(kept.context, answers, kept.subject);
  return isOutcome(written) ? written : { ...kept, written, checked: await checkWords(kept.context, written) };
}

async function keptFor(context: Context, about: string): Promise<Kept | undefined> {
  const { read, interaction } = context;
  // Whoever has left something here a moment ago, and nothing before, is known by now.
  const asker = context.asker.memberId === undefined ? await findAsker(read, interaction) : context.asker;
  const draft = await ownDraft(read, readId<StoryDraftId>(about), asker.memberId);
  const writing = writings.find(({ name }) => name === draft?.form);
  if (draft === undefined || writing === undefined || asker.unnamed) return undefined;
  const subject = { id: draft.about, version: Number(draft.answers["version"] ?? 0), kept: true };
  return { context: { ...context, asker }, draft, writing, subject };
}
