/** What somebody said to the bot, without the mention that made it listen. */
import { type Activity, isMention } from "./activities.js";
import { productName } from "./text.js";

export interface Spoken {
  readonly verb: string;
  readonly words: string;
}

/** The first word is the verb; nothing at all asks for the front door. */
export function spokenIn({ text, entities, recipient }: Activity): Spoken {
  let left = text ?? "";
  for (const entity of entities ?? []) {
    if (isMention(entity) && entity.mentioned.id === recipient.id && entity.text) left = left.replace(entity.text, " ");
  }
  return wordsIn(
    left
      .replace(/<at[^<>]*>([^<>]*)<\/at>/gi, "$1")
      .replaceAll("&nbsp;", " ")
      .replaceAll("\0", " ")
      .trim(),
  );
}

/** People also type the bot's name, and the slash that they know from elsewhere. */
function wordsIn(text: string): Spoken {
  const [, first = "", rest = ""] = /^[/@]?(\S+)\s*(.*)$/s.exec(text) ?? [];
  const verb = first.toLowerCase();
  if (verb === "") return { verb: "home", words: "" };
  return verb === productName.toLowerCase() ? wordsIn(rest) : { verb, words: rest };
}
