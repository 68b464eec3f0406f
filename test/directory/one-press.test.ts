/** Whoever wants nothing unasked any more presses one button of whatever came unasked. */
import { expect, test } from "vitest";
import { tellPeople } from "../../src/celebrations/tell-people.js";
import { roleChanged } from "../../src/directory/appoint.js";
import { say } from "../../src/schedule/messages.js";
import { words } from "../../src/words/en-GB.js";
import { around, CHANGE, celebrated, counts, hadWeeks, hub } from "../celebrations/cast.js";
import { onEachPlatform, onlyOn, type Prompted, promptsIn } from "../rituals/prompted.js";
import { endsOf, memberCalled } from "./somebody.js";

const { stop, stopYes, stopped, when } = words.directory.quiet;

/** Of all that is said unasked, whoever says it. */
async function nothingComes({ causeway, name, told }: Prompted): Promise<void> {
  const { store, clock } = causeway;
  // The answer to their press may be on its way still.
  const unasked = async () => (await told()).filter((text) => !text.includes(stopped));
  const before = (await unasked()).length;
  const { id, workspaceId } = await memberCalled(causeway, name);
  const payload = { grant: id, what: "granted", by: null } as const;
  for (const manner of ["personal", "duty", "nudge", "pulse"] as const) {
    const to = { kind: "member", id, workspaceId } as const;
    await store.write((tx) => say(tx, { to, message: roleChanged, payload, manner, now: clock.now() }));
  }
  await causeway.itIs("2026-11-30T00:00:00Z");
  await causeway.itIs("2026-12-04T12:00:00Z");
  expect(await unasked()).toHaveLength(before);
  expect(await endsOf(causeway, id, roleChanged.name)).toEqual(Array.from({ length: 4 }, () => "opted out"));
  expect((await promptsIn(causeway, name)).filter(({ dueAt }) => dueAt > new Date("2026-11-29"))).toEqual([]);
}

onEachPlatform((opens) => {
  test("on a ritual: it is asked once whether that is meant, and from then on nothing comes", async () => {
    const person = await opens();
    const { causeway, name } = person;
    await onlyOn(causeway, { friday: [5, "12:00"] });
    await causeway.itIs("2026-11-23T00:00:00Z");
    await causeway.itIs("2026-11-27T12:00:00Z");
    const prompt = (await person.told()).at(-1) ?? "";
    expect(prompt).toContain("Cross-boundary Friday");
    for (const label of [stop, when]) expect(prompt).toContain(label);

    await person.presses(stop, "Cross-boundary Friday", stopYes);
    expect((await memberCalled(causeway, name)).optedOutAt).toEqual(causeway.clock.now());
    await nothingComes(person);
  });

  test("on what is told of a celebrated change: the same", async () => {
    const person = await opens();
    const { causeway, name } = person;
    await onlyOn(causeway, {});
    await causeway.itIs("2026-11-24T10:00:00Z");
    const measure = await counts(causeway, await hub(causeway, name, [name]), name, "count");
    await hadWeeks(causeway, measure, around(20, 4));
    const celebration = await celebrated(causeway, measure, name, "2026-11-16");
    const news = { celebration, but: null } as const;
    await causeway.store.write((tx) => tellPeople(tx, { ...news, news: "celebrated" }, causeway.clock.now()));
    await causeway.itIs("2026-11-24T10:01:00Z");
    const card = (await person.told()).at(-1) ?? "";
    expect(card).toContain(CHANGE);
    for (const label of [stop, when]) expect(card).toContain(label);

    await person.presses(stop, CHANGE, stopYes);
    expect((await memberCalled(causeway, name)).optedOutAt).toEqual(causeway.clock.now());
    await nothingComes(person);
  });
});
