/** Who is meant by each name that somebody thanks: found, to be asked about, or kept as a name. */
import type { Asker } from "../context.js";
import type { OrganisationId } from "../database/ids.js";
import { nameKey } from "../directory/name-key.js";
import { nearTo } from "./near-names.js";
import type { KnownPerson, PeopleByName } from "./people.js";

/** Somebody to thank; without a person, a name that Causeway cannot reach. */
export interface Meant {
  readonly name: string;
  readonly organisationId: OrganisationId;
  readonly person: KnownPerson | undefined;
}

/** A name of which only its sender can say who, or where, it is. */
export interface OpenName {
  readonly name: string;
  readonly candidates: readonly KnownPerson[];
  /** Where nobody has this name: those whose names are nearly it. */
  readonly near: readonly KnownPerson[];
}

export interface Reading {
  readonly found: readonly Meant[];
  readonly open: readonly OpenName[];
  /** The sender thanks themselves. */
  readonly thanksSelf: boolean;
}

interface Given {
  readonly names: readonly string[];
  readonly organisations: readonly OrganisationId[];
  readonly people: PeopleByName;
  readonly asker: Pick<Asker, "memberId" | "name">;
  /** The asker's own organisation. */
  readonly from: OrganisationId;
}

export function readNames({ names, organisations, people, asker, from }: Given): Reading {
  const found: Meant[] = [];
  const open: OpenName[] = [];
  let thanksSelf = false;
  for (const name of names) {
    const called = people.get(nameKey(name)) ?? [];
    const candidates = called.filter(({ id }) => id !== asker.memberId);
    const [first, second] = candidates;
    const [only, other] = organisations;
    // Nobody has told us of whoever has left nothing here yet, but their own name they bring along.
    const isAsker = called.length > 0 || (organisations.includes(from) && nameKey(name) === nameKey(asker.name));
    if (first === undefined && isAsker) thanksSelf = true;
    else if (first?.isSure === true && second === undefined)
      found.push({ name, organisationId: first.organisationId, person: first });
    else {
      const near = first === undefined ? nearTo(name, people).filter(({ id }) => id !== asker.memberId) : [];
      if (first === undefined && near.length === 0 && only !== undefined && other === undefined)
        found.push({ name, organisationId: only, person: undefined });
      else open.push({ name, candidates, near });
    }
  }
  return { found, open, thanksSelf };
}

/** What the sender said of an open name: the id of somebody who was offered, or of where somebody else of that name works. */
export function chosenFor({ name, candidates, near }: OpenName, answer: string): Meant {
  const person = [...candidates, ...near].find(({ id }) => id === answer);
  // The form has checked that it offered this.
  return { name, organisationId: person?.organisationId ?? (answer as OrganisationId), person };
}

/** Each person once: two names may turn out to be one person's. */
export function once(meant: readonly Meant[]): readonly Meant[] {
  const keys = meant.map(({ person, name, organisationId }) => person?.id ?? `${organisationId} ${nameKey(name)}`);
  return meant.filter((_, at) => keys.indexOf(keys[at] ?? "") === at);
}
