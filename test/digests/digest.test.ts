import { describe, expect, test } from "vitest";
import {
  type Causeway,
  eastshire,
  LEADERS,
  northshire,
  setUpNorthshire,
  startCauseway,
  WARD,
} from "../conversation.js";
import type { Person } from "../slack/person.js";

const changed = "He went home the same day.";

async function tells(causeway: Causeway, person: Person, happened: string, more: object = {}): Promise<void> {
  await person.types(`/story ${happened}`, { in: WARD });
  await person.modal();
  const { errors } = await person.submits({ organisations: ["Eastshire Council"], changed, ...more });
  expect(errors).toBeUndefined();
  await causeway.settles();
}

const digestsIn = (causeway: Causeway): readonly string[] =>
  causeway.heardIn(LEADERS).filter((text) => text.startsWith("Across"));

test.each(["sqlite", "postgres"] as const)("on %s, a week without stories says so, kindly", async (engine) => {
  const causeway = await startCauseway({ engine });
  await setUpNorthshire(causeway);
  await causeway.itIs("2026-11-23T08:00:00Z");
  expect(digestsIn(causeway)).toEqual([
    "Across Northshire since 16 November\nNo stories reached us this time. That may mean that everyone was busy. Telling one takes two minutes.\n[Share a story]",
  ]);
});

describe("a digest covers everything since the last one", () => {
  test.each(["sqlite", "postgres"] as const)("on %s, each story once, at first seven days back", async (engine) => {
    const causeway = await startCauseway({ engine, at: "2026-11-15T09:00:00Z" });
    await setUpNorthshire(causeway);
    const maria = causeway.person("U0MARIA", "Maria Santos");
    await causeway.clock.moveTo("2026-11-15T10:00:00Z");
    await tells(causeway, maria, "First");
    await causeway.itIs("2026-11-16T08:00:00Z");
    await tells(causeway, maria, "Second, told a second after eight");
    await causeway.itIs("2026-11-20T08:00:00Z");
    await tells(causeway, maria, "Third");
    await causeway.itIs("2026-11-23T08:00:00Z");
    const [one = "", two = "", ...more] = digestsIn(causeway);
    expect(more).toEqual([]);
    expect(one).toContain("First");
    expect(two).toMatch(/Third[\s\S]*Second, told/);
    expect(two).toContain("Across Northshire since 16 November");
    expect(two).not.toContain("First");
  });

  test("one story in full, the others a line each, and a count of what does not fit", async () => {
    const causeway = await startCauseway();
    await setUpNorthshire(causeway);
    const maria = causeway.person("U0MARIA", "Maria Santos");
    for (const name of ["One", "Two", "Three", "Four", "Five", "Six", "Seven"]) await tells(causeway, maria, name);
    await causeway.itIs("2026-11-23T08:00:00Z");
    const [digest = ""] = digestsIn(causeway);
    expect(digest).toContain("6 more stories:\n2. Maria Santos, Northshire General:");
    expect(digest).toContain("[Read 2] [Read 3] [Read 4] [Read 5]");
    expect(digest).toContain("And 2 more stories that do not fit here.");
    expect(digest.split(/\s+/).length).toBeLessThanOrEqual(250);
  });
});

test("the zone of the channel decides when it is Monday at eight", async () => {
  const causeway = await startCauseway();
  const asha = await setUpNorthshire(causeway);
  await asha.types("/causeway setup", { in: LEADERS });
  await asha.modal();
  const code = await causeway.invites({ name: "Northshire General", sector: "hospital", places: [], staff: 4200 });
  await asha.submits({ Code: code, "Time zone": "America/New_York" });
  await causeway.itIs("2026-11-23T08:00:00Z");
  expect(digestsIn(causeway)).toHaveLength(0);
  await causeway.itIs("2026-11-23T13:00:00Z");
  expect(digestsIn(causeway)).toHaveLength(1);
});

describe("after time away", () => {
  test.each([
    ["an hour", "2026-11-23T09:00:00Z", 1, "done"],
    ["half a day", "2026-11-23T20:00:00Z", 1, "done"],
    ["three days", "2026-11-26T08:00:00Z", 0, "skipped"],
  ])("of %s, it is posted once or recorded as skipped", async (_away, back, digests, outcome) => {
    const causeway = await startCauseway();
    await setUpNorthshire(causeway);
    await causeway.itIs(back);
    await causeway.itIs(back);
    expect(digestsIn(causeway)).toHaveLength(digests);
    const { job } = causeway.store.read.tables;
    const rows = await causeway.store.read.select().from(job);
    expect(rows.filter((row) => row.onceKey?.startsWith("digest:")).map((row) => row.outcome)).toEqual([outcome]);
  });

  test("the next digest tells what the skipped one would have", async () => {
    const causeway = await startCauseway();
    await setUpNorthshire(causeway);
    await causeway.itIs("2026-11-23T08:00:00Z");
    await tells(causeway, causeway.person("U0MARIA", "Maria Santos"), "Told in the week that was skipped");
    await causeway.itIs("2026-12-03T08:00:00Z");
    await causeway.itIs("2026-12-07T08:00:00Z");
    expect(digestsIn(causeway)).toHaveLength(2);
    expect(digestsIn(causeway).at(-1)).toContain("Told in the week that was skipped");
  });
});

describe("who may read what", () => {
  test("another organisation's leaders get what was shared with the system or their place, and nothing else", async () => {
    const causeway = await startCauseway();
    const asha = await setUpNorthshire(causeway);
    await asha.types("/causeway setup", { in: WARD });
    await asha.modal();
    await asha.submits({
      Code: await causeway.invites({ name: "Hill Surgery", sector: "primary-care", places: ["Hill"], staff: 30 }),
    });
    await causeway.settles();
    const maria = causeway.person("U0MARIA", "Maria Santos");
    await maria.types("/story", { in: WARD });
    await maria.modal();
    await maria.submits({
      happened: "For all",
      "work for": "Northshire General",
      organisations: ["Hill Surgery"],
      changed,
      "see it": "The whole system",
    });
    await causeway.settles();
    // Asha looks after the surgery's stories as well.
    await asha.presses("Agree", causeway.postsIn("U0ASHA").at(-1));
    await tells(causeway, maria, "For Harbour", { "see it": "My place (Harbour)" });
    await tells(causeway, maria, "For ourselves", { "see it": "My organisation" });
    await causeway.itIs("2026-11-23T08:00:00Z");
    const own = digestsIn(causeway).join();
    expect([own.includes("For all"), own.includes("For Harbour"), own.includes("For ourselves")]).toEqual([
      true,
      true,
      true,
    ]);
    const theirs = causeway.heardIn(WARD).join();
    expect([theirs.includes("For all"), theirs.includes("For Harbour"), theirs.includes("For ourselves")]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

test("while the stewards have paused everything, no digest comes, and the reason is kept", async () => {
  const causeway = await startCauseway();
  await setUpNorthshire(causeway);
  const { pauseUntil } = await import("../../src/schedule/recipients.js");
  await causeway.store.write((tx) => pauseUntil(tx, new Date("2026-11-30T00:00:00Z")));
  await tells(causeway, causeway.person("U0MARIA", "Maria Santos"), "Told in the week of the pause");
  await causeway.itIs("2026-11-23T08:00:00Z");
  expect(digestsIn(causeway)).toEqual([]);
  const { job } = causeway.store.read.tables;
  const lapsed = (await causeway.store.read.select().from(job)).filter((row) => row.outcome === "lapsed");
  expect(lapsed.map((row) => row.lastError)).toEqual(["paused by the stewards"]);
  await causeway.itIs("2026-11-30T08:00:00Z");
  expect(digestsIn(causeway)).toHaveLength(1);
  expect(digestsIn(causeway)[0]).toContain("Told in the week of the pause");
});

test.each(["is_archived", "invalid_auth"])(
  "a digest that met %s told nothing: the next one tells it",
  async (error) => {
    const causeway = await startCauseway();
    const asha = await setUpNorthshire(causeway);
    await tells(causeway, causeway.person("U0MARIA", "Maria Santos"), "Told in the week of the trouble");
    causeway.slack.refuseNext("chat.postMessage", { error });
    await causeway.itIs("2026-11-23T08:00:00Z");
    expect(digestsIn(causeway)).toEqual([]);
    // Whoever mends it sets the channel up again.
    await asha.types("/causeway setup", { in: LEADERS });
    await asha.modal();
    await asha.submits({ Code: await causeway.invites(northshire) });
    await causeway.itIs("2026-11-30T08:00:00Z");
    expect(digestsIn(causeway)).toHaveLength(1);
    expect(digestsIn(causeway)[0]).toContain("Told in the week of the trouble");
  },
);

test("set up again for later the same day, the channel gets what it was promised", async () => {
  const causeway = await startCauseway();
  const asha = await setUpNorthshire(causeway);
  await causeway.itIs("2026-11-23T08:00:00Z");
  await asha.types("/causeway setup", { in: LEADERS });
  await asha.modal();
  await asha.submits({ Code: await causeway.invites(northshire), Time: "10:00" });
  await causeway.settles();
  expect(causeway.heardIn(LEADERS).at(-1)).toContain("The next one comes on Monday 23 November at 10:00");
  await causeway.itIs("2026-11-23T10:00:00Z");
  expect(digestsIn(causeway)).toHaveLength(2);
});

test("with twenty partners and four long stories it still keeps to 250 words, and counts all", async () => {
  const causeway = await startCauseway();
  await setUpNorthshire(causeway);
  const partners = Array.from({ length: 20 }, (_, index) => `The Very Long Name of Partner Trust Number ${index}`);
  for (const name of partners) await causeway.invites({ name, sector: "charity", places: [], staff: 1 });
  const maria = causeway.person("U0MARIA", "Maria Santos");
  const happened = "We did it again. ".repeat(55);
  for (let story = 0; story < 6; story += 1) await tells(causeway, maria, happened, { organisations: partners });
  await causeway.itIs("2026-11-23T08:00:00Z");
  const [digest = ""] = digestsIn(causeway);
  expect(digest.split(/\s+/).length).toBeLessThanOrEqual(250);
  expect(digest).toContain("and 17 others");
  expect(digest).toContain("5 more stories:");
});

test("partners who have been here for four weeks and told nothing are named, the largest first", async () => {
  const causeway = await startCauseway();
  const asha = await setUpNorthshire(causeway);
  await asha.types("/causeway setup", { in: WARD });
  await asha.modal();
  await asha.submits({ Code: await causeway.invites(eastshire) });
  // It joined and has no workspace, so it could not have told anything.
  await causeway.invites({ name: "Far Hospice", sector: "charity", places: [], staff: 90_000 });
  await causeway.itIs("2026-11-23T08:00:00Z");
  expect(digestsIn(causeway).at(-1)).not.toContain("Whose voice is missing");
  for (const monday of ["30", "07", "14", "21"]) {
    await causeway.itIs(`2026-${monday === "30" ? "11" : "12"}-${monday}T08:00:00Z`);
  }
  expect(digestsIn(causeway).at(-1)).toContain(
    "Whose voice is missing: We have not heard from Eastshire Council for four weeks; they are about one in twenty of our people.",
  );
});
