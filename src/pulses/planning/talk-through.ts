/** Ten minutes of talking, for teams that are too small to ask. Nothing of it is stored. */
import type { Action } from "../../chat/feature.js";
import { reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { talkCard } from "./planning-cards.js";

export const talkThrough: Action<Context> = {
  name: "talk-through",
  pressed: async ({ words }) => reply(talkCard(words)),
};
