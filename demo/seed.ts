/** Three months of the made-up system, lived through by the real core: each week told, thanked and posted in its turn. */
import { eq } from "drizzle-orm";
import type { Core } from "../src/core.js";
import type { MemberId, OrganisationId, StoryId, WorkspaceId } from "../src/database/ids.js";
import type { Store, Writer } from "../src/database/store.js";
import type { WaveKeys } from "../src/database/wave-keys.js";
import { ensureMember, ensureWorkspace, rememberMember } from "../src/directory/askers.js";
import { addEmployer, saveLeadershipChannel } from "../src/directory/channels.js";
import { addFirstLeader } from "../src/directory/curators.js";
import { saveOrganisation } from "../src/directory/organisations.js";
import { addPerson } from "../src/directory/people-without-chat.js";
import { grantRole } from "../src/directory/roles.js";
import { DAY, later, MINUTE } from "../src/schedule/clock.js";
import { say } from "../src/schedule/messages.js";
import { addDays, instantOf, weekOf } from "../src/schedule/occurrences.js";
import { changeParts } from "../src/stories/changed-stories.js";
import { askCurators } from "../src/stories/review/review-story.js";
import { addStory } from "../src/stories/stories.js";
import { storyShared } from "../src/stories/telling/share-story.js";
import { storyThanked } from "../src/stories/thank-author.js";
import { addThanks } from "../src/stories/thanks-for-stories.js";
import { chatter, unsigned } from "./chatter.js";
import type { DemoClock } from "./clock.js";
import { crowd } from "./crowd.js";
import { doingWith } from "./doing.js";
import { addHub, type Hub, webChecksOfHub, weeksOfHub } from "./hub.js";
import type { Moment } from "./moments.js";
import { practice } from "./practice.js";
import { answerAll, planPulse, pulseDays } from "./pulse.js";
import { addSettled, pulseLeader, steward } from "./settled.js";
import { type DemoStory, stories } from "./stories.js";
import { organisations, people, rooms, systemName } from "./system.js";
import { chatPlace, roomPlace, type World } from "./world.js";

export interface Member {
  readonly id: MemberId;
  readonly workspaceId: WorkspaceId;
}
export type Members = ReadonlyMap<string, Member>;

interface Seeding {
  readonly store: Store;
  readonly core: Core;
  readonly clock: DemoClock;
  readonly world: World;
  readonly waveKeys: WaveKeys;
}

const timeZone = "Europe/London";
const system = { name: systemName, timeZone, publicUrl: undefined, sendsMail: false };
const firstMonday = "2026-08-31";
/** Rituals come round for whoever was known before. */
const afterAll = new Date("2099-01-01T00:00:00Z");
/** A Wednesday morning: in the middle of the twelfth week. */
export const today = { date: "2026-11-18", time: "09:00" };

export async function seed(seeding: Seeding, ending?: AbortSignal): Promise<Members> {
  const { store, clock, core, world } = seeding;
  const ids = await store.write((tx) => addOrganisations(tx, clock.now()));
  const members = await store.write((tx) => addPeople(tx, ids, clock.now()));
  await store.write((tx) => addLeadership(tx, ids, members, clock.now()));
  await store.write((tx) => addSettled(tx, ids));
  await store.write((tx) => addSteward(tx, members, clock.now()));
  const asked = await store.write((tx) => addCrowd(tx, ids, clock.now()));
  await store.write((tx) =>
    planPulse(tx, memberCalled(members, pulseLeader), memberCalled(members, steward), clock.now()),
  );
  const hub = await store.write((tx) => addHub(tx, (key) => memberCalled(members, key), system));
  for (const { at, happens } of events(seeding, ids, members, asked, hub)) {
    ending?.throwIfAborted();
    // Only what is planned needs the clock's tick.
    if (happens === undefined) await clock.moveTo(at);
    else clock.set(at);
    await happens?.();
    core.delivery.wake();
    await core.delivery.idle();
  }
  for (const { room, by, text } of chatter) world.add(roomPlace(room), { by, payload: text });
  return members;
}

type Ids = ReadonlyMap<string, OrganisationId>;

async function addOrganisations(tx: Writer, now: Date): Promise<Ids> {
  const ids = new Map<string, OrganisationId>();
  for (const { key, name, sector, places, staff } of organisations)
    ids.set(key, await saveOrganisation(tx, { name, sector, places, staff }, now));
  return ids;
}

async function addPeople(tx: Writer, ids: Ids, now: Date): Promise<Members> {
  const members = new Map<string, Member>();
  for (const { key, name, role, organisation } of people) {
    const employer = organisations.find((one) => one.key === organisation);
    const organisationId = ids.get(organisation);
    if (employer === undefined || organisationId === undefined) throw new Error(`nobody employs ${key}`);
    const member =
      employer.chat === "web"
        ? await personWithoutChat(tx, organisationId, name, now)
        : await personInChat(tx, { platform: employer.chat, workspace: organisation, organisationId, key, name }, now);
    await rememberMember(tx, member.id, { role });
    members.set(key, member);
  }
  return members;
}

async function personWithoutChat(tx: Writer, organisationId: OrganisationId, name: string, now: Date): Promise<Member> {
  const id = await addPerson(tx, { organisationId, name }, now);
  return { id, workspaceId: await ensureWorkspace(tx, "web", organisationId, now) };
}

interface InChat {
  readonly platform: string;
  readonly workspace: string;
  readonly organisationId: OrganisationId;
  readonly key: string;
  readonly name: string;
}

async function personInChat(tx: Writer, { platform, workspace, organisationId, key, name }: InChat, now: Date) {
  const workspaceId = await ensureWorkspace(tx, platform, workspace, now);
  await addEmployer(tx, workspaceId, organisationId);
  const member = await ensureMember(tx, workspaceId, { account: key, name, address: { place: chatPlace(key) } }, now);
  // Everybody here has been introduced.
  await tx.update(tx.tables.member).set({ profiledAt: now }).where(eq(tx.tables.member.id, member.id));
  return member;
}

/** Leaders' rooms, and a curator for every organisation: whoever leads it. */
async function addLeadership(tx: Writer, ids: Ids, members: Members, now: Date): Promise<void> {
  for (const { key } of organisations) {
    const organisationId = ids.get(key);
    const lead = people.find(({ organisation, role }) => organisation === key && /chief|director|manager/i.test(role));
    const setUpBy = lead && members.get(lead.key);
    if (organisationId === undefined || setUpBy === undefined) throw new Error(`nobody leads ${key}`);
    await addFirstLeader(tx, organisationId, setUpBy.id, now);
    for (const room of rooms.filter(({ organisation, leaders }) => organisation === key && leaders))
      await saveLeadershipChannel(tx, {
        ...{ workspaceId: setUpBy.workspaceId, organisationId, setUpBy: setUpBy.id, scheduledFrom: now },
        room: { id: roomPlace(room.key), direct: false, address: { place: roomPlace(room.key) } },
        ...{ day: 1, time: "08:00", timeZone },
      });
  }
}

/** Those who are asked in the pulse and have no page of their own. Rituals leave them alone. */
async function addCrowd(tx: Writer, ids: Ids, now: Date): Promise<readonly MemberId[]> {
  const added: MemberId[] = [];
  for (const { key, name, organisation } of crowd) {
    const platform = organisations.find((one) => one.key === organisation)?.chat ?? "web";
    const organisationId = ids.get(organisation);
    if (organisationId === undefined) throw new Error(`nobody employs ${key}`);
    const { id } = await personInChat(tx, { platform, workspace: organisation, organisationId, key, name }, now);
    await tx.update(tx.tables.member).set({ createdAt: afterAll }).where(eq(tx.tables.member.id, id));
    added.push(id);
  }
  return added;
}

function memberCalled(members: Members, key: string): MemberId {
  const member = members.get(key);
  if (member === undefined) throw new Error(`nobody is called ${key}`);
  return member.id;
}

function organisationCalled(ids: Ids, key: string): OrganisationId {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`no organisation is called ${key}`);
  return id;
}

async function addSteward(tx: Writer, members: Members, now: Date): Promise<void> {
  const memberId = members.get(steward)?.id;
  if (memberId === undefined) throw new Error(`nobody is called ${steward}`);
  await grantRole(tx, { memberId, role: "steward", organisationId: null }, { actorId: null, now });
}

interface Event {
  readonly at: Date;
  /** Undefined where what is planned comes due: a digest, or a wave of the pulse. */
  readonly happens?: () => Promise<void>;
}

/** Everything that happened until today, in order; the Mondays on which digests are due among it. */
function events(
  { store, clock, waveKeys, core }: Seeding,
  ids: Ids,
  members: Members,
  asked: readonly MemberId[],
  hub: Hub,
): readonly Event[] {
  const told = stories.flatMap((story): Event[] => {
    const at = toldAt(story);
    const teller = people.find(({ key }) => key === story.by);
    const member = members.get(story.by);
    const organisationId = teller && ids.get(teller.organisation);
    if (member === undefined || organisationId === undefined) throw new Error(`nobody is called ${story.by}`);
    const id: { story?: StoryId } = {};
    const tell = () =>
      store.write(async (tx) => {
        id.story = await tellStory(tx, story, { member, organisationId, ids }, clock.now());
      });
    const thanks = story.thankedBy.map((by, index): Event => {
      const happens = () => store.write((tx) => thank(tx, id.story, member, members.get(by), clock.now()));
      return { at: later(at, DAY + index * 90 * MINUTE), happens };
    });
    return [{ at, happens: tell }, ...thanks];
  });
  const mondays = Array.from({ length: 11 }, (_, week): Event => {
    return { at: instantOf(addDays(firstMonday, 7 * (week + 1)), "08:00", timeZone) };
  });
  const now = instantOf(today.date, today.time, timeZone);
  const holds = () => store.write((tx) => tellUnsigned(tx, ids, members, clock.now()));
  const pulse = pulseDays().map(({ at, answers }): Event => {
    return answers ? { at, happens: () => answerAll(store, waveKeys, asked, ids.get("northshire-general")) } : { at };
  });
  const stage = {
    ...doingWith(core.bot),
    read: store.read,
    member: (key: string) => memberCalled(members, key),
    organisation: (key: string) => organisationCalled(ids, key),
  };
  const done = [...practice, ...weeksOfHub(hub), ...webChecksOfHub(hub)].map(
    ({ at: [date, time], does }: Moment): Event => {
      return { at: instantOf(date, time, timeZone), happens: () => does(stage) };
    },
  );
  const past = [...told, ...mondays, ...pulse, ...rituals(), ...done]
    .filter(({ at }) => at < now)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return [...past, { at: now, happens: holds }];
}

/** When rituals come round: on Monday the week is planned, and the rest is said at its hour. */
function rituals(): readonly Event[] {
  const weekly = [
    [0, "09:30"],
    [1, "09:30"],
    [2, "10:00"],
    [4, "11:00"],
  ] as const;
  return Array.from({ length: 12 }, (_, week) => week).flatMap((week) =>
    weekly.map(([day, time]): Event => {
      const at = instantOf(addDays(firstMonday, 7 * week + day), time, timeZone);
      return day === 0 ? { at } : { at, happens: async () => {} };
    }),
  );
}

/** This week's stories were told by yesterday. */
function toldAt({ week, day, time }: DemoStory): Date {
  const last = week === 11 ? day % 2 : day;
  return instantOf(addDays(firstMonday, 7 * week + last), time, timeZone);
}

interface Teller {
  readonly member: Member;
  readonly organisationId: OrganisationId;
  readonly ids: Ids;
}

async function tellStory(tx: Writer, story: DemoStory, { member, organisationId, ids }: Teller, now: Date) {
  const { happened, changed, audience, byline } = story;
  const partners = story.partners.flatMap((key) => ids.get(key) ?? []);
  const role = people.find(({ key }) => key === story.by)?.role ?? "";
  const told = { kind: "win", others: "", happened, changed, audience, byline, role, partners, ...story.more } as const;
  // Whom it names agreed on the same day.
  const when = { week: weekOf(now, timeZone), createdAt: now, heldAt: null, sharedAt: now };
  const id = await addStory(tx, { ...told, ...when, organisationId, authorId: member.id });
  if (story.added !== undefined) {
    const nothing = { ownWords: "", permission: null, toldFor: "", element: null, way: null } as const;
    const change = { id, authorId: member.id, version: 0, now, hold: false };
    await changeParts(tx, change, { ...nothing, ...story.added });
  }
  const to = { kind: "member", ...member } as const;
  await say(tx, { to, message: storyShared, payload: { story: id }, manner: "answer", now });
  return id;
}

async function thank(tx: Writer, story: StoryId | undefined, author: Member, by: Member | undefined, now: Date) {
  if (story === undefined || by === undefined || !(await addThanks(tx, story, by.id, now))) return;
  const to = { kind: "member", ...author } as const;
  await say(tx, {
    to,
    message: storyThanked,
    payload: { story, from: by.id, inWords: false },
    manner: "personal",
    now,
  });
}

/** One that came by the code on a wall and waits for its curator. */
async function tellUnsigned(tx: Writer, ids: Ids, members: Members, now: Date): Promise<void> {
  const { organisation, happened, changed, partners, role } = unsigned;
  const organisationId = ids.get(organisation);
  if (organisationId === undefined || members.size === 0) return;
  const workspaceId = await ensureWorkspace(tx, "web", organisationId, now);
  const anybody = await ensureMember(tx, workspaceId, { account: "anybody", name: "", address: {} }, now);
  const told = { kind: "win", others: "", happened, changed, audience: "system", byline: "role", role } as const;
  const when = { week: weekOf(now, timeZone), createdAt: now, heldAt: now, sharedAt: null };
  const named = partners.flatMap((key) => ids.get(key) ?? []);
  await addStory(tx, { ...told, ...when, partners: named, organisationId, authorId: anybody.id });
  await askCurators(tx, organisationId, { now, system });
}
