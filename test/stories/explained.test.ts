/** Abbreviations that others may not know are offered their meanings before a story is shared. */
import { expect, test } from "vitest";
import { newId } from "../../src/database/ids.js";
import { draftsIn, onEachPlatform, storiesIn, type Teller, tells } from "./tellers.js";

/** The organisation's own meaning, by somebody there. */
async function means(
  { causeway: { store, clock }, own }: Teller,
  abbreviation: string,
  meaning: string,
): Promise<void> {
  const { organisation, member, jargon } = store.read.tables;
  const employer = (await store.read.select().from(organisation)).find(({ name }) => name === own);
  const [somebody] = await store.read.select().from(member);
  if (employer === undefined || somebody === undefined) throw new Error(`nobody is at ${own}`);
  const added = { abbreviation, meaning, folded: abbreviation, onceKey: newId(), addedAt: clock.now() };
  const whose = { id: newId<never>(), organisationId: employer.id, addedBy: somebody.id };
  await store.write((tx) => tx.insert(jargon).values({ ...added, ...whose }));
}

onEachPlatform((opens) => {
  test("a chosen meaning is written in once; what is left stays as it was", async () => {
    const teller = await opens("sqlite");
    await means(teller, "HUB", "home unit board: who decides on beds");
    const asked = await tells(teller, {
      "what happened": "The HUB met early and the MDT came. The HUB was glad.",
      "what changed": "ZQX was told",
    });
    expect(asked).toMatch(
      /Nobody has said yet what ZQX means[\s\S]*What does HUB mean here\?[\s\S]*What does MDT mean/,
    );
    expect(await storiesIn(teller)).toEqual([]);
    await teller.sends({ "hub mean": "home unit board" });
    expect(await storiesIn(teller)).toMatchObject([
      { happened: "The home unit board (HUB) met early and the MDT came. The HUB was glad.", changed: "ZQX was told" },
    ]);
    expect(await draftsIn(teller)).toEqual([]);
  });

  test("one with several meanings offers them all, and nothing is rewritten unasked", async () => {
    const teller = await opens("sqlite");
    const asked = await tells(teller, { "what changed": "The ACP rang" });
    expect(asked).toMatch(/advanced clinical practitioner[\s\S]*advance care planning[\s\S]*Leave it as it is/);
    await teller.sends({ "acp mean": "Leave it as it is" });
    expect(await storiesIn(teller)).toMatchObject([{ changed: "The ACP rang" }]);
  });

  test("nobody is stopped for what nobody can explain, or has explained", async () => {
    const teller = await opens("sqlite");
    await tells(teller, { "what happened": "The ZQX rang the multidisciplinary team (MDT)" });
    expect(await storiesIn(teller)).toHaveLength(1);
  });

  test("where there is no room for the words, that is said", async () => {
    const teller = await opens("sqlite");
    await tells(teller, { "what changed": `The MDT came. ${"x".repeat(480)}` });
    expect(await teller.sends({ "mdt mean": "multidisciplinary team" })).toContain("There is no room for that");
    expect(await storiesIn(teller)).toEqual([]);
    await teller.sends({ "mdt mean": "Leave it as it is" });
    expect(await storiesIn(teller)).toHaveLength(1);
  });
});
