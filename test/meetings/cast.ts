/** People on each platform who would like to meet, and a round that brings them together. */
import { eq } from "drizzle-orm";
import type { MemberId } from "../../src/database/ids.js";
import type { MeetingKind } from "../../src/database/tables/meetings.js";
import { pairRoundJob } from "../../src/meetings/meetings.js";
import { type Meeting, selectMeetings } from "../../src/meetings/open-meetings.js";
import { ritualOf } from "../../src/meetings/starters.js";
import { addWish } from "../../src/meetings/wishes.js";
import { saveSwitch } from "../../src/rituals/rituals.js";
import { enqueueNamed } from "../../src/schedule/jobs.js";
import { beechGrove, type Causeway, type ConversationOptions, WARD } from "../conversation.js";
import type { Person } from "../slack/person.js";
import type { Post } from "../slack/small-slack/world.js";
import type { TeamsPerson } from "../teams/person.js";
import type { Post as TeamsPost } from "../teams/small-teams/world.js";
import { hospitalAndCouncil, inSlack, inTeams, type TwoChats } from "../thanks/cast.js";
import { type Visitor, visitor } from "../web/visitor.js";

export interface Meeters extends TwoChats {
  readonly priya: Visitor;
}

/** A hospital on Slack, a council on Teams, and Priya at a care home with neither. */
export async function meeters(options: ConversationOptions = {}): Promise<Meeters> {
  const cast = await hospitalAndCouncil({ web: true, ...options });
  const priya = visitor(cast.causeway.address);
  await priya.opens(await cast.causeway.invitesToWeb(beechGrove, "Priya Nair"));
  await priya.presses("Sign in");
  return { ...cast, priya };
}

export const joinLabel = "I am in for a coffee";

export async function joinsInSlack(causeway: Causeway, person: Person, label = joinLabel): Promise<string> {
  const { ephemeral } = await person.types("/causeway coffee", { in: WARD });
  const before = ephemeral?.visibleText;
  await person.presses(label, ephemeral);
  const now = () => causeway.slack.ephemerals.findLast(({ user }) => user === person.id)?.visibleText;
  const after = await causeway.slack.until(() => (now() === before ? undefined : now()));
  await causeway.settles();
  return after;
}

export async function joinsInTeams(causeway: Causeway, person: TeamsPerson, label = joinLabel): Promise<void> {
  await person.says("coffee");
  const card = await causeway.teams.untilPosted(
    ({ directTo, visibleText }) => directTo === person.user && visibleText.includes(label),
  );
  await person.presses(label, card);
  await causeway.settles();
}

export async function joinsOnTheWeb(causeway: Causeway, person: Visitor, label = joinLabel): Promise<string> {
  await person.opens("/pages/coffee");
  const { words } = await person.presses(label);
  await causeway.settles();
  return words;
}

export async function memberCalled({ store }: Causeway, name: string): Promise<MemberId> {
  const { member } = store.read.tables;
  const [row] = await store.read.select({ id: member.id }).from(member).where(eq(member.name, name));
  if (row === undefined) throw new Error(`Nobody is called ${name}.`);
  return row.id;
}

/** Without a page: they asked to be in it. */
export async function wants(causeway: Causeway, name: string, kind: MeetingKind = "coffee"): Promise<MemberId> {
  const id = await memberCalled(causeway, name);
  await causeway.store.write((tx) => addWish(tx, id, kind, causeway.clock.now()));
  return id;
}

export async function roundComes(
  causeway: Causeway,
  kind: "coffee" | "day" = "coffee",
  round = "2026-11-18",
): Promise<void> {
  const now = causeway.clock.now();
  await causeway.store.write(async (tx) => {
    // Days in the life begin only where somebody switched them on.
    const on = { ritualKey: ritualOf.day, scope: "system", on: true, day: null, time: null } as const;
    if (kind === "day") await saveSwitch(tx, on);
    await enqueueNamed(tx, pairRoundJob, { payload: { kind, round }, runAt: now });
  });
  await causeway.itIs(now.toISOString());
}

export const allMeetings = ({ store }: Causeway): Promise<readonly Meeting[]> => selectMeetings(store.read, undefined);

export async function onlyMeeting(causeway: Causeway): Promise<Meeting> {
  const [meeting, other] = await allMeetings(causeway);
  if (meeting === undefined || other !== undefined) throw new Error("there is not one meeting");
  return meeting;
}

export const names = ({ people }: Meeting): readonly string[] =>
  people.flatMap(({ name, leftAt }) => (leftAt === null ? [name] : []));

export const toldInSlack = (causeway: Causeway, person: Person, words: string): Post =>
  inSlack(causeway, person, words);
export const toldInTeams = (causeway: Causeway, person: TeamsPerson, words: string): TeamsPost =>
  inTeams(causeway, person, words);

/** Maria and Jo are paired; whoever `waits` was found nobody. */
export async function pairOf(options: { readonly waits?: readonly string[] } = {}) {
  const cast = await meeters();
  const { causeway, maria, jo } = cast;
  await wants(causeway, "Maria Santos");
  await wants(causeway, "Jo Clark");
  await roundComes(causeway);
  for (const name of options.waits ?? []) {
    const id = await wants(causeway, name);
    const { meetingWish } = causeway.store.read.tables;
    const waitingSince = causeway.clock.now();
    await causeway.store.write((tx) =>
      tx.update(meetingWish).set({ waitingSince }).where(eq(meetingWish.memberId, id)),
    );
  }
  return {
    ...cast,
    hers: toldInSlack(causeway, maria, "You are paired for a coffee with Jo Clark"),
    his: toldInTeams(causeway, jo, "You are paired for a coffee with Maria Santos"),
  };
}

export const waiting = async ({ store }: Causeway) => {
  const rows = await store.read.select().from(store.read.tables.meetingWish);
  return rows.filter(({ waitingSince }) => waitingSince !== null).map(({ memberId }) => memberId);
};

/** Somebody puts a name on their private list. Returns what is said to it, or is wrong with it. */
export async function putsOnList(causeway: Causeway, person: Person, name: string): Promise<string> {
  const { ephemeral } = await person.types("/causeway coffee", { in: WARD });
  await person.presses("Add somebody", ephemeral);
  await person.modal();
  const { view, errors } = await person.submits({ "rather not": name });
  await person.closes();
  await causeway.settles();
  return errors === undefined ? (view?.visibleText ?? "") : Object.values(errors).join();
}

/** An .ics file by property, unfolded as RFC 5545 has it. */
export function readCalendar(text: string): ReadonlyMap<string, string> {
  const lines = text.replace(/\r\n[ \t]/g, "").split("\r\n");
  return new Map(
    lines.flatMap((line) => {
      const [, name, value] = /^([A-Z-]+)[^:]*:(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );
}

export const unescaped = (value: string): string =>
  value.replace(/\\([\\;,nN])/g, (_, one: string) => (one.toLowerCase() === "n" ? "\n" : one));
