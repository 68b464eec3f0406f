import { describe, expect, test } from "vitest";
import { eastshire, LEADERS, northshire, setUpNorthshire, startCauseway, TEAM, WARD } from "../conversation.js";
import { liveMentions } from "../slack/small-slack/live-mentions.js";

const told = {
  organisations: ["Eastshire Council"],
  changed: "He went home the same day.",
  "see it": "The whole system",
};

async function atNorthshire() {
  const causeway = await startCauseway();
  const asha = await setUpNorthshire(causeway);
  return { causeway, asha, maria: causeway.person("U0MARIA", "Maria Santos") };
}

describe("sharing a story", () => {
  test("asks three short questions and who may see it, with what was typed in the first", async () => {
    const { maria } = await atNorthshire();
    await maria.types("/story Sam from housing met us at discharge", { in: WARD });
    const form = await maria.modal();
    expect(form.title).toBe("Share a story");
    expect(form.visibleText).toMatch(/What happened\?[\s\S]*Which organisations were involved\?[\s\S]*What changed/);
    expect(form.visibleText).toMatch(/Who may see it\?[\s\S]*Nobody watches Causeway for emergencies/);
    expect(form.visibleText).toContain("Sam from housing met us at discharge");
  });

  test("is confirmed to its author alone, who can edit it", async () => {
    const { causeway, maria } = await atNorthshire();
    await maria.types("/story Sam met us at discharge", { in: WARD });
    await maria.modal();
    await maria.submits(told);
    await causeway.settles();
    const [confirmation] = causeway.postsIn("U0MARIA");
    expect(confirmation?.visibleText).toContain("Thank you, Maria. Your story is with Northshire General now.");
    expect(causeway.heardIn(WARD)).toEqual([]);

    await maria.presses("Edit", confirmation);
    expect((await maria.modal()).visibleText).toContain("Sam met us at discharge");
    await maria.submits({ happened: "Sam and Jo met us at discharge" });
    await causeway.settles();
    expect(causeway.heardIn("U0MARIA")).toEqual([expect.stringContaining("Sam and Jo met us at discharge")]);
  });

  test.each([
    ["By my name", "", "Maria Santos, Northshire General"],
    ["By my role", "Ward clerk", "Ward clerk, Northshire General"],
    ["Not at all", "", "Someone at Northshire General"],
  ])("shows its author %s", async (byline, role, shown) => {
    const { causeway, maria } = await atNorthshire();
    await maria.types("/story Sam met us", { in: WARD });
    await maria.modal();
    await maria.submits({ ...told, "know you": byline, "your role": role });
    await causeway.itIs("2026-11-23T08:00:00Z");
    const digest = causeway.heardIn(LEADERS).at(-1) ?? "";
    expect(digest).toContain(shown);
    expect(digest.includes("Maria")).toBe(shown.includes("Maria"));
  });

  test("delivered twice at once, it is one story", async () => {
    const { causeway, maria } = await atNorthshire();
    await maria.types("/story Sam met us", { in: WARD });
    await maria.modal();
    const { deliveries } = await maria.submits(told, { times: 2 });
    expect(deliveries.map(({ status }) => status)).toEqual([200, 200]);
    await causeway.settles();
    expect(await causeway.store.read.select().from(causeway.store.read.tables.story)).toHaveLength(1);
    expect(causeway.postsIn("U0MARIA")).toHaveLength(1);
  });
});

describe("what is wrong is said beside its field, and what was typed is kept", () => {
  test.each([
    [{ happened: "" }, /what happened\?/i, "A sentence or two is enough."],
    [{ organisations: [] }, /which organisations/i, "One is enough."],
    [{ happened: "x".repeat(1001) }, /what happened\?/i, "This is 1001 characters long. Please keep it to 1000."],
    [{ "see it": "" }, /who may see it/i, "Please choose who may see it."],
    [{ happened: "NHS no 943 476 5919 rang us" }, /what happened\?/i, "This looks like an NHS number: 943 476 5919."],
    [{ changed: "Patient 9434765919 went home" }, /what changed/i, "Nothing has been saved."],
    [{ "know you": "By my role" }, /your role/i, "Please write your role"],
  ])("%j", async (wrong, label, problem) => {
    const { causeway, maria } = await atNorthshire();
    await maria.types("/story Sam met us", { in: WARD });
    await maria.modal();
    const { errors = {} } = await maria.submits({ ...told, ...wrong }, { force: true });
    const [[field, said] = ["", ""]] = Object.entries(errors);
    expect(field).toMatch(label);
    expect(said).toContain(problem);
    expect((await maria.modal()).state).toBe("open");
    expect(await causeway.store.read.select().from(causeway.store.read.tables.story)).toEqual([]);
    expect(causeway.logged.join()).not.toMatch(/943 ?476|Sam met us/);
  });
});

test("what was typed after the command is shown whole, however long, and its length is said beside it", async () => {
  const { maria } = await atNorthshire();
  const long = "word ".repeat(300).trim();
  await maria.types(`/story ${long}`, { in: WARD });
  expect((await maria.modal()).visibleText).toContain(long);
  const { errors } = await maria.submits(told);
  expect(Object.values(errors ?? {})).toEqual(["This is 1499 characters long. Please keep it to 1000."]);
});

test("an organisation without a place is not offered one; the whole system never comes by default", async () => {
  const causeway = await startCauseway();
  const asha = causeway.person("U0ASHA", "Asha Patel");
  await asha.types("/causeway setup", { in: LEADERS });
  await asha.modal();
  await asha.submits({ Code: await causeway.invites({ ...northshire, places: [] }) });
  await asha.types("/story Sam met us", { in: WARD });
  const form = (await asha.modal()).visibleText;
  expect(form).not.toContain("My place");
  await asha.submits({ changed: "Home", elsewhere: "the hospice" });
  const [story] = await causeway.store.read.select().from(causeway.store.read.tables.story);
  expect(story?.audience).toBe("organisation");
});

test("an author withdraws a story: its words go from here and from every message that told it", async () => {
  const { causeway, maria } = await atNorthshire();
  await maria.types("/story Sam met us at discharge", { in: WARD });
  await maria.modal();
  await maria.submits(told);
  await causeway.itIs("2026-11-23T08:00:00Z");
  expect(causeway.heardIn(LEADERS).at(-1)).toContain("Sam met us at discharge");

  const { asked } = await maria.presses("Withdraw", causeway.postsIn("U0MARIA")[0]);
  expect(asked).toContain("Withdraw this story?");
  await causeway.settles();
  expect(causeway.heardIn(LEADERS).at(-1)).not.toContain("Sam");
  expect(causeway.heardIn(LEADERS).at(-1)).toContain("1 story was withdrawn");
  expect(causeway.heardIn("U0MARIA")).toEqual([expect.stringContaining("You withdrew this story")]);
  const [story] = await causeway.store.read.select().from(causeway.store.read.tables.story);
  expect(story).toMatchObject({ happened: "", changed: "" });
});

test("nobody edits or withdraws another person's story", async () => {
  const { causeway, asha, maria } = await atNorthshire();
  await maria.types("/story Sam met us at discharge", { in: WARD });
  await maria.modal();
  await maria.submits(told);
  await causeway.settles();
  // Asha's client sends Maria's button, as a forged request would.
  const [confirmation] = causeway.postsIn("U0MARIA");
  await asha.presses("Withdraw", confirmation);
  await asha.presses("Edit", confirmation);
  await causeway.slack.untilEphemeral((message) => message.visibleText.includes("no longer here"));
  const [story] = await causeway.store.read.select().from(causeway.store.read.tables.story);
  expect(story).toMatchObject({ happened: "Sam met us at discharge", withdrawnAt: null });
});

test("hostile words stay words wherever they are shown", async () => {
  const { causeway, maria } = await atNorthshire();
  const hostile =
    "<!channel> <@U0ASHA> @here *bold* <https://evil.example|click> =SUM(A1) \u202Eabc \u0000 \uD800 <script>";
  await maria.types(`/story ${hostile}`, { in: WARD });
  await maria.modal();
  const { errors } = await maria.submits({ ...told, happened: hostile, changed: hostile });
  expect(errors).toBeUndefined();
  await causeway.itIs("2026-11-23T08:00:00Z");
  expect(causeway.heardIn(LEADERS).at(-1)).toContain("<\u2060!channel> <\u2060@U0ASHA> @here *bold*");
  expect(causeway.slack.posts.flatMap((post) => liveMentions(post))).toEqual([]);
  expect(causeway.slack.calls.filter(({ outcome }) => outcome !== "ok")).toEqual([]);
});

test("in a workspace that several employers share, a person says once whom they work for", async () => {
  const { causeway, maria } = await atNorthshire();
  const asha = causeway.person("U0ASHA", "Asha Patel");
  await asha.types("/causeway setup", { in: WARD });
  await asha.modal();
  await asha.submits({ Code: await causeway.invites({ ...eastshire, name: "Harbour Hospice", sector: "charity" }) });
  await causeway.settles();

  await maria.types("/story Sam met us", { in: WARD });
  expect((await maria.modal()).visibleText).toContain("Who do you work for?");
  await maria.submits({ ...told, "work for": "Harbour Hospice" });
  await causeway.settles();
  expect(causeway.heardIn("U0MARIA").join()).toContain("Your story is with Harbour Hospice now");
  await maria.types("/story Another", { in: WARD });
  expect((await maria.modal()).visibleText).not.toContain("Who do you work for?");
});

test("before anyone has set it up, it says what to do", async () => {
  const causeway = await startCauseway();
  await causeway.invites(northshire);
  const { ephemeral } = await causeway.person("U0MARIA", "Maria Santos").types("/story Sam met us", { in: WARD });
  expect(ephemeral?.visibleText).toContain("says /causeway setup in the channel that your leaders read");
  expect(causeway.slack.workspace(TEAM)).toBeDefined();
});
