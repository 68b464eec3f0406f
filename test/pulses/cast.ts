/** People who are asked in a pulse: enough of them that something may be shown. */
import { eq } from "drizzle-orm";
import { type MemberId, newId, type PulseId } from "../../src/database/ids.js";
import type { Group } from "../../src/groups/groups.js";
import { addPulse, type NewPulse } from "../../src/pulses/pulses.js";
import { type Causeway, TEAM } from "../conversation.js";
import type { Person } from "../slack/person.js";

/** Somebody whom Causeway knows in the hospital's Slack, with nothing said yet. */
export async function colleagueInSlack(causeway: Causeway, at: number): Promise<Person> {
  const user = `U0CROWD${String(at).padStart(3, "0")}`;
  const person = causeway.person(user, `Colleague ${at}`);
  const { store, clock } = causeway;
  const { member, workspace } = store.read.tables;
  const [home] = await store.read.select().from(workspace).where(eq(workspace.externalId, TEAM));
  if (home === undefined) throw new Error("The hospital is not set up.");
  await store.write((tx) =>
    tx.insert(member).values({
      ...{ id: newId<MemberId>(), workspaceId: home.id, externalId: user, name: `Colleague ${at}`, role: "" },
      ...{ address: { team: TEAM, user }, createdAt: clock.now(), profiledAt: clock.now(), timeZone: "Europe/London" },
    }),
  );
  return person;
}

export async function crowdInSlack(causeway: Causeway, people: number): Promise<readonly Person[]> {
  const crowd: Person[] = [];
  for (let at = 1; at <= people; at += 1) crowd.push(await colleagueInSlack(causeway, at));
  return crowd;
}

export function planned(causeway: Causeway, group: Group, wanted: Partial<NewPulse> = {}): Promise<PulseId> {
  const pulse: NewPulse = {
    ...{ group, cadenceWeeks: 2, threshold: 11, target: null, halves: false, skippedMonths: [] },
    ...{ firstOn: "2026-11-23", leaderId: null, plannedBy: null, plannedAt: causeway.clock.now() },
    ...wanted,
  };
  return causeway.store.write((tx) => addPulse(tx, pulse));
}

/** Their newest message in Slack. */
export const newest = (causeway: Causeway, person: Person) => causeway.postsIn(person.id).at(-1);

/** Answers every question, one after the other. */
export async function answersInSlack(causeway: Causeway, person: Person, ...labels: readonly string[]): Promise<void> {
  for (const [at, label] of labels.entries())
    await person.presses(`${label}: question ${at + 1} of ${labels.length}`, newest(causeway, person));
}
