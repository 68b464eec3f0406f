/** "Not this time", on a prompt. */
import type { Action } from "../../chat/feature.js";
import { replace } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { type RitualPromptId, readId } from "../../database/ids.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { findPrompt, passPrompt } from "../prompted-rituals.js";
import { findRitual } from "../rituals.js";
import { ritualPrompted } from "./ritual-prompt.js";

export const passPromptAction: Action<Context> = {
  name: "pass-prompt",
  async pressed(context, about) {
    const { words, now } = context;
    const { passed, notYours } = words.ritualPrompts;
    const id = readId<RitualPromptId>(about);
    return context.write(async (tx, me) => {
      const prompt = id && (await findPrompt(tx, id));
      if (prompt === undefined || prompt.memberId !== me.id) return replace(noticeCard(notYours));
      const isPassed = await passPrompt(tx, prompt.id, me.id, now);
      const ritual = await findRitual(tx, words, prompt.ritualKey);
      if (isPassed && ritual !== undefined) return replace(noticeCard(passed(ritual.name)));
      // Answered meanwhile, on another device: it stands as it does there.
      const stands = await ritualPrompted.compose({ prompt: prompt.id }, { ...context, read: tx }, "revise");
      return replace(stands?.card ?? noticeCard(notYours));
    });
  },
};
