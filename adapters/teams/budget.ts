/** Keeps what is sent within what Teams takes, counted as it travels: in bytes of JSON. */
import type { Element } from "./elements.js";
import { paragraphs, run } from "./text.js";

export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/** As many whole elements as fit in `room`, and a last line that says so where there were more. */
export function fitted(elements: readonly Element[], room: number, cut: string): readonly Element[] {
  if (bytesOf(elements) <= room) return elements;
  const last = paragraphs([run(cut, { isSubtle: true, size: "Small" })]);
  let left = room - bytesOf(last);
  const kept: Element[] = [];
  for (const element of elements) {
    // The comma between two elements is a byte too.
    left -= bytesOf(element) + 1;
    if (left < 0) break;
    kept.push(element);
  }
  return [...kept, ...last];
}
