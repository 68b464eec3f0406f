/** "Add to it": what an author may say once a story is told. Nothing of it is asked for. */
import { note } from "../../chat/card.js";
import { answersOf, defineForm } from "../../chat/form.js";
import { correct, type Outcome, open, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import {
  type Drafted,
  type Element,
  elements,
  type Permission,
  type Way,
  ways,
} from "../../database/tables/stories.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { safetyNodes } from "../../directory/routes.js";
import { revise } from "../../schedule/messages.js";
import { changeParts } from "../changed-stories.js";
import { askPartnersAgain } from "../consent/ask-partners.js";
import { changedSentence } from "../consent/own-state.js";
import { askCurators } from "../review/review-story.js";
import { ownStory, type Story, type StoryParts } from "../stories.js";
import { changedMeanwhile, reopened, standingStory } from "./own-story.js";
import { recordOverruled, sendWriting, type Writing } from "./send-writing.js";
import { readSubject } from "./subjects.js";

const permissions = ["person", "carer"] as const satisfies Permission[];

const fields = {
  ownWords: { kind: "paragraph", max: 500, required: false },
  permission: { kind: "one", required: false },
  toldFor: { kind: "line", max: 60, required: false },
  element: { kind: "one", required: false },
  way: { kind: "one", required: false },
} as const;

export const addToStory = defineForm({
  name: "add-to-story",
  fields,
  async present(context: Context, about) {
    const { addition } = context.words;
    const subject = readSubject(about);
    const story = await standingStory(context, subject.id);
    if (story === undefined) return gone(context);
    const { again, draft, before } = await reopened(context, "add-to-story", subject, story);
    if (again !== undefined) return open(adding, again);
    const initial = answersOf(fields, { ...answersIn(story), ...draft?.answers });
    return {
      title: addition.title,
      send: addition.send,
      before: [...before, note(addition.intro)],
      after: await safetyNodes(context),
      questions: {
        ownWords: { label: addition.ownWords, hint: addition.ownWordsHint, initial: initial.ownWords },
        permission: {
          label: addition.permission,
          choices: permissions.map((value) => ({ value, label: addition.permissions[value] })),
          initial: initial.permission,
        },
        toldFor: { label: addition.toldFor, hint: addition.toldForHint, initial: initial.toldFor },
        element: {
          label: addition.element,
          choices: elements.map((value) => ({ value, label: addition.elements[value] })),
          initial: initial.element,
        },
        way: {
          label: addition.way,
          choices: ways.map((value) => ({ value, label: addition.ways[value] })),
          initial: initial.way,
        },
      },
    };
  },
  submit: (context, answers, about) => sendWriting(context, adding, answers, about),
});

export const adding: Writing = {
  name: "add-to-story",
  async read(context, drafted, subject) {
    const { words, now } = context;
    const story = await standingStory(context, subject.id);
    if (story === undefined) return gone(context);
    const parts = partsIn(drafted);
    if (parts.ownWords !== "" && parts.permission === null)
      return correct({ permission: words.addition.permissionMissing });
    const { id, organisationId, partners } = story;
    return {
      texts: { ownWords: parts.ownWords, toldFor: parts.toldFor },
      before: { ownWords: story.ownWords, toldFor: story.toldFor },
      beside: { happened: story.happened, changed: story.changed, others: story.others, role: story.role },
      // A person's own words are not ours to explain.
      prose: [],
      organisations: [organisationId, ...partners.map((partner) => partner.id)],
      async write(tx, me, passed) {
        const change = { id, authorId: me.id, version: subject.version, now, hold: passed.held };
        if (!(await changeParts(tx, change, parts)))
          return (
            (await changedMeanwhile(context, tx, me, { form: "add-to-story", subject, answers: drafted })) ??
            gone(context)
          );
        await recordOverruled(tx, passed, { id, organisationId, now });
        if (passed.held) await askCurators(tx, organisationId, context);
        await askPartnersAgain(tx, id, story, context);
        await revise(tx, `story:${id}`, now);
        const changed = await ownStory(tx, id, me.id);
        const isOpen = changed !== undefined && changedSentence(words, changed) === words.story.edited;
        return reply(
          noticeCard(changed === undefined || isOpen ? words.addition.added : changedSentence(words, changed)),
        );
      },
    };
  },
};

function partsIn(drafted: Drafted): StoryParts {
  const { ownWords, permission, toldFor, element, way } = answersOf(fields, drafted);
  return {
    ownWords,
    // The form has checked that each is one of what it offered. Nobody agrees to nothing.
    permission: ownWords === "" || permission === "" ? null : (permission as Permission),
    toldFor,
    element: element === "" ? null : (element as Element),
    way: way === "" ? null : (way as Way),
  };
}

function answersIn({ ownWords, permission, toldFor, element, way }: Story): Drafted {
  return { ownWords, permission: permission ?? "", toldFor, element: element ?? "", way: way ?? "" };
}

function gone({ words }: Context): Outcome {
  return reply(noticeCard(words.story.gone));
}
