/** What is pressed to answer a ritual: the form or the page in which its answer belongs. */

import { CELEBRATION_PAGE } from "../celebrations/celebration-cards.js";
import { type Press, shows } from "../chat/card.js";
import { COFFEE_PAGE } from "../meetings/meeting-cards.js";
import type { Ritual } from "./catalogue.js";
import type { RitualPrompt } from "./prompted-rituals.js";

/** Without a prompt, somebody starts it who was not asked. */
export function pressToAnswer(
  { key, completion }: Pick<Ritual, "key" | "completion">,
  prompt?: Pick<RitualPrompt, "id" | "about">,
): Press {
  const [, about = ""] = (prompt?.about ?? "").split(":");
  switch (completion) {
    case "thanks":
      return opens("thank-people");
    case "relay":
      return opens("thank-people", about);
    case "story-thanks":
      return about === "" ? opens("thank-people") : opens("thank-in-words", about);
    case "story":
      return opens("share-story");
    case "lesson":
      return { ...opens("share-story"), fill: { kind: "lesson" } };
    case "meaning":
      return opens("add-jargon");
    case "need":
      return opens("give-need");
    case "try":
      return opens("start-try");
    case "rule":
      return opens("raise-rule");
    case "meeting":
      return shows(COFFEE_PAGE);
    case "status":
      return shows(CELEBRATION_PAGE);
    case "words":
      return opens("answer-ritual", prompt?.id ?? `ritual:${key}`);
  }
}

const opens = (form: string, about = "") => ({ kind: "opens", form, about }) as const;
