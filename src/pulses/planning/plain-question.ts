/** Whether a question is one that people answer alike: short, one thing, and said without a no. */
import { wordsIn } from "../../chat/text.js";

const MOST_WORDS = 20;
/** A hurried reader passes over these, and answers the opposite. */
const negative = /\b(?:not|never|cannot)\b|\b[a-z]+n['’]t\b/i;

export type Unplain =
  | { readonly kind: "long"; readonly words: number }
  | { readonly kind: "question" | "several" | "both" }
  | { readonly kind: "negative"; readonly word: string };

/** Everything that is wrong with it, in the order in which it is told. */
export function unplainIn(question: string): readonly Unplain[] {
  const words = wordsIn(question);
  const [word] = negative.exec(question) ?? [];
  return [
    ...(words > MOST_WORDS ? [{ kind: "long", words } as const] : []),
    ...(question.includes("?") ? [{ kind: "question" } as const] : []),
    ...(/[.!…]\s+\S/.test(question) ? [{ kind: "several" } as const] : []),
    ...(/\band\s*\/\s*or\b/i.test(question) ? [{ kind: "both" } as const] : []),
    ...(word === undefined ? [] : [{ kind: "negative", word } as const]),
  ];
}
