/** How a story looks to its author while it waits to be shared. */
import { buttons, type CardNode, note, type Press, plain, quote, strong, text } from "../../chat/card.js";
import type { Words } from "../../words/en-GB.js";
import { type Checked, type FoundIn, foundWith, type Texts } from "./check-words.js";

export interface CheckView {
  readonly texts: Texts;
  readonly checked: Checked;
  /** The form, filled in. */
  readonly back: Press;
  /** It is told for the first time. */
  readonly isNew: boolean;
}

export function checkNodes(words: Words, { texts, checked, back, isNew }: CheckView): readonly CardNode[] {
  const { check } = words;
  const [asks, warnings] = [foundWith("ask", checked), foundWith("warn", checked)];
  const { unknown } = checked;
  const named = { others: words.story.involved, changed: words.story.whatChanged, toldFor: words.addition.toldForWhom };
  const facts = Object.entries(named).flatMap(([field, name]) => (texts[field] ? [{ name, value: texts[field] }] : []));
  return [
    text(isNew ? check.notYet : check.notYetEdit),
    ...["happened", "ownWords"].flatMap((field) => (texts[field] ? [quote(texts[field])] : [])),
    ...(facts.length === 0 ? [] : [{ kind: "facts", facts } as const]),
    ...found(words, asks, check.ask),
    ...found(words, warnings, check.warn),
    ...(checked.together.length === 0 ? [] : [note(check.curator)]),
    ...(unknown.length === 0 ? [] : [note(check.unknown(unknown))]),
    buttons({ label: check.back, press: back }),
  ];
}

function found({ guard }: Words, findings: readonly FoundIn[], advice: string): readonly CardNode[] {
  if (findings.length === 0) return [];
  return [...findings.map(({ kind, found }) => text([strong(guard.looksLike[kind](found))])), text([plain(advice)])];
}
