/** An author edits or withdraws a story; every posted copy follows. */
import type { Action } from "../chat/feature.js";
import { defineForm } from "../chat/form.js";
import { correct, type Outcome, replace, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { readId, type StoryId } from "../database/ids.js";
import { rememberMember } from "../directory/askers.js";
import { noticeCard } from "../directory/directory-cards.js";
import { revise } from "../schedule/messages.js";
import { askPartnersAgain } from "./ask-partners.js";
import { changeStory, ownStory, type Story, withdrawStory } from "./stories.js";
import { withdrawnCard } from "./story-cards.js";
import { askStory, readStory, storyFields } from "./story-form.js";

export const editStory = defineForm({
  name: "edit-story",
  fields: storyFields,
  async present(context: Context, about) {
    const story = await standingStory(context, about);
    return story === undefined ? gone(context) : askStory(context, { story });
  },
  async submit(context, answers, about) {
    const { words, now, asker } = context;
    const story = await standingStory(context, about);
    if (story === undefined) return gone(context);
    const told = readStory(answers, story.organisationId, context);
    if (told.kind === "problems") return correct(told.problems);
    return context.write(async (tx, me) => {
      if (!(await changeStory(tx, story.id, me.id, told.words, now))) return gone(context);
      if (answers.role !== "" && answers.role !== asker.role) await rememberMember(tx, me.id, { role: answers.role });
      await askPartnersAgain(tx, story.id, story, now);
      await revise(tx, `story:${story.id}`, now);
      return reply(noticeCard(words.story.edited));
    });
  },
});

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

async function standingStory({ read, asker }: Context, about: string): Promise<Story | undefined> {
  const id = readId<StoryId>(about);
  if (id === undefined || asker.memberId === undefined) return undefined;
  const story = await ownStory(read, id, asker.memberId);
  return story?.withdrawnAt === null ? story : undefined;
}

function gone({ words }: Context): Outcome {
  return reply(noticeCard(words.story.gone));
}
