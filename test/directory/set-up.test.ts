import { describe, expect, test } from "vitest";
import { eastshire, LEADERS, northshire, setUpNorthshire, startCauseway, TEAM, WARD } from "../conversation.js";

test("a channel is set up with one form, filled in with Monday, 08:00 and the system's zone", async () => {
  const causeway = await startCauseway();
  const asha = causeway.person("U0ASHA", "Asha Patel");
  const code = await causeway.invites(northshire);
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await asha.types("/causeway setup", { in: LEADERS });
  const form = await asha.modal();
  const labels = form.blocks.flatMap((block) =>
    block.type === "input" ? [(block["label"] as { text: string }).text] : [],
  );
  expect(labels.slice(0, 4)).toEqual(["Code", "Day", "Time", "Time zone"]);
  // The rest is where staff turn instead, which need not be said.
  expect(labels.slice(4).every((label) => label.includes("staff"))).toBe(true);
  expect(form.visibleText).toMatch(/Monday[\s\S]*08:00[\s\S]*Europe\/London/);
  expect((await asha.submits({ Code: code.toLowerCase().replaceAll("-", " ") })).errors).toBeUndefined();
  await causeway.settles();
  expect(causeway.heardIn(LEADERS)).toEqual([
    expect.stringContaining(
      "weekly digest for Northshire General. The next one comes on Monday 23 November at 08:00 (Europe/London)",
    ),
  ]);
});

describe("a code", () => {
  test("works once", async () => {
    const causeway = await startCauseway();
    const asha = causeway.person("U0ASHA", "Asha Patel");
    const code = await causeway.invites(northshire);
    for (const channel of [LEADERS, WARD]) {
      await asha.types("/causeway setup", { in: channel });
      await asha.modal();
      const { errors } = await asha.submits({ Code: code });
      if (channel === WARD) expect(errors).toEqual({ Code: expect.stringContaining("was used already") });
    }
  });

  test("works for seven days, to the second", async () => {
    for (const [at, works] of [
      ["2026-11-25T08:59:59Z", true],
      ["2026-11-25T09:00:00Z", false],
    ] as const) {
      const causeway = await startCauseway();
      const asha = causeway.person("U0ASHA", "Asha Patel");
      const code = await causeway.invites(northshire);
      await causeway.itIs(at);
      await asha.types("/causeway setup", { in: LEADERS });
      await asha.modal();
      expect((await asha.submits({ Code: code })).errors === undefined).toBe(works);
    }
  });

  test("delivered twice at once sets up one channel", async () => {
    const causeway = await startCauseway();
    const asha = causeway.person("U0ASHA", "Asha Patel");
    await asha.types("/causeway setup", { in: LEADERS });
    await asha.modal();
    await asha.submits({ Code: await causeway.invites(northshire) }, { times: 2 });
    await causeway.settles();
    expect(await causeway.store.read.select().from(causeway.store.read.tables.channel)).toHaveLength(1);
    expect(causeway.heardIn(LEADERS)).toHaveLength(1);
  });
});

test.each([
  [{ Code: "WRONG" }, "Code", "not one of ours"],
  [{ "Time zone": "Mars/Olympus" }, "Time zone", "We do not know this time zone"],
  [{ Time: "25:00" }, "Time", "Please write the time as 08:00"],
])("%j is said beside its field", async (wrong, label, problem) => {
  const causeway = await startCauseway();
  const asha = causeway.person("U0ASHA", "Asha Patel");
  await asha.types("/causeway setup", { in: LEADERS });
  await asha.modal();
  const { errors } = await asha.submits({ Code: await causeway.invites(northshire), ...wrong });
  expect(errors).toEqual({ [label]: expect.stringContaining(problem) });
});

test("in a private chat with the bot there is nothing to set up", async () => {
  const causeway = await startCauseway();
  const { ephemeral } = await causeway.person("U0ASHA", "Asha Patel").types("/causeway setup");
  expect(ephemeral?.visibleText).toContain("in the channel that your leaders read");
});

test("a verb that is not one gets the nearest, privately", async () => {
  const causeway = await startCauseway();
  const asha = causeway.person("U0ASHA", "Asha Patel");
  expect((await asha.types("/causeway setpu", { in: WARD })).ephemeral?.visibleText).toBe(
    'Causeway does not know "setpu". You could say: setup.',
  );
  expect((await asha.types("/causeway sing", { in: WARD })).ephemeral?.visibleText).toContain("story");
  expect((await asha.types("/causeway help", { in: WARD })).ephemeral?.visibleText).toContain(
    "/causeway setup: make this channel the one that your leaders read.",
  );
});

test("a channel that refuses a message is reported to whoever set it up, who mends it and tries again", async () => {
  const causeway = await startCauseway();
  const asha = await setUpNorthshire(causeway);
  causeway.slack.refuseNext("chat.postMessage", { error: "not_in_channel" });
  await causeway.itIs("2026-11-23T08:00:00Z");
  expect(causeway.heardIn(LEADERS)).toHaveLength(1);
  const [report] = causeway.postsIn("U0ASHA");
  expect(report?.visibleText).toMatch(
    /Northshire General could not be posted[\s\S]*not_in_channel[\s\S]*add Causeway to the channel/,
  );

  await asha.presses("Try again", report);
  await causeway.settles();
  expect(causeway.heardIn(LEADERS)).toHaveLength(2);
  expect(causeway.heardIn(LEADERS).at(-1)).toContain("Across Northshire since");
});

test("nobody else can make it try again", async () => {
  const causeway = await startCauseway();
  await setUpNorthshire(causeway);
  causeway.slack.refuseNext("chat.postMessage", { error: "not_in_channel" });
  await causeway.itIs("2026-11-23T08:00:00Z");
  const maria = causeway.person("U0MARIA", "Maria Santos");
  await maria.presses("Try again", causeway.postsIn("U0ASHA")[0]);
  await causeway.settles();
  expect(causeway.heardIn(LEADERS)).toHaveLength(1);
});

test("a workspace that takes Causeway away is left alone, until somebody in it comes back", async () => {
  const causeway = await startCauseway();
  const asha = await setUpNorthshire(causeway);
  await asha.events({ type: "app_uninstalled" });
  await causeway.itIs("2026-11-23T08:00:00Z");
  expect(causeway.heardIn(LEADERS)).toHaveLength(1);
  const { member } = causeway.store.read.tables;
  expect((await causeway.store.read.select().from(member)).map(({ externalId }) => externalId)).toEqual([
    "U0ASHA",
    "anybody",
  ]);

  await asha.types("/causeway", { in: LEADERS });
  await causeway.itIs("2026-11-23T08:01:00Z");
  expect(causeway.heardIn(LEADERS)).toHaveLength(2);
  expect(causeway.slack.workspace(TEAM)).toBeDefined();
});

test("a code for a second organisation in one workspace makes both its employers", async () => {
  const causeway = await startCauseway();
  const asha = await setUpNorthshire(causeway);
  await asha.types("/causeway setup", { in: WARD });
  await asha.modal();
  await asha.submits({ Code: await causeway.invites(eastshire), Day: "Friday", Time: "9.30" });
  await causeway.settles();
  expect(causeway.heardIn(WARD)).toEqual([expect.stringContaining("Friday 20 November at 09:30")]);
});

test("a person chooses when Causeway may write to them, and can take it back", async () => {
  const causeway = await startCauseway();
  const asha = await setUpNorthshire(causeway);
  const wishes = async () => {
    const { member } = causeway.store.read.tables;
    const [row] = await causeway.store.read.select({ until: member.snoozedUntil, out: member.optedOutAt }).from(member);
    return row;
  };
  await asha.types("/causeway quiet", { in: WARD });
  await asha.modal();
  expect((await asha.submits({ "may causeway write": "Not for a week" })).view?.visibleText).toContain("Saved");
  expect(await wishes()).toEqual({ until: new Date("2026-11-25T09:00:00Z"), out: null });
  await asha.closes();
  await asha.types("/causeway quiet", { in: WARD });
  await asha.modal();
  await asha.submits({ "may causeway write": "Only in answer to what I do" });
  expect(await wishes()).toEqual({ until: null, out: new Date("2026-11-18T09:00:00Z") });
});
