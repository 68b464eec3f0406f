/** A poll as it is said in one line: `"Shall we meet at 8:45?" "Yes" "No"`. */
import type { Fill } from "../chat/card.js";
import type { Outcome } from "../chat/interaction.js";

/** The form that asks it, by its name: other features may open it. */
export const ASK_POLL = "ask-poll";

/** Straight, or as telephones and word processors make them. */
const marks = /["“”„‟«»]/;
const quoted = /["“”„‟«»]([^"“”„‟«»]*)["“”„‟«»]/g;

/** What stands before the first quotation marks is the question, or else what stands in them; the rest are options. */
export function spokenPoll(typed: string): Fill {
  const words = typed.trim();
  const parts = [...words.matchAll(quoted)].map(([, part = ""]) => part.trim()).filter((part) => part !== "");
  const before = (words.split(marks, 1)[0] ?? "").trim();
  const [question = "", ...options] = before === "" ? parts : [before, ...parts];
  if (question === "") return {};
  return options.length === 0 ? { question } : { question, options: options.join("\n") };
}

/** Opens the form, filled in as far as it was said. */
export const openPoll = (typed: string): Outcome => ({
  ...{ kind: "open", form: ASK_POLL, about: "" },
  fill: spokenPoll(typed),
});
