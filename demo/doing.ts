/** What people of the demo have done before a newcomer comes: told to the real bot, as their platform would tell it. */
import type { RawAnswers } from "../src/chat/form-view.js";
import type { Deed } from "../src/chat/interaction.js";
import type { Bot } from "../src/chat/platform.js";
import { chatOf, interactionOf } from "./interactions.js";
import { people } from "./system.js";
import { chatPlace, type Place } from "./world.js";

export interface Doing {
  /** In their own chat with Causeway, or in a room. */
  presses(person: string, action: string, about?: string, place?: Place): Promise<void>;
  sends(person: string, form: string, answers: RawAnswers, about?: string): Promise<void>;
}

/** What is refused is a mistake in the demo. */
export function doingWith(bot: Bot): Doing {
  async function does(key: string, deed: Deed, place = chatPlace(key)): Promise<void> {
    const person = people.find((one) => one.key === key);
    const chat = person && chatOf(person);
    if (person === undefined || chat === undefined) throw new Error(`${key} has no chat`);
    const answer = await bot.handle(interactionOf({ person, chat, place }, deed, undefined));
    if (answer.kind === "correct" || answer.kind === "busy")
      throw new Error(`${key} cannot do that: ${JSON.stringify([deed, answer])}`);
  }
  return {
    presses: (person, action, about = "", place) => does(person, { kind: "pressed", action, about }, place),
    sends: (person, form, answers, about = "") => does(person, { kind: "submitted", form, about, answers }),
  };
}
