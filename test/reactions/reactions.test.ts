/** "We could use this" and "Me too": told to whoever told the story, once a day, by name and never by number. */
import { describe, expect, test } from "vitest";
import { altered } from "../contracts/platform.js";
import { type Causeway, eastshire, northshire, WARD } from "../conversation.js";
import { engines } from "../fresh-store.js";
import type { TeamsPerson } from "../teams/person.js";
import { inSlack, isKnown } from "../thanks/cast.js";
import { visitor } from "../web/visitor.js";
import { HAPPENED, mariaTold, readers, readsInSlack, readsInTeams, readsOnTheWeb, storyId } from "./readers.js";

/** The answer to a press, which comes after it. */
const saidTo = ({ teams }: Causeway, { user }: TeamsPerson, words: string) =>
  teams.untilPosted((post) => post.directTo === user && post.visibleText.includes(words));

const USE = "could use what you told.";

describe.each(engines)("on %s", (engine) => {
  test("readers on three platforms say so, once each; whoever told it gets one message a day that follows", async () => {
    const scene = await readers({ engine });
    const { causeway, asha, maria, jo, priya } = scene;
    await mariaTold(scene);
    const toldToMaria = () => causeway.heardIn("U0MARIA").filter((text) => /could use|the same for/.test(text));

    const onTeams = await readsInTeams(causeway, jo);
    await jo.presses("We could use this", onTeams, { times: 3 });
    await causeway.settles();
    expect((await saidTo(causeway, jo, "hears that you could use it")).visibleText).toContain("[Take it back]");
    expect(toldToMaria()).toEqual([`Jo Clark (Eastshire Council) ${USE}\nThe story: ${HAPPENED}`]);

    await readsOnTheWeb(priya);
    expect((await priya.presses("We could use this")).words).toContain("hears that you could use it");
    await asha.presses("Me too", await readsInSlack(asha));
    await causeway.settles();
    expect(toldToMaria()).toHaveLength(1);
    expect(toldToMaria()[0]).toBe(
      `Jo Clark (Eastshire Council) and Priya Nair (Beech Grove Care Home) ${USE}\nIt is the same for Asha Patel (Northshire General).\nThe story: ${HAPPENED}`,
    );

    // A second press says that it stands, and takes nothing back.
    await readsOnTheWeb(priya);
    expect((await priya.presses("We could use this")).words).toContain("You have said so already");
    expect((await priya.presses("Take it back")).words).toContain("You took it back");
    await causeway.settles();
    expect(toldToMaria()[0]).not.toContain("Priya Nair");

    await causeway.itIs("2026-11-24T09:00:00Z");
    await readsOnTheWeb(priya);
    await priya.presses("Me too");
    await causeway.settles();
    expect(toldToMaria()).toHaveLength(2);
    expect(toldToMaria()[1]).toMatch(/^It is the same for Priya Nair/);
    expect(toldToMaria()[1]).not.toContain("Asha Patel");
    const jobs = await causeway.store.read.select().from(causeway.store.read.tables.job);
    expect(JSON.stringify(jobs)).not.toMatch(/Clark|housing/);
    expect(maria.id).toBe("U0MARIA");
  });

  test("a withdrawn story takes what was said of it along", async () => {
    const scene = await readers({ engine });
    const { causeway, maria, jo } = scene;
    await mariaTold(scene);
    await jo.presses("Me too", await readsInTeams(causeway, jo));
    await causeway.settles();
    const told = inSlack(causeway, maria, "It is the same for Jo Clark");
    await maria.presses("Withdraw", inSlack(causeway, maria, "Thank you, Maria"));
    await causeway.settles();
    expect(told.visibleText).toBe("What was said here has been taken back, or the story is no longer there.");
  });
});

test("what is taken back before it was told is told to nobody; whoever says so after that is", async () => {
  const scene = await readers();
  const { causeway, maria, jo, asha } = scene;
  await mariaTold(scene);
  await maria.types("/causeway quiet");
  await maria.modal();
  await maria.submits({ "write to you": "Not for a day" });
  await maria.closes();
  await causeway.settles();
  await jo.presses("We could use this", await readsInTeams(causeway, jo));
  await causeway.settles();
  await jo.presses("Take it back", await saidTo(causeway, jo, "hears that you could use it"));
  await causeway.settles();
  await asha.presses("Me too", await readsInSlack(asha));
  await causeway.itIs("2026-11-24T07:00:00Z");
  await asha.presses("We could use this", await readsInSlack(asha));
  await causeway.itIs("2026-11-24T12:00:00Z");
  // Two days' worth waited, and comes at once.
  const told = causeway.heardIn("U0MARIA").filter((text) => /could use|the same for/.test(text));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(`Asha Patel (Northshire General) ${USE}`);
  expect(told[0]).toContain("It is the same for Asha Patel");
  expect(told[0]).not.toContain("Jo Clark");
});

test("six say so: five are named, the rest are others, and nobody is counted", async () => {
  const scene = await readers();
  const { causeway, maria } = scene;
  await mariaTold(scene);
  for (const [at, name] of ["Ann", "Bea", "Cat", "Dee", "Eva", "Fay"].entries()) {
    const person = causeway.person(`U0MANY${at}`, `${name} Lee`);
    await isKnown(causeway, person);
    await person.presses("Me too", await readsInSlack(person));
    await causeway.settles();
  }
  const told = inSlack(causeway, maria, "the same for").visibleText;
  expect(told).toContain("Eva Lee (Northshire General) and others.");
  expect(told).not.toMatch(/Fay|\b[56]\b|\b(five|six)\b/);
});

test("nobody reacts to their own story, and a forged press names nothing", async () => {
  const scene = await readers();
  const { causeway, asha, maria } = scene;
  await mariaTold(scene);
  const own = await readsInSlack(maria);
  expect(own.visibleText).not.toMatch(/We could use this|Me too|Tell me more/);
  await maria.closes();
  const modal = await readsInSlack(asha);
  const altered = JSON.stringify(modal.view).replace(/use,[\w-]+/, "best,of-all");
  await asha.presses("We could use this", Object.assign(modal, { view: JSON.parse(altered) }));
  await causeway.settles();
  expect(await causeway.store.read.select().from(causeway.store.read.tables.storyReaction)).toEqual([]);
});

test("nobody reacts to a story that they may not read, nor asks its author", async () => {
  const scene = await readers();
  const { causeway, maria, jo, priya } = scene;
  await mariaTold(scene);
  await maria.types("/story Among ourselves", { in: WARD });
  await maria.modal();
  await maria.submits({ organisations: [eastshire.name], changed: "Home", "see it": "My organisation" });
  await causeway.settles();
  const stories = await causeway.store.read.select().from(causeway.store.read.tables.story);
  const id = (happened: string) => stories.find((story) => story.happened === happened)?.id ?? "";
  const whole = await readsInTeams(causeway, jo);
  whole.activity = altered(whole.activity, id(HAPPENED), id("Among ourselves"));
  const { message } = await jo.presses("We could use this", whole);
  expect(message).toContain("no longer here");
  await jo.presses("Tell me more", whole);
  expect(jo.dialog?.visibleText).toContain("no longer here");
  for (const form of ["ask-author", "thank-in-words"])
    expect((await priya.opens(`/forms/${form}?about=${id("Among ourselves")}`)).words).toContain("no longer here");
  const { storyReaction, introduction } = causeway.store.read.tables;
  expect(await causeway.store.read.select().from(storyReaction)).toEqual([]);
  expect(await causeway.store.read.select().from(introduction)).toEqual([]);
});

test("a story that nobody signed: whoever can pass it on hears of it, and nobody can be asked for more", async () => {
  const scene = await readers();
  const { causeway, priya, jo } = scene;
  const standing = /\/s\/[\dA-Z]{4}(-[\dA-Z]{4}){3}/.exec((await priya.opens("/pages/curator")).page)?.[0] ?? "";
  const anybody = visitor(causeway.address);
  await anybody.opens(standing);
  const { organisation } = causeway.store.read.tables;
  const all = await causeway.store.read.select().from(organisation);
  const hospital = all.find(({ name }) => name === northshire.name)?.id ?? "";
  const told = { happened: HAPPENED, organisations: hospital, changed: "Home", kind: "win", byline: "usual" };
  await anybody.sends(standing, { ...told, audience: "system", byline: "nobody" });
  await priya.opens("/pages/review");
  await priya.presses("Let people read it");
  await causeway.settles();
  await scene.asha.presses("Agree", inSlack(causeway, scene.asha, "May others read it?"));
  await causeway.settles();
  const whole = await readsInTeams(causeway, jo);
  expect(whole.visibleText).not.toContain("Tell me more");
  await jo.presses("We could use this", whole);
  await causeway.settles();
  await saidTo(causeway, jo, "Somebody at Beech Grove Care Home hears it");
  const { words } = await priya.opens("/pages/messages");
  expect(words).toContain("For whoever at Beech Grove Care Home told this story. Please pass it on.");
  expect(words).toContain(`Jo Clark (Eastshire Council) ${USE}`);
  expect((await priya.opens(`/forms/ask-author?about=${await storyId(causeway)}`)).words).toContain("no longer here");
});
