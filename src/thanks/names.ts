/** People's names as they are typed: several in one line, in any case, with accents or without. */
import { nameOf } from "../chat/text.js";
import { nameKey } from "../directory/name-key.js";

/** The longest name that is looked for at the start of what somebody typed. */
const MOST_WORDS = 5;

const between = /\s*[,;&\n]\s*(?:and\s+)?|\s+and\s+/i;
const nextName = new RegExp(`^(?:${between.source})`, "i");

/** Each name once, as it was written first. */
export function namesIn(typed: string): readonly string[] {
  const names = new Map<string, string>();
  for (const part of typed
    .trim()
    .replace(/^and\s+/i, "")
    .split(between)) {
    const name = nameOf(part);
    const key = nameKey(name);
    if (name !== "" && !names.has(key)) names.set(key, name);
  }
  return [...names.values()];
}

export interface Typed {
  readonly names: readonly string[];
  /** What follows them. */
  readonly rest: string;
}

/** Two or three words with capitals, and nothing after them. */
const onlyAName = /^\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*){1,2}$/u;

/** The names of known people at the start of what was typed, and the rest of it. */
export function leadingNames(typed: string, isKnown: (key: string) => boolean): Typed {
  const names: string[] = [];
  let rest = typed.trim().replace(/^to\s+/i, "");
  for (let text: string | undefined = rest; text !== undefined; ) {
    const name = longestName(text, isKnown);
    if (name === undefined) {
      // Nobody known, but nothing else than a name: no reason stands there alone.
      if (names.length > 0 && onlyAName.test(text)) return { names: [...names, text], rest: "" };
      break;
    }
    names.push(name);
    rest = text.slice(name.length);
    const [joined] = nextName.exec(rest) ?? [];
    text = joined === undefined ? undefined : rest.slice(joined.length);
  }
  return names.length === 0 ? { names, rest: typed } : { names, rest: rest.replace(/^[\s,;:.–—-]+/, "") };
}

function longestName(text: string, isKnown: (key: string) => boolean): string | undefined {
  const ends = [...text.matchAll(/\S+/g)].slice(0, MOST_WORDS).map(({ index, 0: word }) => index + word.length);
  const starts = ends.map((end) => text.slice(0, end).replace(/[,;:.!]+$/, ""));
  return starts.findLast((start) => !/[,;&\n]|\sand\s/i.test(start) && isKnown(nameKey(start)));
}
