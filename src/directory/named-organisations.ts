/** Organisations that a text names, chosen or not: by their whole names, and as people say them for short. */
import type { OrganisationId } from "../database/ids.js";
import { folded, spaced, spokenName } from "./spoken-names.js";

interface Named {
  readonly id: OrganisationId;
  readonly name: string;
}

/** A way to say a name. */
interface Form {
  readonly id: OrganisationId;
  readonly words: readonly string[];
  /** A name of one word is one only as it is written here, or, where it is short for another, with any capital. */
  readonly written?: string | "capital";
}

/** By their first two words, or the only one: many names begin alike. */
type Index = ReadonlyMap<string, readonly Form[]>;

/**
 * The ids of those whose names stand in a text. A short name counts where it is nobody else's, and no place's. One of a
 * single word counts only where `places` are known: many organisations are called after theirs.
 */
export function organisationsNamedIn(
  text: string,
  organisations: readonly Named[],
  places?: readonly string[],
): readonly OrganisationId[] {
  const index = indexOf(organisations, places);
  const written = spaced(text).split(" ");
  const words = written.map((word) => word.toLocaleLowerCase("en-GB"));
  const named = new Set<OrganisationId>();
  for (const [at, word] of words.entries())
    for (const key of [word, `${word} ${words[at + 1]}`])
      for (const form of index.get(key) ?? []) if (stands(form, words, written, at)) named.add(form.id);
  return organisations.filter(({ id }) => named.has(id)).map(({ id }) => id);
}

function stands(form: Form, words: readonly string[], written: readonly string[], at: number): boolean {
  if (!form.words.every((word, offset) => words[at + offset] === word)) return false;
  // "Mind" is a charity, and to mind is not.
  if (form.written === undefined) return true;
  return form.written === "capital" ? /^\p{Lu}/u.test(written[at] ?? "") : form.written === written[at];
}

let last:
  | { readonly of: readonly Named[]; readonly places: readonly string[] | undefined; readonly index: Index }
  | undefined;

/** Made once for the same organisations and places, who are read anew for every text. */
function indexOf(organisations: readonly Named[], places: readonly string[] | undefined): Index {
  if (last === undefined || !isSame(last.of, organisations) || last.places?.join("\n") !== places?.join("\n"))
    last = { of: organisations, places, index: makeIndex(organisations, places) };
  return last.index;
}

const isSame = (one: readonly Named[], other: readonly Named[]): boolean =>
  one === other ||
  (one.length === other.length && one.every(({ id, name }, at) => other[at]?.id === id && other[at]?.name === name));

function makeIndex(organisations: readonly Named[], places: readonly string[] | undefined): Index {
  const spoken = organisations.map(({ id, name }) => ({ id, name, ...spokenName(name) }));
  const taken = claims(spoken.map(({ id, whole, short }) => ({ id, names: [whole, ...short].map(joined) })));
  const inNames = claims(spoken.map(({ id, name }) => ({ id, names: folded(name).split(" ") })));
  const isPlace = new Set((places ?? []).map(folded));
  const inPlaces = new Set([...isPlace].flatMap((place) => place.split(" ")));
  const index = new Map<string, Form[]>();
  const add = (form: Form) => {
    const key = joined(form.words.slice(0, 2));
    const forms = index.get(key);
    if (forms === undefined) index.set(key, [form]);
    else forms.push(form);
  };
  for (const { id, name, whole, short, single } of spoken) {
    add(whole.length > 1 ? { id, words: whole } : { id, words: whole, written: asWritten(name) });
    const own = short.filter((words) => taken.get(joined(words))?.size === 1 && !isPlace.has(joined(words)));
    for (const words of own) add({ id, words });
    const isOwn = single !== undefined && inNames.get(single)?.size === 1 && !inPlaces.has(single);
    if (isOwn && places !== undefined) add({ id, words: [single], written: "capital" });
  }
  return index;
}

/** Who says each of these names. */
function claims(
  all: readonly { readonly id: OrganisationId; readonly names: readonly string[] }[],
): ReadonlyMap<string, ReadonlySet<OrganisationId>> {
  const claimed = new Map<string, Set<OrganisationId>>();
  for (const { id, names } of all)
    for (const name of names) claimed.set(name, (claimed.get(name) ?? new Set()).add(id));
  return claimed;
}

const joined = (words: readonly string[]): string => words.join(" ");

/** The one word that is left of it. */
const asWritten = (name: string): string => spaced(name).split(" ")[0] ?? "";
