/** What is asked of a search, as it travels: in a form, and through a person's own device to the next page. */
import type { Fill } from "../chat/card.js";
import { cleaned, shortened } from "../chat/text.js";
import type { Place } from "../database/full-text.js";
import { readId, type StoryId } from "../database/ids.js";
import { elements, storyKinds } from "../database/tables/stories.js";
import { DAY, later } from "../schedule/clock.js";
import { LONGEST_SEARCH } from "./search/search-words.js";
import type { Asked } from "./search/searched-stories.js";
import type { Story } from "./stories.js";

export const ANY = "any";
export const whens = [ANY, "weeks", "months", "year"] as const;
export type When = (typeof whens)[number];

const days = { weeks: 28, months: 92, year: 365 } as const;

/** Ids are those of what there is. */
export interface StoryQuery {
  readonly words: string;
  readonly organisation: string;
  readonly place: string;
  readonly kind: string;
  readonly element: string;
  readonly when: string;
}

export const everything: StoryQuery = {
  words: "",
  organisation: ANY,
  place: ANY,
  kind: ANY,
  element: ANY,
  when: ANY,
};

export function queryFor(typed: string): StoryQuery {
  return { ...everything, words: shortened(cleaned(typed.slice(0, 2 * LONGEST_SEARCH)), LONGEST_SEARCH) };
}

export function fillOf(query: StoryQuery): Fill {
  return { ...query };
}

export function askedBy(query: StoryQuery, now: Date): Asked {
  const when = whens.find((when) => when === query.when) ?? ANY;
  return {
    words: query.words,
    organisation: readId(query.organisation),
    place: readId(query.place),
    kind: storyKinds.find((kind) => kind === query.kind),
    element: elements.find((element) => element === query.element),
    since: when === ANY ? undefined : later(now, -days[when] * DAY),
  };
}

/** A query and where its page ended, in the few characters that the button of any chat takes. */
export function subjectOf(query: StoryQuery, { createdAt, id }: Story): string {
  const { organisation, place, kind, element, when, words } = query;
  return [createdAt.getTime().toString(36), id, organisation, place, kind, element, when, words].join(",");
}

/** It comes from the person's own device: whatever it says is looked up, and what it does not say is left open. */
export function readQuery(subject: string): { readonly query: StoryQuery; readonly before: Place | undefined } {
  const [time = "", id = "", organisation = "", place = "", kind = "", element = "", when = "", ...words] =
    subject.split(",");
  const query = { ...queryFor(words.join(",")), organisation, place, kind, element, when };
  const createdAt = new Date(Number.parseInt(time, 36));
  const story = readId<StoryId>(id);
  const isRead = story !== undefined && !Number.isNaN(createdAt.getTime());
  return { query, before: isRead ? { createdAt, id: story } : undefined };
}
