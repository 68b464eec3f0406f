/** The front door and help. */
import { plain, type Span, type Text } from "../../chat/card.js";

export const home = {
  purpose: "See your stories and what you can do",
  helpPurpose: "See what you can say",
  title: (system: string) => `Stories of working together across ${system}`,
  intro:
    "Two minutes: what happened, which organisations were involved, what changed for somebody, and who may see it.",
  share: "Share a story",
  thank: "Thank somebody",
  quiet: "When Causeway may write",
  yours: "Your stories",
  noneYours: "You have not shared a story yet.",
  lately: "Lately, in what you may read",
  noneLately: "No stories yet. The first one is often the hardest; yours would help.",
  messages: "What Causeway told you",
  noMessages: "Nothing yet. Thanks and questions from colleagues come here.",
  help: "What you can say",
  verb: (said: Span, usage: string, purpose: string): Text => [
    said,
    plain(`${usage === "" ? "" : ` ${usage}`}: ${purpose.charAt(0).toLowerCase()}${purpose.slice(1)}.`),
  ],
  emergencies: "Nobody watches Causeway for emergencies.",
};
