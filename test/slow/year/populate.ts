/** Whom the made-up system has at the beginning: organisations, their people and roles, groups and leaders' channels. */
import { eq } from "drizzle-orm";
import type { ChannelId, MemberId, OrganisationId, WorkspaceId } from "../../../src/database/ids.js";
import type { Writer } from "../../../src/database/store.js";
import { ensureMember, ensureWorkspace } from "../../../src/directory/askers.js";
import { addEmployer, saveLeadershipChannel } from "../../../src/directory/channels.js";
import { addCurator } from "../../../src/directory/curators.js";
import { saveOrganisation } from "../../../src/directory/organisations.js";
import { addPerson } from "../../../src/directory/people-without-chat.js";
import { grantRole } from "../../../src/directory/roles.js";
import { addTeam, addToTeam } from "../../../src/groups/team-groups.js";
import type { Shift, Zone } from "./calendar.js";
import type { Dice } from "./dice.js";
import { type Chat, type Group, nameOf, type Organisation, organisations, type Person, type Places } from "./people.js";

export interface Channel {
  readonly id: ChannelId;
  readonly organisation: string;
  readonly zone: Zone;
  readonly from: number;
}

/** The first three of each organisation stay, and do what falls to them. */
export function* places(size: number): Generator<{ readonly organisation: Organisation; readonly steady: boolean }> {
  for (const organisation of organisations) {
    const many = Math.max(3, Math.round((size * organisation.share) / 100));
    for (let at = 0; at < many; at += 1) yield { organisation, steady: at < 3 };
  }
}

interface New {
  readonly at: number;
  readonly organisation: Organisation;
  readonly isOpen: boolean;
  readonly dice: Dice;
  readonly now: number;
  readonly steady: boolean;
}

export function newPerson({ at, organisation, isOpen, dice, now, steady }: New): Person {
  const account = `account-${at}`;
  return {
    ...{ key: `person-${at}`, name: nameOf(at), chat: organisation.chat, zone: zoneOf(organisation.chat, dice) },
    ...{ organisation: isOpen ? undefined : organisation.key, account, workspace: organisation.workspace },
    ...{ id: "" as MemberId, workspaceId: "" as WorkspaceId, createdAt: now, shift: shiftOf(dice), steady },
    shifted: false,
    ...{ leads: false, curates: false, steward: false, snoozedUntil: 0, optedOut: false, away: false, left: false },
    ...{ coffee: false, days: false },
  };
}

/** Browsers tell no server their time zone. */
function zoneOf(chat: Chat, dice: Dice): Zone {
  if (chat === "web" || dice.chance(0.84)) return "Europe/London";
  return dice.chance(0.5) ? "Europe/Gibraltar" : "America/New_York";
}

function shiftOf(dice: Dice): Shift {
  if (dice.chance(0.8)) return "usual";
  return dice.one(["early", "late", "night"] as const);
}

export async function addOrganisations(tx: Writer, now: Date): Promise<Places> {
  const organisation = new Map<string, OrganisationId>();
  for (const { key, name, sector, places } of organisations)
    organisation.set(key, await saveOrganisation(tx, { name, sector, places, staff: 1000 }, now));
  const rows = await tx.select().from(tx.tables.place);
  return { organisation, place: new Map(rows.map(({ id, name }) => [name, id])) };
}

export async function addMember(tx: Writer, person: Person, home: Organisation, ids: Places, now: Date): Promise<void> {
  const organisationId = ids.organisation.get(home.key);
  if (organisationId === undefined) throw new Error(`there is no ${home.key}`);
  const { member } = tx.tables;
  if (home.chat === "web") {
    person.id = await addPerson(tx, { organisationId, name: person.name }, now);
    const [row] = await tx.select().from(member).where(eq(member.id, person.id));
    person.account = row?.externalId ?? "";
    person.workspace = organisationId;
    person.workspaceId = row?.workspaceId ?? person.workspaceId;
  } else {
    const workspaceId = await ensureWorkspace(tx, home.chat, home.workspace, now);
    await addEmployer(tx, workspaceId, organisationId);
    const address = { place: person.account };
    const made = await ensureMember(tx, workspaceId, { account: person.account, name: person.name, address }, now);
    person.id = made.id;
    person.workspaceId = workspaceId;
  }
  const hours = person.shift === "usual" ? null : person.shift;
  const timeZone = person.chat === "web" ? null : person.zone;
  const said = { profiledAt: now, timeZone, hours, organisationId, role: "nurse" };
  await tx.update(member).set(said).where(eq(member.id, person.id));
}

/** Of each organisation: one who leads and curates it, one who leads, one who curates; and a steward. */
export async function giveRoles(tx: Writer, people: readonly Person[], ids: Places, now: Date): Promise<void> {
  for (const [key, organisationId] of ids.organisation) {
    const [first, second, third] = people.filter(({ organisation }) => organisation === key);
    if (first === undefined || second === undefined || third === undefined) throw new Error(`nobody is at ${key}`);
    for (const one of [first, second]) {
      one.leads = true;
      await grantRole(tx, { memberId: one.id, role: "leader", organisationId }, { actorId: null, now });
    }
    for (const one of [first, third]) {
      one.curates = true;
      await addCurator(tx, organisationId, one.id, now);
    }
  }
  const steward = people[0];
  if (steward === undefined) throw new Error("there is nobody");
  steward.steward = true;
  await grantRole(tx, { memberId: steward.id, role: "steward", organisationId: null }, { actorId: null, now });
}

/** One for each organisation, of people from all of them: made by its second leader, the last by somebody of no role. */
export async function addGroups(
  tx: Writer,
  people: readonly Person[],
  dice: Dice,
  now: Date,
): Promise<readonly Group[]> {
  const groups: Group[] = [];
  const makers = organisations.map(({ key }) => people.filter(({ organisation }) => organisation === key)[1]);
  for (const [at, maker] of [...makers, people.findLast(({ leads }) => !leads)].entries()) {
    if (maker === undefined) continue;
    const name = `Working group ${at + 1}`;
    const id = await addTeam(tx, { name, madeBy: maker.id, now });
    if (id === undefined) throw new Error("there is a group of this name");
    const many = Array.from({ length: 8 }, () => dice.one(people));
    const members = new Set([maker.id, ...many.map((one) => one.id)]);
    for (const member of members) await addToTeam(tx, id, member);
    groups.push({ id, name, madeBy: maker.id, people: [...members] });
  }
  return groups;
}

/** Of the organisations that have a chat, each in a zone of its own. */
export async function addChannels(
  tx: Writer,
  people: readonly Person[],
  ids: Places,
  now: Date,
): Promise<readonly Channel[]> {
  const channels: Channel[] = [];
  for (const [at, { key, chat }] of organisations.entries()) {
    const organisationId = ids.organisation.get(key);
    const setUpBy = people.find(({ organisation }) => organisation === key);
    if (chat === "web" || organisationId === undefined || setUpBy === undefined) continue;
    const zone: Zone = at === 3 ? "Europe/Gibraltar" : "Europe/London";
    const place = `room-${key}`;
    const id = await saveLeadershipChannel(tx, {
      ...{ workspaceId: setUpBy.workspaceId, organisationId, setUpBy: setUpBy.id, scheduledFrom: now },
      room: { id: place, direct: false, address: { place } },
      ...{ day: 1 + at, time: "08:00", timeZone: zone },
    });
    channels.push({ id, organisation: key, zone, from: now.getTime() });
  }
  return channels;
}
