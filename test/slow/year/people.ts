/** Who lives through the year, as the test itself knows it: what it did to somebody, and when. */

import type { Interaction } from "../../../src/chat/interaction.js";
import type { MemberId, OrganisationId, PlaceId, TeamId, WorkspaceId } from "../../../src/database/ids.js";
import type { Sector } from "../../../src/database/tables/directory.js";
import type { Shift, Zone } from "./calendar.js";

export type Chat = "slack" | "teams" | "web";

export interface Organisation {
  readonly key: string;
  readonly name: string;
  readonly sector: Sector;
  readonly places: readonly string[];
  readonly chat: Chat;
  /** Its workspace there; two share one. */
  readonly workspace: string;
  /** Of every hundred people in all. */
  readonly share: number;
}

export const organisations: readonly Organisation[] = [
  {
    ...{ key: "general", name: "Northshire General", sector: "hospital", places: ["Harbour"] },
    ...{ chat: "slack", workspace: "general", share: 36 },
  },
  {
    ...{ key: "community", name: "Northshire Community Health", sector: "community", places: ["Harbour", "Moorside"] },
    ...{ chat: "slack", workspace: "community", share: 22 },
  },
  {
    ...{ key: "council", name: "Eastshire Council", sector: "council", places: ["Harbour", "Moorside"] },
    ...{ chat: "teams", workspace: "eastern", share: 20 },
  },
  {
    ...{ key: "surgeries", name: "Northshire Surgeries", sector: "primary-care", places: ["Moorside"] },
    ...{ chat: "teams", workspace: "eastern", share: 12 },
  },
  {
    ...{ key: "grove", name: "Beech Grove Care Home", sector: "social-care", places: ["Harbour"] },
    ...{ chat: "web", workspace: "grove", share: 6 },
  },
  {
    ...{ key: "carers", name: "Moorside Carers", sector: "charity", places: ["Moorside"] },
    ...{ chat: "web", workspace: "carers", share: 4 },
  },
];

/** Somebody, and all that the test has done to them. */
export interface Person {
  readonly key: string;
  readonly name: string;
  readonly chat: Chat;
  readonly zone: Zone;
  /** Undefined where a shared workspace leaves it open, until they say. */
  organisation: string | undefined;
  id: MemberId;
  workspaceId: WorkspaceId;
  /** As the platform names the workspace. */
  workspace: string;
  account: string;
  createdAt: number;
  shift: Shift;
  /** Not the one that they began with. */
  shifted: boolean;
  leads: boolean;
  curates: boolean;
  steward: boolean;
  snoozedUntil: number;
  optedOut: boolean;
  away: boolean;
  left: boolean;
  /** Whether they are in it: opted in. */
  coffee: boolean;
  days: boolean;
  /** They stay for the whole year and do what falls to them. */
  readonly steady: boolean;
}

export interface Group {
  readonly id: TeamId;
  readonly name: string;
  readonly madeBy: MemberId;
  readonly people: readonly MemberId[];
}

export interface Places {
  readonly organisation: ReadonlyMap<string, OrganisationId>;
  readonly place: ReadonlyMap<string, PlaceId>;
}

/** Whom the calendar can prompt at all. */
export const canBeAsked = ({ optedOut, away, left }: Person): boolean => !(optedOut || away || left);

let events = 0;

/** Somebody does something. */
export function deedOf(person: Person, deed: Interaction["deed"]): Interaction {
  const address: Record<string, string> =
    person.chat === "web" ? { account: person.account } : { place: person.account };
  events += 1;
  return {
    ...{ id: `event ${events}`, platform: person.chat, workspace: person.workspace, deed },
    who: { account: person.account, name: person.name, address },
    room: person.chat === "web" ? undefined : { id: `chat ${person.key}`, direct: true, address },
    answerTo: person.chat !== "web" && deed.kind === "submitted" ? address : undefined,
  };
}

const firstNames =
  "Aisha Ben Carys Dev Ellen Farah George Hana Isaac Joanne Karim Louise Manoj Nina Owen Paula Rafiq Shona Tariq Una Vikram Wendy Yusra Zack".split(
    " ",
  );
const lastNames =
  "Ahmed Barker Chowdhury Davies Ellis Foster Gillard Hussain Ibrahim Jones Kaur Lewis Mensah Newton Oyelaran Parker Quinn Roberts Singh Taylor Uddin Varley Watts Yates Ashworth Barlow Crosby Dawson Eccles Fairclough Greenwood".split(
    " ",
  );
const MORE = firstNames.length * lastNames.length;

/** Nobody has another's name: 24 and 31 have no factor in common. */
export function nameOf(at: number): string {
  if (at >= MORE) throw new Error("there are no more names");
  return `${firstNames[at % firstNames.length]} ${lastNames[at % lastNames.length]}`;
}
