/** Words set as large as they fit into a box; what does not fit is cut where a reader would pause. */
import type { Weight } from "./fonts.js";
import { drawable, graphemes } from "./letters.js";
import { isRightToLeft, type Line, lineOf } from "./lines.js";

export interface Box {
  readonly width: number;
  readonly height: number;
  readonly weight: Weight;
  /** From the largest to the smallest size. */
  readonly sizes: readonly [number, number];
  /** From one line to the next, in sizes. */
  readonly leading: number;
}

/** Words as they are set, whatever draws them. */
export interface Setting {
  readonly lines: readonly Line[];
  /** What each line says. */
  readonly texts: readonly string[];
  readonly size: number;
  readonly leading: number;
  readonly height: number;
  readonly isRightToLeft: boolean;
  readonly isCut: boolean;
}

/** No picture or poster holds more; measuring it all would only take time. */
const MOST_READ = 1_800;
/** A cut at the end of a sentence may leave so much empty. */
const LEAST_FULL = 0.6;
const ELLIPSIS = "…";

export function fitted(written: string, box: Box): Setting {
  const all = graphemes(drawable(written));
  const text = all.slice(0, MOST_READ).join("").trimEnd();
  const isLonger = all.length > MOST_READ;
  const fromRight = isRightToLeft(text);
  const measure = measureIn(box.weight, fromRight);
  const [largest, smallest] = box.sizes;
  const words = text.split(" ").filter((word) => word !== "");
  const set = (texts: readonly string[], size: number, isCut: boolean): Setting => ({
    ...{ texts, size, isCut, isRightToLeft: fromRight, leading: box.leading },
    lines: texts.map((line) => lineOf(line, box.weight, fromRight)),
    height: texts.length * size * box.leading,
  });
  for (let size = largest; !isLonger && size > smallest; size *= 0.96) {
    if (words.some((word) => measure(word) * size > box.width)) continue;
    const texts = wrapped(words, box.width / size, measure);
    if (texts.length * size * box.leading <= box.height) return set(texts, size, false);
  }
  const most = Math.max(1, Math.floor(box.height / (smallest * box.leading)));
  const texts = wrapped(words, box.width / smallest, measure);
  if (!isLonger && texts.length <= most) return set(texts, smallest, false);
  return set(cut(texts, most, box.width / smallest, measure), smallest, true);
}

type Measure = (text: string) => number;

/** Words come again at every size that is tried. */
function measureIn(weight: Weight, fromRight: boolean): Measure {
  const known = new Map<string, number>();
  return (text) => {
    const width = known.get(text) ?? lineOf(text, weight, fromRight).width;
    known.set(text, width);
    return width;
  };
}

function wrapped(words: readonly string[], width: number, measure: Measure): readonly string[] {
  const lines: string[] = [];
  const space = measure(" ");
  let line = "";
  let used = 0;
  for (const word of words.flatMap((word) => brokenUp(word, width, measure))) {
    const needs = measure(word);
    if (line !== "" && used + space + needs <= width) {
      line += ` ${word}`;
      used += space + needs;
      continue;
    }
    if (line !== "") lines.push(line);
    line = word;
    used = needs;
  }
  return line === "" ? lines : [...lines, line];
}

/** A word longer than a line goes on in the next. Letters are added up, since to shape each beginning anew is slow. */
function brokenUp(word: string, width: number, measure: Measure): readonly string[] {
  if (measure(word) <= width) return [word];
  const parts: string[] = [];
  let rest = graphemes(word);
  while (rest.length > 0) {
    let used = 0;
    let most = rest.findIndex((grapheme) => {
      used += measure(grapheme);
      return used > width;
    });
    if (most === -1) most = rest.length;
    // Together they may be wider than one by one.
    while (most > 1 && measure(rest.slice(0, most).join("")) > width) most -= 1;
    most = Math.max(1, most);
    parts.push(rest.slice(0, most).join(""));
    rest = rest.slice(most);
  }
  return parts;
}

/** The first lines, ended after a sentence where that leaves most of the room filled, or else after a word. */
function cut(texts: readonly string[], most: number, width: number, measure: Measure): readonly string[] {
  const kept = texts.slice(0, most).join(" ");
  const sentence = /^.*[.!?؟](?=["”’)]* )/su.exec(kept)?.[0] ?? "";
  const words = (sentence.length > kept.length * LEAST_FULL ? `${sentence} ${ELLIPSIS}` : kept).split(" ");
  for (; words.length > 1; words.pop()) {
    const ended = words.at(-1) === ELLIPSIS ? words : [...words.slice(0, -1), endOf(words.at(-1) ?? "")];
    const lines = wrapped(ended, width, measure);
    if (lines.length <= most) return lines;
  }
  return cutWithin(words[0] ?? "", most, width, measure);
}

/** The first word alone, of which there may be no room beside the ellipsis: it loses as many letters as that takes. */
function cutWithin(word: string, most: number, width: number, measure: Measure): readonly string[] {
  for (const letters = [...graphemes(word)]; letters.length > 0; letters.pop()) {
    const lines = wrapped([endOf(letters.join(""))], width, measure);
    if (lines.length <= most) return lines;
  }
  return [ELLIPSIS];
}

function endOf(word: string): string {
  return `${word.replace(/[\p{P}\s]+$/u, "")}${ELLIPSIS}`;
}
