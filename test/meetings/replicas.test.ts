/** A round pairs once, however many replicas look for work. */
import { describe, expect, test } from "vitest";
import { type MemberId, newId, type OrganisationId } from "../../src/database/ids.js";
import { pairRoundJob } from "../../src/meetings/meetings.js";
import { selectMeetings } from "../../src/meetings/open-meetings.js";
import { beginPairs } from "../../src/meetings/rounds/begin-pairs.js";
import { pairRound } from "../../src/meetings/rounds/pair-round.js";
import { addWish } from "../../src/meetings/wishes.js";
import { enqueueNamed } from "../../src/schedule/jobs.js";
import { engines } from "../fresh-store.js";
import { type Outbox, openOutbox } from "../schedule/outbox.js";

async function crowd({ store, clock, member }: Outbox, people: number): Promise<readonly MemberId[]> {
  const organisations = [newId<OrganisationId>(), newId<OrganisationId>(), newId<OrganisationId>()];
  await store.write(async (tx) => {
    for (const id of organisations)
      await tx
        .insert(tx.tables.organisation)
        .values({ id, name: id, nameKey: id, sector: "charity", staff: 9, createdAt: clock.now() });
  });
  const ids: MemberId[] = [];
  for (let at = 0; at < people; at += 1) {
    const { id } = await member(`p${at}`, `W${at % 3}`);
    ids.push(id);
  }
  const { workspace, workspaceOrganisation } = store.read.tables;
  const homes = await store.read.select().from(workspace);
  await store.write(async (tx) => {
    for (const [at, { id }] of homes.entries())
      await tx.insert(workspaceOrganisation).values({ workspaceId: id, organisationId: organisations[at] ?? newId() });
    for (const id of ids) await addWish(tx, id, "coffee", clock.now());
  });
  return ids;
}

async function roundsCome(outbox: Outbox, rounds: readonly string[]): Promise<void> {
  const { store, clock } = outbox;
  await store.write(async (tx) => {
    for (const round of rounds)
      await enqueueNamed(tx, pairRoundJob, { payload: { kind: "coffee", round }, runAt: clock.now() });
  });
  const replicas = [outbox.delivery, outbox.replica(), outbox.replica()];
  for (const replica of replicas) replica.wake();
  await Promise.all(replicas.map((replica) => replica.idle()));
}

describe.each(engines)("on %s", (engine) => {
  test("a round that is planned three times, by three replicas, brings everybody together once", async () => {
    const outbox = await openOutbox(engine, { kinds: [pairRound, beginPairs] });
    const people = await crowd(outbox, 25);
    const { store } = outbox;
    await roundsCome(outbox, ["2026-11-23", "2026-11-23", "2026-11-23"]);
    const meetings = await selectMeetings(store.read, undefined);
    expect(meetings.flatMap((meeting) => meeting.people.map(({ id }) => id)).toSorted()).toEqual(
      [...people].toSorted(),
    );
    expect(meetings.map((meeting) => meeting.people.length).toSorted()).toEqual([...Array(11).fill(2), 3]);
    const { ritualPrompt } = store.read.tables;
    const prompts = await store.read.select().from(ritualPrompt);
    expect(prompts.map(({ memberId }) => memberId).toSorted()).toEqual([...people].toSorted());
    const posts = (await outbox.jobs()).filter(({ lastError }) => lastError?.includes("meeting-news") === true);
    expect(posts.length).toBeGreaterThanOrEqual(people.length);
    expect(outbox.faults).toEqual([]);
  });

  test("two rounds at once bring nobody into two meetings, and whoever finds nobody waits", async () => {
    const outbox = await openOutbox(engine, { kinds: [pairRound, beginPairs] });
    const people = await crowd(outbox, 25);
    const { store } = outbox;
    await roundsCome(outbox, ["2026-11-23", "2026-11-24"]);
    const met = (await selectMeetings(store.read, undefined)).flatMap((meeting) => meeting.people.map(({ id }) => id));
    const { meetingWish } = store.read.tables;
    const wait = (await store.read.select().from(meetingWish)).flatMap(({ memberId, waitingSince }) =>
      waitingSince === null ? [] : [memberId],
    );
    expect([...met, ...wait].toSorted()).toEqual([...people].toSorted());
    expect(outbox.faults).toEqual([]);
  });
});
