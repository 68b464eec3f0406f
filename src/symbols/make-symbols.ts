/** "Make a card or poster", on a story that one may read. What stays in somebody's chat follows the story. */
import { z } from "zod";
import type { Action } from "../chat/feature.js";
import { reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import type { MemberId, OrganisationId } from "../database/ids.js";
import { noticeCard } from "../directory/directory-cards.js";
import { canDraw } from "../drawing/scripts.js";
import type { MessageKind } from "../schedule/messages.js";
import { storyCardFile, storyPosterFile } from "./story-documents.js";
import { symbolsCard } from "./symbol-cards.js";
import { storyFor } from "./symbols.js";

export const makeSymbols: Action<Context> = {
  name: "make-symbols",
  async pressed(context, about) {
    const { words, asker, system, write, confirm } = context;
    const { employer } = asker;
    const story = await storyFor(context, about, employer?.id);
    if (story === undefined || employer === undefined) return reply(noticeCard(words.story.gone));
    if (system.publicUrl === undefined) return reply(noticeCard(words.symbols.noPages));
    // The addresses are this person's own, so from now on they are somebody here.
    return write((tx, me) =>
      confirm(tx, me, symbolsMade, { story: story.id, organisation: employer.id, reader: me.id }),
    );
  },
};

const payload = z.object({ story: z.string(), organisation: z.string(), reader: z.string() });

export const symbolsMade: MessageKind<z.infer<typeof payload>> = {
  name: "symbols-made",
  payloads: { 1: payload },
  async compose({ story: id, organisation, reader }, scene) {
    const { words, addressOf } = scene;
    const about = [`story:${id}`];
    const story = await storyFor(scene, id, organisation as OrganisationId);
    if (story === undefined) return { card: noticeCard(words.story.gone), about };
    if (!canDraw(`${story.happened} ${story.changed}`)) return { card: noticeCard(words.symbols.noLetters), about };
    const picture = addressOf(storyCardFile, story.id, reader as MemberId);
    const poster = addressOf(storyPosterFile, story.id, reader as MemberId);
    if (picture === undefined || poster === undefined) return { card: noticeCard(words.symbols.noPages), about };
    return { card: symbolsCard(words, story, { picture, poster }), about };
  },
};
