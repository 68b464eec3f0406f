/** The questions of a story: the same when it is told and when it is edited. */
import { text } from "../chat/card.js";
import type { Answers, Presentation } from "../chat/form.js";
import type { Choice } from "../chat/form-view.js";
import type { Context } from "../context.js";
import type { OrganisationId } from "../database/ids.js";
import { type Audience, audiences, type Byline, bylines } from "../database/tables/stories.js";
import { organisations, placesOf } from "../directory/organisations.js";
import { safetyNodes } from "../directory/routes.js";
import { findIdentifiers } from "../safeguards/identifiers.js";
import type { Words } from "../words/en-GB.js";
import type { Story, StoryWords } from "./stories.js";

export const storyFields = {
  employer: { kind: "one", required: true },
  happened: { kind: "paragraph", max: 1000, required: true },
  organisations: { kind: "many", required: true },
  changed: { kind: "paragraph", max: 500, required: true },
  audience: { kind: "one", required: true },
  byline: { kind: "one", required: true },
  role: { kind: "line", max: 60, required: false },
} as const;

type StoryFields = typeof storyFields;
export type StoryAnswers = Answers<StoryFields>;

/** What is already filled in: an earlier telling, or a message that its author agreed to share. */
export interface StoryStart {
  readonly story?: Story;
  readonly happened?: string;
}

export async function askStory(context: Context, start: StoryStart): Promise<Presentation<StoryFields>> {
  const { words, read, asker } = context;
  const { form } = words.story;
  const { story } = start;
  const employer = story?.organisationId ?? asker.employer?.id;
  const partners = (await organisations(read)).filter(({ id }) => id !== employer);
  const named = story?.partners.map(({ id }) => id) ?? [];
  const choices = partners.map(({ id, name }): Choice => ({ value: id, label: name }));
  const places = employer === undefined ? [] : await placesOf(read, employer);
  // Whose employer is not known yet may have a place.
  const offered = audiences.filter((audience) => audience !== "place" || employer === undefined || places.length > 0);
  const labels = { ...form.audiences, place: form.audiences.place(places) };
  // Nobody knows whose name it would be.
  const shown = asker.unnamed ? bylines.filter((byline) => byline !== "name") : bylines;
  const needsEmployer = story === undefined && asker.employer === undefined;
  const employers = asker.employers.map(({ id, name }): Choice => ({ value: id, label: name }));
  return {
    title: story === undefined ? form.title : form.editTitle,
    send: story === undefined ? form.send : form.save,
    ...(asker.unnamed ? { before: [text(words.story.held.before(asker.employer?.name ?? ""))] } : {}),
    after: await safetyNodes(context),
    questions: {
      employer: needsEmployer ? { label: words.directory.employer, choices: employers } : undefined,
      happened: {
        label: form.happened,
        hint: form.happenedHint,
        missing: form.happenedMissing,
        initial: story?.happened ?? start.happened ?? "",
      },
      organisations: choices.length === 0 ? undefined : { ...organisationsWords(words), choices, initial: named },
      changed: { label: form.changed, missing: form.changedMissing, initial: story?.changed ?? "" },
      audience: {
        label: form.audience,
        missing: form.audienceMissing,
        choices: offered.map((value) => ({ value, label: labels[value] })),
        // Nobody else reads it unless its author says so.
        initial: story?.audience ?? "organisation",
      },
      byline: {
        label: form.byline,
        choices: shown.map((value) => ({ value, label: form.bylines[value] })),
        initial: story?.byline ?? (asker.unnamed ? "nobody" : "name"),
      },
      role: { label: form.role, hint: form.roleHint, initial: story?.role ?? (asker.unnamed ? "" : asker.role) },
    },
  };
}

function organisationsWords({ story: { form } }: Words) {
  return { label: form.organisations, hint: form.organisationsHint, missing: form.organisationsMissing };
}

/** The answers as a story's words; or what is wrong with them, by field. */
export function readStory(
  answers: StoryAnswers,
  own: OrganisationId,
  { words }: Pick<Context, "words">,
):
  | { readonly kind: "words"; readonly words: StoryWords }
  | { readonly kind: "problems"; readonly problems: Record<string, string> } {
  const problems = identifierProblems(answers, words);
  // The form has checked that each is one of what it offered.
  const byline = answers.byline as Byline;
  if (byline === "role" && answers.role === "") problems["role"] = words.story.form.roleMissing;
  if (Object.keys(problems).length > 0) return { kind: "problems", problems };
  return {
    kind: "words",
    words: {
      happened: answers.happened,
      changed: answers.changed,
      audience: answers.audience as Audience,
      byline,
      role: answers.role,
      partners: (answers.organisations as readonly OrganisationId[]).filter((id) => id !== own),
    },
  };
}

function identifierProblems(answers: StoryAnswers, words: Words): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const field of ["happened", "changed", "role"] as const) {
    const finding = findIdentifiers(answers[field]).find(({ outcome }) => outcome === "block");
    if (finding !== undefined) problems[field] = words.story.identifier(finding.found);
  }
  return problems;
}
