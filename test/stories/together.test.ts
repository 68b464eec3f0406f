import { expect, test } from "vitest";
import { eastshire, LEADERS, setUpNorthshire, startCauseway, WARD } from "../conversation.js";

const told = { organisations: ["Eastshire Council"], changed: "He went home the same day." };

async function atNorthshire() {
  const causeway = await startCauseway();
  const asha = await setUpNorthshire(causeway);
  return {
    causeway,
    asha,
    maria: causeway.person("U0MARIA", "Maria Santos"),
    sam: causeway.person("U0SAM", "Sam Reed"),
  };
}

test("a leader's thanks reach the author, once, and say who sent them", async () => {
  const { causeway, asha, maria } = await atNorthshire();
  await maria.types("/story Sam met us", { in: WARD });
  await maria.modal();
  await maria.submits({ ...told, "know you": "Not at all" });
  await causeway.itIs("2026-11-23T08:00:00Z");
  const digest = causeway.postsIn(LEADERS).at(-1);

  await asha.presses("Thank them", digest, { times: 2 });
  await causeway.slack.untilEphemeral((message) => message.visibleText.includes("Your thanks are on their way"));
  await asha.presses("Thank them", digest);
  await causeway.slack.untilEphemeral((message) => message.visibleText.includes("already"));
  await causeway.settles();
  const thanks = causeway.heardIn("U0MARIA").slice(1);
  expect(thanks).toEqual(["Asha Patel, Northshire General, thanks you for your story, Maria.\nSam met us"]);

  await maria.presses("Thank them", digest);
  await causeway.slack.untilEphemeral((message) => message.visibleText.includes("your own story"));
});

test("anyone in the channel reads a whole story privately", async () => {
  const { causeway, asha, maria } = await atNorthshire();
  const long = `${"And so on. ".repeat(85)}The end.`;
  await maria.types("/story", { in: WARD });
  await maria.modal();
  await maria.submits({ ...told, happened: long });
  await causeway.itIs("2026-11-23T08:00:00Z");
  const digest = causeway.postsIn(LEADERS).at(-1);
  expect(digest?.visibleText).not.toContain("The end.");
  expect(digest?.visibleText.split(/\s+/).length).toBeLessThanOrEqual(250);
  await asha.presses("Read it", digest);
  const read = await causeway.slack.untilEphemeral((message) => message.visibleText.includes("The end."));
  expect(read.user).toBe("U0ASHA");
});

test("another person's message becomes a story only when that person agrees, in their own words", async () => {
  const { causeway, maria, sam } = await atNorthshire();
  const message = { text: "The ward rang me instead of writing, so Mr B went home today", author: "U0SAM" };
  await maria.usesMessageShortcut("share-as-story", message, { in: WARD });
  await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("only if they agree"));
  await causeway.settles();
  expect(await causeway.store.read.select().from(causeway.store.read.tables.story)).toEqual([]);
  const [question] = causeway.postsIn("U0SAM");
  expect(question?.visibleText).toContain("Maria Santos would like to share this message of yours as a story");

  await sam.presses("Yes, let me look at it", question);
  expect((await sam.modal()).visibleText).toContain("The ward rang me instead of writing");
  await sam.submits({ ...told, happened: "The ward rang me instead of writing" });
  await causeway.settles();
  const [story] = await causeway.store.read.select().from(causeway.store.read.tables.story);
  expect(story?.happened).toBe("The ward rang me instead of writing");
  expect(causeway.heardIn("U0SAM")).toEqual([
    "This has been answered, or its time has passed.",
    expect.stringContaining("Thank you, Sam"),
  ]);
  expect(await causeway.store.read.select().from(causeway.store.read.tables.proposal)).toEqual([]);
});

test("a no and a yes at once: what was declined is not shared", async () => {
  const { causeway, maria, sam } = await atNorthshire();
  await maria.usesMessageShortcut("share-as-story", { text: "The ward rang me", author: "U0SAM" }, { in: WARD });
  await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("only if they agree"));
  await causeway.settles();
  const [question] = causeway.postsIn("U0SAM");
  await sam.presses("Yes, let me look at it", question);
  await sam.modal();
  await sam.presses("No, thank you", question);
  const late = await sam.submits(told);
  expect(late.view?.visibleText).toContain("This has been answered, or its time has passed.");
  expect(await causeway.store.read.select().from(causeway.store.read.tables.story)).toEqual([]);
});

test("nobody is asked again by the same person before they have answered; after two weeks the words are gone", async () => {
  const { causeway, maria } = await atNorthshire();
  for (const text of ["The ward rang me", "And again"]) {
    await maria.usesMessageShortcut("share-as-story", { text, author: "U0SAM" }, { in: WARD });
    await causeway.slack.until(() => (causeway.slack.ephemerals.length > 0 ? true : undefined));
    await causeway.settles();
  }
  await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("have not answered yet"));
  expect(causeway.postsIn("U0SAM")).toHaveLength(1);
  expect(causeway.slack.ephemerals[0]?.visibleText).toContain("Its author has been asked");
  await causeway.itIs("2026-12-03T09:00:00Z");
  expect(causeway.heardIn("U0SAM")).toEqual(["This has been answered, or its time has passed."]);
});

test("a leader in a workspace that two employers share is asked once whom they work for, and can then thank", async () => {
  const { causeway, asha, maria } = await atNorthshire();
  const ben = causeway.person("U0BEN", "Ben Osei");
  await asha.types("/causeway setup", { in: WARD });
  await asha.modal();
  await asha.submits({ Code: await causeway.invites(eastshire) });
  await maria.types("/story Sam met us", { in: WARD });
  await maria.modal();
  await maria.submits({ ...told, "work for": "Northshire General" });
  await causeway.itIs("2026-11-23T08:00:00Z");
  const digest = causeway.postsIn(LEADERS).at(-1);

  await ben.opensHome();
  expect((await ben.home()).visibleText).toContain("Say whom you work for");
  await ben.presses("Thank them", digest);
  expect((await ben.modal()).title).toBe("Whom you work for");
  const { view } = await ben.submits({ "work for": "Northshire General" });
  expect(view?.visibleText).toContain("Saved: Northshire General.");
  await ben.closes();
  await ben.presses("Thank them", digest);
  await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("Your thanks are on their way"));
  // Asha was here when Northshire General was alone, so nobody asks her.
  await asha.presses("Thank them", digest);
  await causeway.settles();
  expect(causeway.heardIn("U0MARIA").join()).toMatch(
    /Ben Osei, Northshire General[\s\S]*Asha Patel, Northshire General/,
  );
});

test("a role belongs to the story that it was given with", async () => {
  const { causeway, maria } = await atNorthshire();
  for (const [happened, byline, role] of [
    ["First", "By my role", "Ward clerk"],
    ["Second", "By my name", "Whistleblower"],
  ]) {
    await maria.types(`/story ${happened}`, { in: WARD });
    await maria.modal();
    await maria.submits({ ...told, "know you": byline ?? "", "your role": role ?? "" });
    await causeway.settles();
  }
  await causeway.itIs("2026-11-23T08:00:00Z");
  const digest = causeway.heardIn(LEADERS).at(-1) ?? "";
  expect(digest).toContain("Ward clerk, Northshire General");
  expect(digest).not.toContain("Whistleblower");
});

test("a no leaves nothing behind, and is not told to anyone", async () => {
  const { causeway, maria, sam } = await atNorthshire();
  await maria.usesMessageShortcut("share-as-story", { text: "The ward rang me", author: "U0SAM" }, { in: WARD });
  await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("only if they agree"));
  await causeway.settles();
  await sam.presses("No, thank you", causeway.postsIn("U0SAM")[0]);
  await causeway.settles();
  expect(await causeway.store.read.select().from(causeway.store.read.tables.proposal)).toEqual([]);
  expect(causeway.heardIn("U0MARIA")).toEqual([]);
  expect(causeway.heardIn("U0SAM")).toEqual(["This has been answered, or its time has passed."]);
});

test("my own message opens the form at once; a bot's cannot be shared; one with an NHS number is refused", async () => {
  const { causeway, maria } = await atNorthshire();
  await maria.usesMessageShortcut(
    "share-as-story",
    { text: "I rang instead of writing", author: "U0MARIA" },
    { in: WARD },
  );
  expect((await maria.modal()).visibleText).toContain("I rang instead of writing");
  await maria.closes();
  await maria.usesMessageShortcut(
    "share-as-story",
    { text: "NHS 943 476 5919 is home", author: "U0SAM" },
    { in: WARD },
  );
  await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("looks like an NHS number"));
  await causeway.settles();
  expect(causeway.heardIn("U0SAM")).toEqual([]);
});

test("home shows what I can do, what I told and what I may read", async () => {
  const { causeway, asha, maria } = await atNorthshire();
  await maria.types("/story Sam met us", { in: WARD });
  await maria.modal();
  await maria.submits(told);
  await causeway.settles();
  await maria.opensHome();
  expect((await maria.home()).visibleText).toMatch(/Share a story[\s\S]*Your stories[\s\S]*Sam met us/);
  // Her own organisation's leaders see it at once.
  await asha.opensHome();
  const home = await asha.home();
  expect(home.visibleText).toContain("You have not shared a story yet.");
  expect(home.visibleText).toContain("Maria Santos, Northshire General: Sam met us");
  await asha.presses("Read it", home);
  expect((await asha.modal()).visibleText).toContain("He went home the same day.");
});

test("the global shortcut opens the same form", async () => {
  const { maria } = await atNorthshire();
  await maria.usesShortcut("story");
  expect((await maria.modal()).title).toBe("Share a story");
});
