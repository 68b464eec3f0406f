/** A record as it is read, before it is written as HTML or Markdown. */
import { nameOf } from "../chat/text.js";
import type { Scene } from "../schedule/messages.js";
import type { Words } from "../words/en-GB.js";
import type { Entry, PersonalRecord } from "./record.js";

export interface RecordPages {
  readonly title: string;
  readonly before: readonly string[];
  readonly years: readonly { readonly year: string; readonly parts: readonly Part[] }[];
}

export interface Part {
  readonly heading: string;
  /** Somebody's own words, paragraph by paragraph. */
  readonly words: readonly string[];
  /** Ours around them: a paragraph each. */
  readonly after: readonly string[];
}

export function recordPages({ words, now, system }: Scene, { name, entries, isCut }: PersonalRecord): RecordPages {
  const { document, yours, nothing } = words.record;
  const inYears = new Intl.DateTimeFormat("en-GB", { timeZone: system.timeZone, year: "numeric" });
  const year = (at: Date) => inYears.format(at);
  const dated = entries.map((entry) => ({ entry, year: year(entry.createdAt) }));
  const made = `${words.date(now, system.timeZone)} ${year(now)}`;
  return {
    title: document.title(named(name)),
    before: [
      document.made(named(system.name), made),
      yours,
      ...(isCut ? [document.older] : []),
      ...(entries.length === 0 ? [nothing] : []),
    ],
    years: [...new Set(dated.map(({ year }) => year))].map((year) => ({
      year,
      parts: dated
        .filter((one) => one.year === year)
        .map(({ entry }) => partOf(words, entry, words.date(entry.createdAt, system.timeZone))),
    })),
  };
}

function partOf({ record: { document } }: Words, entry: Entry, date: string): Part {
  switch (entry.kind) {
    case "story": {
      const { happened, changed, partners } = entry.story;
      const names = partners.map(({ name }) => named(name));
      const told = changed.trim() === "" ? [] : [document.changed(oneLine(changed))];
      const after = [...(names.length === 0 ? [] : [document.with(names)]), ...told];
      return { heading: document.story(date), words: paragraphs(happened), after };
    }
    case "given": {
      const to = entry.thanks.thanked.map(({ name, organisation }) => `${named(name)} (${named(organisation)})`);
      return { heading: document.given(to, date), words: paragraphs(entry.thanks.words), after: [] };
    }
    case "received": {
      const from = `${named(entry.thanks.senderName)} (${named(entry.thanks.organisation)})`;
      return { heading: document.received(from, date), words: paragraphs(entry.thanks.words), after: [] };
    }
    case "story-thanks": {
      const { from, organisation, words } = entry.thanks;
      const who = organisation === null ? named(from) : `${named(from)} (${named(organisation)})`;
      return { heading: document.forStory(who, date), words: paragraphs(words), after: [] };
    }
  }
}

/** Marks that turn the direction of what follows them, and whatever is no letter, sign or end of a line. */
const unseen = /(?!\n)[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

function paragraphs(written: string): readonly string[] {
  return written
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(unseen, "")
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

const oneLine = (written: string): string => paragraphs(written).join(" ");

const named = (written: string): string => nameOf(written.replace(unseen, ""));
