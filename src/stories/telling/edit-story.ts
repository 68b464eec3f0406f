/** An author edits or withdraws a story; every posted copy follows. */
import type { Action } from "../../chat/feature.js";
import { answersOf, defineForm } from "../../chat/form.js";
import { correct, type Outcome, open, replace, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { readId, type StoryId } from "../../database/ids.js";
import { rememberMember } from "../../directory/askers.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { revise } from "../../schedule/messages.js";
import { changeStory, withdrawStory } from "../changed-stories.js";
import { askPartnersAgain } from "../consent/ask-partners.js";
import { changedSentence } from "../consent/own-state.js";
import { askCurators } from "../review/review-story.js";
import { ownStory } from "../stories.js";
import { withdrawnCard } from "../story-cards.js";
import { changedMeanwhile, reopened, standingStory } from "./own-story.js";
import { recordOverruled, sendWriting, type Writing } from "./send-writing.js";
import { askStory, readStory, storyFields } from "./story-form.js";
import { readSubject } from "./subjects.js";

/** `about` is the story, and as it was when it was opened. */
export const editStory = defineForm({
  name: "edit-story",
  fields: storyFields,
  async present(context: Context, about) {
    const subject = readSubject(about);
    const story = await standingStory(context, subject.id);
    if (story === undefined) return gone(context);
    const { again, draft, before } = await reopened(context, "edit-story", subject, story);
    if (again !== undefined) return open(editing, again);
    return askStory(context, { story, filled: draft?.answers, before });
  },
  submit: (context, answers, about) => sendWriting(context, editing, answers, about),
});

export const editing: Writing = {
  name: "edit-story",
  async read(context, drafted, subject) {
    const { words, now, asker } = context;
    const story = await standingStory(context, subject.id);
    if (story === undefined) return gone(context);
    const told = readStory(answersOf(storyFields, drafted), story.organisationId, context);
    if (told.kind === "problems") return correct(told.problems);
    const { happened, changed, others, role, partners } = told.words;
    return {
      texts: { happened, changed, others, role },
      before: { happened: story.happened, changed: story.changed, others: story.others, role: story.role },
      beside: { ownWords: story.ownWords, toldFor: story.toldFor },
      prose: ["happened", "changed"],
      organisations: [story.organisationId, ...partners],
      async write(tx, me, passed) {
        const { id, organisationId } = story;
        const change = { id, authorId: me.id, version: subject.version, now, hold: passed.held };
        if (!(await changeStory(tx, change, told.words)))
          return (
            (await changedMeanwhile(context, tx, me, { form: "edit-story", subject, answers: drafted })) ??
            gone(context)
          );
        await recordOverruled(tx, passed, { id, organisationId, now });
        if (passed.held) await askCurators(tx, organisationId, context);
        if (role !== "" && role !== asker.role) await rememberMember(tx, me.id, { role });
        await askPartnersAgain(tx, id, story, context);
        await revise(tx, `story:${id}`, now);
        const changed = await ownStory(tx, id, me.id);
        return reply(noticeCard(changed === undefined ? words.story.edited : changedSentence(words, changed)));
      },
    };
  },
};

export const withdrawAction: Action<Context> = {
  name: "withdraw-story",
  async pressed(context, about) {
    const { words, now } = context;
    return context.write(async (tx, me) => {
      const id = readId<StoryId>(about);
      if (id === undefined || !(await withdrawStory(tx, id, me.id, now))) return gone(context);
      await revise(tx, `story:${id}`, now);
      return replace(withdrawnCard(words));
    });
  },
};

function gone({ words }: Context): Outcome {
  return reply(noticeCard(words.story.gone));
}
