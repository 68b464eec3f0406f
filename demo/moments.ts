/** What somebody of the made-up system does at a moment of its three months. */
import type { MemberId, OrganisationId } from "../src/database/ids.js";
import type { Reader } from "../src/database/store.js";
import type { Doing } from "./doing.js";

export interface Stage extends Doing {
  readonly read: Reader;
  member(person: string): MemberId;
  organisation(key: string): OrganisationId;
}

export interface Moment {
  /** A local date, and HH:MM. */
  readonly at: readonly [date: string, time: string];
  does(stage: Stage): Promise<void>;
}
