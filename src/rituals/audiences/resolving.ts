/** Whether a ritual that comes round has something to ask, and what about: what every audience answers. */
import type { Reader } from "../../database/store.js";
import type { DueRitual } from "../calendar/due-rituals.js";
import type { Person } from "../calendar/zone-people.js";

/** Somebody for whom a ritual comes round. */
export interface Turn {
  readonly person: Person;
  readonly due: DueRitual;
  /** When it came round for them last, and two turns back at most: what is older is no news. */
  readonly since: Date;
}

export interface Subject {
  readonly turn: Turn;
  /** "story:<id>" and the like; empty where it asks about nothing in particular. */
  readonly about: string;
}

export interface Resolving {
  readonly read: Reader;
  /** The Monday of the week that is planned, as an instant. */
  readonly weekFrom: Date;
  readonly now: Date;
  /** What somebody is asked about by what is being planned now: one ritual may come round on several days of a week. */
  readonly given: Set<string>;
}

/** Of one ritual, for some hundred people at once: no query for each of them. */
export type Resolve = (resolving: Resolving, turns: readonly Turn[]) => Promise<readonly Subject[]>;

export const aboutNothing = (turn: Turn): Subject => ({ turn, about: "" });

/** The earliest moment after which anything is news to any of them. */
export function earliestOf(turns: readonly Turn[]): Date {
  return new Date(Math.min(...turns.map(({ since }) => since.getTime())));
}

export const idsOf = (turns: readonly Turn[]) => turns.map(({ person }) => person.id);
