/** The questions of a story: the same when it is told and when it is edited. */
import { type CardNode, text } from "../../chat/card.js";
import { type Answers, answersOf, type Presentation } from "../../chat/form.js";
import type { Choice } from "../../chat/form-view.js";
import type { Context } from "../../context.js";
import type { OrganisationId } from "../../database/ids.js";
import {
  type Audience,
  audiences,
  type Byline,
  bylines,
  type Drafted,
  type StoryKind,
  storyKinds,
} from "../../database/tables/stories.js";
import { organisations, placesOf } from "../../directory/organisations.js";
import { safetyNodes } from "../../directory/routes.js";
import { systemSettings } from "../../directory/system-settings.js";
import type { Words } from "../../words/en-GB.js";
import type { Story, StoryWords } from "../stories.js";

export const storyFields = {
  employer: { kind: "one", required: true },
  happened: { kind: "paragraph", max: 1000, required: true },
  organisations: { kind: "many", required: false },
  others: { kind: "line", max: 200, required: false },
  changed: { kind: "paragraph", max: 500, required: true },
  kind: { kind: "one", required: true },
  audience: { kind: "one", required: true },
  byline: { kind: "one", required: true },
  role: { kind: "line", max: 60, required: false },
} as const;

/** By name, but by role for what is hard or did not work: its author has not said otherwise. */
const AS_USUAL = "usual" as const;

type StoryFields = typeof storyFields;
type StoryAnswers = Answers<StoryFields>;

export interface StoryStart {
  /** The story that is edited. */
  readonly story?: Story;
  /** What was kept of an earlier attempt, or a message that its author agreed to share. */
  readonly filled?: Drafted | undefined;
  /** Said above the questions. */
  readonly before?: readonly CardNode[];
}

export async function askStory(context: Context, start: StoryStart): Promise<Presentation<StoryFields>> {
  const { words, read, asker } = context;
  const { form } = words.story;
  const { story, before = [] } = start;
  const employer = story?.organisationId ?? asker.employer?.id;
  const partners = (await organisations(read)).filter(({ id }) => id !== employer);
  const choices = partners.map(({ id, name }): Choice => ({ value: id, label: name }));
  const places = employer === undefined ? [] : await placesOf(read, employer);
  // Whose employer is not known yet may have a place.
  const offered = audiences.filter((audience) => audience !== "place" || employer === undefined || places.length > 0);
  const labels = { ...form.audiences, place: form.audiences.place(places) };
  // Nobody knows whose name it would be.
  const shown = asker.unnamed ? bylines.filter((byline) => byline !== "name") : ([AS_USUAL, ...bylines] as const);
  const employers = asker.employers.map(({ id, name }): Choice => ({ value: id, label: name }));
  const { purpose } = await systemSettings(read);
  const held = asker.unnamed ? [text(words.story.held.before(asker.employer?.name ?? ""))] : [];
  const initial = initialOf(context, start);
  return {
    title: story === undefined ? form.title : form.editTitle,
    send: story === undefined ? form.send : form.save,
    before: [...before, ...(purpose === "" ? [] : [text(purpose)]), ...held],
    after: await safetyNodes(context),
    questions: {
      employer:
        story === undefined && asker.employer === undefined
          ? { label: words.directory.employer, choices: employers, initial: initial.employer }
          : undefined,
      happened: {
        ...{ label: form.happened, hint: form.happenedHint, missing: form.happenedMissing },
        initial: initial.happened,
      },
      organisations:
        choices.length === 0 ? undefined : { ...organisationsWords(words), choices, initial: initial.organisations },
      others: { label: form.others, hint: form.othersHint, initial: initial.others },
      changed: { label: form.changed, missing: form.changedMissing, initial: initial.changed },
      kind: {
        label: form.kind,
        choices: storyKinds.map((value) => ({ value, label: words.story.kinds[value] })),
        initial: initial.kind,
      },
      audience: {
        label: form.audience,
        missing: form.audienceMissing,
        choices: offered.map((value) => ({ value, label: labels[value] })),
        initial: initial.audience,
      },
      byline: {
        label: form.byline,
        choices: shown.map((value) => ({ value, label: form.bylines[value] })),
        initial: initial.byline,
      },
      role: { label: form.role, hint: form.roleHint, initial: initial.role },
    },
  };
}

function initialOf({ asker }: Context, { story, filled }: StoryStart): StoryAnswers {
  const role = asker.unnamed ? "" : asker.role;
  // Nobody else reads it unless its author says so.
  const blank = { kind: "win", audience: "organisation", byline: asker.unnamed ? "nobody" : AS_USUAL, role };
  return answersOf(storyFields, { ...blank, ...(story && answersIn(story)), ...filled });
}

/** A story as its form held it. */
function answersIn({ partners, kind, role, byline, ...story }: Story): Drafted {
  const { happened, changed, others, audience } = story;
  // As it follows from the kind, so that it goes on following where the kind is changed.
  const left = byline === bylineOfKind(kind, role) ? AS_USUAL : byline;
  return { happened, changed, others, audience, kind, role, byline: left, organisations: partners.map(({ id }) => id) };
}

/** Where its author leaves it open: what is hard, or went wrong, is by role. */
function bylineOfKind(kind: StoryKind, role: string): Byline {
  if (kind !== "challenge" && kind !== "lesson") return "name";
  return role === "" ? "nobody" : "role";
}

function organisationsWords({ story: { form } }: Words) {
  return { label: form.organisations, hint: form.organisationsHint };
}

/** The answers as a story's words; or what is wrong with them, by field. */
export function readStory(
  answers: StoryAnswers,
  own: OrganisationId,
  { words, asker }: Pick<Context, "words" | "asker">,
):
  | { readonly kind: "words"; readonly words: StoryWords }
  | { readonly kind: "problems"; readonly problems: Record<string, string> } {
  const { form } = words.story;
  const { happened, changed, role, others } = answers;
  const partners = (answers.organisations as readonly OrganisationId[]).filter((id) => id !== own);
  const problems: Record<string, string> = {};
  if (partners.length === 0 && others === "") problems["organisations"] = form.organisationsMissing;
  if (answers.byline === "role" && role === "") problems["role"] = form.roleMissing;
  if (Object.keys(problems).length > 0) return { kind: "problems", problems };
  // The form has checked that each is one of what it offered.
  const kind = answers.kind as StoryKind;
  const left = asker.unnamed ? "nobody" : bylineOfKind(kind, role);
  const isUsual = answers.byline === AS_USUAL || answers.byline === "";
  const byline = isUsual ? left : (answers.byline as Byline);
  const audience = answers.audience as Audience;
  return { kind: "words", words: { kind, happened, changed, others, audience, byline, role, partners } };
}
