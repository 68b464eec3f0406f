/** Stewards plan pulses, change them and end them: in Slack, in Teams and on the web. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId, type WaveId } from "../../src/database/ids.js";
import { sentenceOf } from "../../src/directory/audit-cards.js";
import { auditEntriesSeenBy } from "../../src/directory/audit-trail.js";
import { type Group, groupKey } from "../../src/groups/groups.js";
import { allPulses, changePulse, type Pulse, standingPulses } from "../../src/pulses/pulses.js";
import { words } from "../../src/words/en-GB.js";
import { beechGrove, type Causeway, eastshire, LEADERS, northshire, WARD } from "../conversation.js";
import type { Person } from "../slack/person.js";
import { hospital, hospitalAndCouncil, inTeams } from "../thanks/cast.js";
import { crowd, organisationId, placeId, teamOf } from "./crowd.js";
import { makesSteward, onEachPlatform, type Planner, type Said } from "./planners.js";

const { form, changeForm, unlikely } = words.planning;
const everybody = "Everybody across Northshire";
const who = form.group;
const fields = { threshold: form.threshold, leader: form.leader, first: form.first, next: form.next };

async function pulsesIn({ store }: Causeway): Promise<readonly Pulse[]> {
  return standingPulses(store.read);
}

async function only(causeway: Causeway): Promise<Pulse> {
  const [pulse, second] = await pulsesIn(causeway);
  if (pulse === undefined || second !== undefined) throw new Error("there is not one pulse");
  return pulse;
}

/** Their form, as it is opened. */
async function opensForm(planner: Planner): Promise<string> {
  await planner.comes("pulse plan", "pulse-plan");
  return planner.presses("Plan a pulse check");
}

/** How many the form says that there are in all, which differs by platform by those who speak there. */
async function peopleOf(planner: Planner): Promise<string> {
  return /Everybody across Northshire: (\d+) people/.exec(await opensForm(planner))?.[1] ?? "";
}

/** What the audit trail says, the newest first, as a steward reads it. */
async function trail(causeway: Causeway, steward: string): Promise<readonly string[]> {
  const { member } = causeway.store.read.tables;
  const found = (await causeway.store.read.select().from(member)).find(({ name }) => name === steward);
  if (found === undefined) throw new Error(`nobody is called ${steward}`);
  const entries = await auditEntriesSeenBy(causeway.store.read, found.id, 50);
  return entries.map((entry) => sentenceOf(words, entry)).filter((sentence) => sentence.includes("pulse check"));
}

/** A wave that was opened a moment ago, as it is kept. */
async function opened(
  { store, clock }: Causeway,
  pulse: Pulse,
  more: { readonly frozenAt?: Date } = {},
): Promise<WaveId> {
  const id = newId<WaveId>();
  await store.write((tx) =>
    tx.insert(tx.tables.wave).values({
      ...{ id, pulseId: pulse.id, number: 0, opensOn: "2026-11-18", opensAt: clock.now() },
      ...{
        closesAt: new Date("2026-11-25T17:00:00Z"),
        threshold: pulse.threshold,
        rotates: false,
        takesComments: false,
      },
      ...more,
    }),
  );
  return id;
}

onEachPlatform((opens) => {
  test("a steward plans for the whole system, changes it and ends it, and each of it is written down", async () => {
    const steward = await opens();
    const { causeway, name } = steward;
    await makesSteward(causeway, name);
    await crowd(causeway, northshire, 40);
    expect(await steward.comes("pulse plan", "pulse-plan")).toContain("No pulse check is planned yet.");
    const people = await peopleOf(steward);
    const planned = await steward.sends({ [who]: `${everybody}: ${people} people` });
    expect(planned).toContain(`Causeway can ask ${people} people; expect about 21 answers on each subject.`);
    expect(planned).toContain("The next questions go on 7 December 2026.");
    const pulse = await only(causeway);
    expect(pulse).toMatchObject({
      ...{ group: { kind: "system" }, cadenceWeeks: 2, threshold: 11, target: null, halves: false },
      ...{ skippedMonths: [1, 4, 7, 10, 11], firstOn: "2026-12-07" },
    });
    expect(pulse.leaderId).toBe(pulse.plannedBy);

    await steward.presses(`Change: ${everybody}`);
    const changed = await steward.sends({
      [fields.threshold]: "15",
      [form.target]: "70",
      "How often": "Every 4 weeks",
    });
    expect(changed).toContain("Every 4 weeks. Results show from 15 answers.");
    expect(await only(causeway)).toMatchObject({ threshold: 15, target: 70, cadenceWeeks: 4, firstOn: "2026-12-07" });

    await steward.comes("pulse plan", "pulse-plan");
    expect(await steward.presses(`End: ${everybody}`, "End it")).toContain("has ended");
    expect(await pulsesIn(causeway)).toEqual([]);
    expect(await trail(causeway, name)).toEqual([
      `${name} ended the pulse check for ${everybody}.`,
      `${name} changed the pulse check for ${everybody}: how often (every 2 weeks before, every 4 now), from how many answers results show (11 before, 15 now) and the score to aim for.`,
      `${name} planned the pulse check for ${everybody}. Results show from 11 answers.`,
    ]);
  });

  test("a group that is too small is not asked: its place is offered instead, and ten minutes of talking", async () => {
    const steward = await opens();
    const { causeway } = steward;
    await makesSteward(causeway, steward.name);
    const [hospitals, councils] = [await crowd(causeway, northshire, 30), await crowd(causeway, eastshire, 30)];
    await teamOf(causeway, "Discharge hub", [...hospitals.slice(0, 7), ...councils.slice(0, 6)]);
    await opensForm(steward);
    const refused = await steward.sends({ [who]: "Discharge hub (team): 13 people", [fields.threshold]: "9" });
    expect(refused).toContain("Causeway can ask 13 people, so about 6 answers can be expected");
    expect(refused).toContain("Instead, ask Harbour (place)");
    expect(await pulsesIn(causeway)).toEqual([]);

    const talk = await steward.presses(unlikely.talk);
    for (const item of ["N2", "S2", "R3"] as const) expect(talk).toContain(words.pulseQuestions.items[item]);
    expect(await allPulses(causeway.store.read)).toEqual([]);

    await opensForm(steward);
    await steward.sends({ [who]: "Discharge hub (team): 13 people", [fields.threshold]: "9" });
    await steward.presses("Plan it for Harbour (place)");
    await steward.sends({});
    expect(await only(causeway)).toMatchObject({
      group: { kind: "place", id: await placeId(causeway, "Harbour") },
      threshold: 9,
    });
  });

  test("what cannot be is said beside its field, and nothing is planned", async () => {
    const steward = await opens();
    const { causeway } = steward;
    await makesSteward(causeway, steward.name);
    await crowd(causeway, northshire, 40);
    const chosen = { [who]: `${everybody}: ${await peopleOf(steward)} people` };
    const sends = (answers: Said) => steward.sends({ ...chosen, ...answers });
    expect(
      await sends({
        [fields.threshold]: "4",
        [form.target]: "101",
        [fields.first]: "soon",
        [fields.leader]: "No Body",
      }),
    ).toMatch(
      /from 5 to 30[\s\S]*from 0 to 100[\s\S]*such as 7 December[\s\S]*no leader and no steward called No Body/,
    );
    const right = { [fields.threshold]: "11", [form.target]: "", [fields.leader]: steward.name };
    for (const [day, said] of [
      ["17 November 2026", form.dayWrong.past],
      ["5 December 2026", form.dayWrong.weekend],
      ["25 December 2026", form.dayWrong.holiday],
      ["11 January 2027", form.dayWrong["left-out"]],
      ["7 December 2028", form.dayWrong.far],
    ])
      expect(await sends({ ...right, [fields.first]: day ?? "" })).toContain(said);
    expect(await pulsesIn(causeway)).toEqual([]);
    expect(await sends({ ...right, [fields.first]: "Tuesday 8 December" })).toContain("8 December 2026");
    expect((await only(causeway)).firstOn).toBe("2026-12-08");
  });

  test("whoever is no steward gets kind words, and no form", async () => {
    const leader = await opens();
    expect(await leader.comes("pulse plan", "pulse-plan")).toContain("The system's stewards plan pulse checks.");
    expect(await leader.comes("pulse", "pulse")).not.toContain("Plan pulse checks");
    await makesSteward(leader.causeway, leader.name);
    expect(await leader.comes("pulse", "pulse")).toContain("Plan pulse checks");
  });
});

describe("in Slack", () => {
  async function stewards(people = 40) {
    const cast = await hospital();
    await makesSteward(cast.causeway, "Asha Patel");
    const staff = await crowd(cast.causeway, northshire, people);
    return { ...cast, staff };
  }

  async function opensPlan(causeway: Causeway, person: Person) {
    return opensFrom(causeway, person, "Plan a pulse check");
  }

  /** A form from the list of what is planned, with nothing else in front of them. */
  async function opensFrom(causeway: Causeway, person: Person, label: string) {
    while (causeway.slack.openModal(person.id) !== undefined) await person.closes();
    const { ephemeral } = await person.types("/pulse plan", { in: LEADERS });
    await person.presses(label, ephemeral);
    return person.modal();
  }

  async function plans(causeway: Causeway, person: Person, answers: Said) {
    await opensPlan(causeway, person);
    return person.submits(answers);
  }

  async function opensChange(causeway: Causeway, person: Person) {
    return opensFrom(causeway, person, `Change: ${everybody}`);
  }

  test("the form says how many people each group has; of a few, no number", async () => {
    const { causeway, asha, staff } = await stewards();
    await teamOf(causeway, "Night desk", staff.slice(0, 4));
    await crowd(causeway, eastshire, 12);
    const { visibleText } = await opensPlan(causeway, asha);
    for (const choice of [
      "Everybody across Northshire: 54 people",
      "Harbour (place): 54 people",
      "Northshire General: 42 people",
      "Eastshire Council: 12 people",
      "Night desk (team): fewer than 10 people",
    ])
      expect(visibleText).toContain(choice);
  });

  test("planning the same group again changes what is planned", async () => {
    const { causeway, asha } = await stewards();
    await plans(causeway, asha, { [who]: "Northshire General: 42 people" });
    const { view } = await plans(causeway, asha, { [who]: "Northshire General: 42 people", [fields.threshold]: "20" });
    expect(view?.title).toBe("Change a pulse check");
    expect(view?.visibleText).toContain("This is the pulse check for Northshire General.");
    await asha.submits({ [fields.threshold]: "14" });
    expect(await only(causeway)).toMatchObject({ threshold: 14 });
  });

  test("half of a group is asked only where it is large", async () => {
    const { causeway, asha } = await stewards(420);
    await crowd(causeway, eastshire, 50);
    const { errors } = await plans(causeway, asha, {
      [who]: "Eastshire Council: 50 people",
      "everybody each time": "Half each time",
    });
    expect(errors).toEqual({ [form.halves]: form.halvesWrong(50) });
    await asha.submits({ [who]: "Northshire General: 422 people", "everybody each time": "Half each time" });
    expect(await only(causeway)).toMatchObject({ halves: true });
  });

  test("where all are few, half is not offered", async () => {
    const { causeway, asha } = await stewards(20);
    expect((await opensPlan(causeway, asha)).visibleText).not.toContain("Half each time");
  });

  test("while a wave is open, and until it is counted, the number that its people were told stays", async () => {
    const { causeway, asha } = await stewards();
    await plans(causeway, asha, { [who]: `${everybody}: 42 people` });
    const pulse = await only(causeway);
    const id = await opened(causeway, pulse);
    await opensChange(causeway, asha);
    const first = await asha.submits({ [fields.threshold]: "5", "How often": "Every 6 weeks" });
    expect(first.errors).toEqual({ [form.threshold]: changeForm.thresholdOpen("25 November") });
    expect(await only(causeway)).toEqual(pulse);
    // Everything else may change.
    await asha.submits({ [fields.threshold]: "11", "How often": "Every 6 weeks" });
    expect(await only(causeway)).toMatchObject({ threshold: 11, cadenceWeeks: 6 });

    const { wave } = causeway.store.read.tables;
    await causeway.store.write((tx) => tx.update(wave).set({ closesAt: causeway.clock.now() }));
    await opensChange(causeway, asha);
    expect((await asha.submits({ [fields.threshold]: "12" })).errors).toEqual({
      [form.threshold]: changeForm.thresholdCounting,
    });
    await causeway.store.write((tx) =>
      tx.update(wave).set({ closedAt: causeway.clock.now(), frozenAt: causeway.clock.now() }),
    );
    await asha.submits({ [fields.threshold]: "12" });
    expect(await only(causeway)).toMatchObject({ threshold: 12 });
    const [kept] = await causeway.store.read.select().from(wave);
    expect(kept).toMatchObject({ id, threshold: 11 });
  });

  test("questions do not go again while some are open", async () => {
    const { causeway, asha } = await stewards();
    await plans(causeway, asha, {
      [who]: `${everybody}: 42 people`,
      [form.months]: ["January (National Quarterly Pulse Survey)"],
    });
    await opened(causeway, await only(causeway));
    await opensChange(causeway, asha);
    expect((await asha.submits({ [fields.next]: "25 November" })).errors).toEqual({ [form.next]: form.dayWrong.open });
    await asha.submits({ [fields.next]: "26 November" });
    expect(await only(causeway)).toMatchObject({ firstOn: "2026-11-26", skippedMonths: [1] });
  });

  test("a change that would leave nothing to show is refused", async () => {
    const { causeway, asha } = await stewards();
    await plans(causeway, asha, { [who]: `${everybody}: 42 people` });
    await opensChange(causeway, asha);
    expect((await asha.submits({ [fields.threshold]: "22" })).errors).toEqual({
      [form.threshold]: changeForm.tooFew(21),
    });
    expect((await asha.submits({ [fields.threshold]: "21" })).view?.visibleText).toContain("is changed");
  });

  test("what is sent as it was changes nothing, on a day that a holiday had moved as well", async () => {
    const { causeway, asha } = await stewards();
    await plans(causeway, asha, { [who]: `${everybody}: 42 people` });
    const pulse = await only(causeway);
    // Easter Monday in 2027 is 29 March; the questions go on the Tuesday after it, and may run into April.
    await causeway.store.write((tx) => changePulse(tx, pulse.id, { firstOn: "2027-03-29", skippedMonths: [] }));
    const { ephemeral } = await asha.types("/pulse plan", { in: LEADERS });
    expect(ephemeral?.visibleText).toContain("The next questions go on 30 March 2027.");
    await opensChange(causeway, asha);
    expect((await asha.submits({})).view?.visibleText).toContain("stays as it was");
    expect((await only(causeway)).firstOn).toBe("2027-03-29");
    expect(await trail(causeway, "Asha Patel")).toHaveLength(1);
  });

  test("today is in time until nine", async () => {
    const { causeway, asha } = await stewards();
    const months = { [form.months]: ["January (National Quarterly Pulse Survey)"] };
    const late = await plans(causeway, asha, {
      [who]: `${everybody}: 42 people`,
      [fields.first]: "18 November",
      ...months,
    });
    expect(late.errors).toEqual({ [form.first]: form.dayWrong.late });
    await asha.closes();
    await causeway.itIs("2026-11-19T08:30:00Z");
    await plans(causeway, asha, { [who]: `${everybody}: 42 people`, [fields.first]: "19 November", ...months });
    expect((await only(causeway)).firstOn).toBe("2026-11-19");
  });

  test("the questions go on the day that was planned", async () => {
    const { causeway, asha } = await stewards(30);
    await plans(causeway, asha, { [who]: `${everybody}: 32 people` });
    await causeway.itIs("2026-12-07T09:05:00Z");
    const { wave } = causeway.store.read.tables;
    expect(await causeway.store.read.select().from(wave)).toMatchObject([{ opensOn: "2026-12-07", threshold: 11 }]);
  });

  test("where even the whole system is too small, talking is what is left", async () => {
    const { causeway, asha } = await stewards(6);
    const { view } = await plans(causeway, asha, { [who]: "Northshire General: fewer than 10 people" });
    expect(view?.visibleText).toContain("fewer than 5 answers");
    expect(view?.visibleText).not.toContain("Instead, ask");
    expect(view?.visibleText).toContain(`[${unlikely.talk}]`);
    expect(await pulsesIn(causeway)).toEqual([]);
  });

  test("a place that is asked already is not offered anew", async () => {
    const { causeway, asha } = await stewards();
    await crowd(causeway, beechGrove, 12);
    await plans(causeway, asha, { [who]: "Harbour (place): 54 people" });
    const { view } = await plans(causeway, asha, { [who]: "Beech Grove Care Home: 12 people" });
    expect(view?.visibleText).toContain("Harbour (place) has a pulse check already");
    expect(view?.visibleText).not.toContain("[Plan it for");
    expect(await pulsesIn(causeway)).toHaveLength(1);
  });

  test("a long list goes on", async () => {
    const { causeway, asha } = await stewards();
    const groups: Group[] = [{ kind: "system" }];
    for (const number of [1, 2, 3, 4, 5, 6, 7]) {
      const organisation = { ...northshire, name: `Practice ${number}` };
      await crowd(causeway, organisation, 1);
      groups.push({ kind: "organisation", id: await organisationId(causeway, organisation.name) });
    }
    const { pulse } = causeway.store.read.tables;
    await plans(causeway, asha, { [who]: `${everybody}: 49 people` });
    const { id: _, ...row } = (await causeway.store.read.select().from(pulse))[0] ?? { id: undefined };
    for (const group of groups.slice(1)) {
      const [groupKind = "system", groupId = null] = groupKey(group).split(":");
      await causeway.store.write((tx) =>
        tx.insert(pulse).values({
          ...(row as Omit<typeof pulse.$inferSelect, "id">),
          id: newId(),
          groupKind: groupKind as "organisation",
          groupId,
        }),
      );
    }
    const { ephemeral } = await asha.types("/pulse plan", { in: LEADERS });
    const seen = new Set<string>();
    const look = () => {
      for (const [, name = ""] of (ephemeral?.visibleText ?? "").matchAll(/\[Change: ([^\]]+)\]/g)) seen.add(name);
    };
    look();
    expect(seen.size).toBe(6);
    await asha.presses("Show more", ephemeral);
    await causeway.slack.until(() => (ephemeral?.edits.length ?? 0) > 0 || undefined);
    look();
    expect(seen.size).toBe(8);
  });
});

describe("who answers the group", () => {
  test("a leader in Teams is told that a steward in Slack chose them, once they may be written to", async () => {
    const { causeway, asha, ruth } = await hospitalAndCouncil();
    await makesSteward(causeway, "Asha Patel");
    await crowd(causeway, eastshire, 40);
    const { ephemeral } = await asha.types("/pulse plan", { in: LEADERS });
    await asha.presses("Plan a pulse check", ephemeral);
    await asha.modal();
    const group = "Eastshire Council: 42 people";
    expect((await asha.submits({ [who]: group, [fields.leader]: "Jo Clark" })).errors).toEqual({
      [form.leader]: form.leaderNobody("Jo Clark"),
    });
    await asha.submits({ [who]: group, [fields.leader]: "ruth bell" });
    await causeway.settles();
    expect(
      inTeams(causeway, ruth, "Asha Patel asked you to answer for the pulse check of Eastshire Council").visibleText,
    ).toContain("what you could not do");
    expect(await trail(causeway, "Asha Patel")).toHaveLength(1);
  });

  test("of two leaders of one name, the brackets say which", async () => {
    const { causeway, asha, maria } = await hospital();
    await makesSteward(causeway, "Asha Patel");
    const [one, other] = [await crowd(causeway, eastshire, 40), await crowd(causeway, beechGrove, 30)];
    const { member, roleGrant } = causeway.store.read.tables;
    for (const [leader, at] of [
      [one[0], eastshire],
      [other[0], beechGrove],
    ] as const) {
      const id = await organisationId(causeway, at.name);
      await causeway.store.write(async (tx) => {
        if (leader === undefined) return;
        const named = { id: newId<never>(), memberId: leader, role: "leader", organisationId: id } as const;
        await tx.insert(roleGrant).values({ ...named, grantedAt: causeway.clock.now() });
      });
    }
    await causeway.store.write(async (tx) => {
      for (const person of await tx.select().from(member))
        if (person.id === one[0] || person.id === other[0])
          await tx.update(member).set({ name: "Sam Reed" }).where(eq(member.id, person.id));
    });
    const { ephemeral } = await asha.types("/pulse plan", { in: LEADERS });
    await asha.presses("Plan a pulse check", ephemeral);
    await asha.modal();
    const group = `${everybody}: 72 people`;
    const { errors } = await asha.submits({ [who]: group, [fields.leader]: "Sam Reed" });
    expect(Object.values(errors ?? {}).join()).toMatch(
      /Sam Reed \(Eastshire Council\); Sam Reed \(Beech Grove Care Home\)/,
    );
    await asha.submits({ [who]: group, [fields.leader]: "Sam Reed (Beech Grove Care Home)" });
    expect((await only(causeway)).leaderId).toBe(other[0]);
    expect(causeway.heardIn(maria.id).join()).not.toContain("pulse check");
  });
});

describe("what is not theirs", () => {
  test("a leader elsewhere, a member and somebody from nowhere neither plan, change nor end", async () => {
    const { causeway, asha, maria } = await hospital();
    await makesSteward(causeway, "Maria Santos");
    await crowd(causeway, northshire, 40);
    const { ephemeral } = await maria.types("/pulse plan", { in: WARD });
    await maria.presses("Plan a pulse check", ephemeral);
    await maria.modal();
    await maria.submits({ [who]: `${everybody}: 42 people` });
    await maria.closes();
    const list = (await maria.types("/pulse plan", { in: WARD })).ephemeral;
    const before = await only(causeway);
    const sam = causeway.person("U0SAM", "Sam Reed");
    // Asha leads the hospital, and Sam is nobody yet: they send what Maria's buttons would.
    for (const person of [asha, sam]) {
      for (const label of ["Plan a pulse check", `Change: ${everybody}`, words.planning.own.add]) {
        const seen = causeway.slack.ephemerals.length;
        await person.presses(label, list);
        await causeway.slack.until(
          () => causeway.slack.ephemerals[seen]?.visibleText.includes("The system's stewards plan") || undefined,
        );
      }
    }
    await sam.presses(`End: ${everybody}`, list);
    await causeway.slack.until(() => list?.visibleText.includes("The system's stewards plan") || undefined);
    expect(await only(causeway)).toEqual(before);
    expect(await trail(causeway, "Maria Santos")).toHaveLength(1);
  });

  test("an organisation's leader reads in the audit trail what was settled about its own pulse, and no other", async () => {
    const { causeway, asha, maria } = await hospital();
    await makesSteward(causeway, "Maria Santos");
    await crowd(causeway, northshire, 40);
    for (const group of ["Northshire General: 42 people", `${everybody}: 42 people`]) {
      const { ephemeral } = await maria.types("/pulse plan", { in: WARD });
      await maria.presses("Plan a pulse check", ephemeral);
      await maria.modal();
      await maria.submits({ [who]: group });
      await maria.closes();
    }
    expect(await trail(causeway, "Maria Santos")).toHaveLength(2);
    const { ephemeral } = await asha.types("/causeway audit", { in: WARD });
    expect(ephemeral?.visibleText).toContain("Maria Santos planned the pulse check for Northshire General.");
    expect(ephemeral?.visibleText).not.toContain(everybody);
    expect(ephemeral?.visibleText).not.toContain("Reason:");
  });

  test("a form that was open when the role ended settles nothing", async () => {
    const { causeway, asha } = await hospital();
    await makesSteward(causeway, "Asha Patel");
    await crowd(causeway, northshire, 40);
    const { ephemeral } = await asha.types("/pulse plan", { in: LEADERS });
    await asha.presses("Plan a pulse check", ephemeral);
    await asha.modal();
    const { roleGrant } = causeway.store.read.tables;
    await causeway.store.write((tx) => tx.update(roleGrant).set({ endedAt: causeway.clock.now() }));
    const { view } = await asha.submits({ [who]: `${everybody}: 42 people` });
    expect(view?.visibleText).toContain("The system's stewards plan pulse checks.");
    expect(await pulsesIn(causeway)).toEqual([]);
  });
});
