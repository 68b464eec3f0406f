/** "Make a card or poster", on a story that one may read. */
import type { Action } from "../chat/feature.js";
import { reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { noticeCard } from "../directory/directory-cards.js";
import { canDraw } from "../drawing/scripts.js";
import { storyCardFile, storyPosterFile } from "./story-documents.js";
import { symbolsCard } from "./symbol-cards.js";
import { storyFor } from "./symbols.js";

export const makeSymbols: Action<Context> = {
  name: "make-symbols",
  async pressed(context, about) {
    const { words, asker, addressOf, write } = context;
    const story = await storyFor(context, about, asker.employer?.id);
    if (story === undefined) return reply(noticeCard(words.story.gone));
    if (!canDraw(`${story.happened} ${story.changed}`)) return reply(noticeCard(words.symbols.noLetters));
    // The addresses are this person's own, so from now on they are somebody here.
    return write(async (_tx, me) => {
      const picture = addressOf(storyCardFile, story.id, me.id);
      const poster = addressOf(storyPosterFile, story.id, me.id);
      if (picture === undefined || poster === undefined) return reply(noticeCard(words.symbols.noPages));
      return reply(symbolsCard(words, story, { picture, poster }));
    });
  },
};
