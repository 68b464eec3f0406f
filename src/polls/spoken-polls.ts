/** A poll as it is said in one line: `"Shall we meet at 8:45?" "Yes" "No"`. */
import type { Fill } from "../chat/card.js";
import type { Outcome } from "../chat/interaction.js";

/** The form that asks it, by its name: other features may open it. */
export const ASK_POLL = "ask-poll";

/** Straight, or as telephones and word processors make them. */
const marks = /["“”„‟«»]/;
/** What people put between things in quotation marks. */
const between = /^[\s,;/|]*$/;

/** The question first, then its answers, each in quotation marks; only the question may do without. */
export function spokenPoll(typed: string): Fill {
  const parts = typed.split(marks).filter((part) => !between.test(part));
  const [question = "", ...options] = parts.map((part) => part.trim());
  if (question === "") return {};
  return options.length === 0 ? { question } : { question, options: options.join("\n") };
}

/** Opens the form, filled in as far as it was said. */
export const openPoll = (typed: string): Outcome => ({
  ...{ kind: "open", form: ASK_POLL, about: "" },
  fill: spokenPoll(typed),
});
