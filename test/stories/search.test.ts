/** Which stories are found, by whom and in which order: on both engines. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OrganisationId, StoryId } from "../../src/database/ids.js";
import type { Store } from "../../src/database/store.js";
import { audiences, elements, storyKinds } from "../../src/database/tables/stories.js";
import { withdrawStory } from "../../src/stories/changed-stories.js";
import { type Asked, searchedStories } from "../../src/stories/search/searched-stories.js";
import { readableStories, type Story } from "../../src/stories/stories.js";
import { engines, freshStore } from "../fresh-store.js";
import { DAY, fillLibrary, type Library, START } from "./library.js";

const MANY = 1000;

describe.each(engines)("on %s", (engine) => {
  let store: Store;
  let library: Library;

  beforeAll(async () => {
    store = await freshStore(engine);
    library = await fillLibrary(store);
  });
  afterAll(() => store.close());

  const find = (asked: Partial<Asked>, asker: OrganisationId = library.hospital, limit = MANY) =>
    searchedStories(store.read, asker, { words: "", ...asked }, { limit });
  const found = async (words: string, asker?: OrganisationId) => (await find({ words }, asker)).map(({ id }) => id);

  test("a word is found in whichever form it stands, and in every part of a story", async () => {
    const { tells } = library;
    const one = await tells("We discharged her on Friday", { ago: 4 });
    const two = await tells("It began late", { ago: 3, more: { changed: "Two discharges in a day" } });
    const three = await tells("It began early", { ago: 2, more: { others: "the discharging ward" } });
    const four = await tells("It began at noon", { ago: 1, more: { ownWords: "My DISCHARGE was kind" } });
    expect(await found("discharge")).toEqual([four, three, two, one]);
    expect(await found("discharge friday")).toEqual([one]);
    expect(await found("discharg")).toEqual([four, three, two, one]);
    expect(await found("undischarged")).toEqual([]);
  });

  test("a phrase stands as it was typed; a mark joins or parts words; accents do not count", async () => {
    const { tells } = library;
    const joined = await tells("The key-safe fitter came on a 24/7 rota with Siân", { ago: 6 });
    const apart = await tells("A safe place for the fitter and a key", { ago: 5 });
    expect(await found("key safe fitter")).toEqual([apart, joined]);
    expect(await found('"key safe fitter"')).toEqual([joined]);
    expect(await found("“key safe” rota")).toEqual([joined]);
    expect(await found("key-safe")).toEqual([joined]);
    expect(await found("24/7")).toEqual([joined]);
    expect(await found("sian")).toEqual([joined]);
    expect(await found("SIÂN")).toEqual([joined]);
    expect(await found('"key')).toEqual([apart, joined]);
  });

  test("who may read it decides who finds it", async () => {
    const { tells, hospital, council, hospice } = library;
    const [own, place, system] = await Promise.all(
      audiences.map((audience, at) => tells("The marmalade rota", { audience, at: council, ago: at })),
    );
    expect(await found("marmalade", council)).toEqual([own, place, system]);
    expect(await found("marmalade", hospital)).toEqual([place, system]);
    expect(await found("marmalade", hospice)).toEqual([system]);
    const stray = await tells("Second marmalade", { audience: "place", at: hospice, ago: 8 });
    expect(await found("second marmalade", hospital)).toEqual([]);
    expect(await found("second marmalade", hospice)).toEqual([stray]);
  });

  test("what is held, or withdrawn, nobody finds; what is released is as new as its release", async () => {
    const { tells, changes, author, hospital } = library;
    const held = await tells("Lanterns by the door", { ago: 9, more: { heldAt: new Date(START) } });
    const other = await tells("Lanterns at night", { ago: 7 });
    expect(await found("lantern")).toEqual([other]);
    await changes(held, { heldAt: null, createdAt: new Date(START - DAY) });
    expect(await found("lanterns")).toEqual([held, other]);
    expect(await store.write((tx) => withdrawStory(tx, held, author, new Date(START)))).toBe(true);
    expect(await found("lantern", hospital)).toEqual([other]);
    await store.write((tx) => tx.delete(tx.tables.story));
    expect(await find({})).toEqual([]);
  });

  test("what partners have not agreed to stays where it was told; a concern is nobody's", async () => {
    const { tells, changes, hospital, council } = library;
    const asked = await tells("A cupboard of blankets", { naming: [council], more: { sharedAt: null } });
    const concern = await tells("Another cupboard", { ago: 1 });
    expect(await found("cupboard", council)).toEqual([concern]);
    expect(await found("cupboard", hospital)).toEqual([asked, concern]);
    await changes(concern, { concernAt: new Date(START) });
    await changes(asked, { sharedAt: new Date(START) });
    expect(await found("cupboard", council)).toEqual([asked]);
    expect(await found("cupboard", hospital)).toEqual([asked]);
  });

  test("an edit changes what it is found by", async () => {
    const { tells, changes } = library;
    const id = await tells("The porridge went cold");
    await changes(id, { happened: "The custard went cold" });
    expect(await found("porridge")).toEqual([]);
    expect(await found("custard")).toEqual([id]);
  });

  test("filters narrow, with words and without", async () => {
    const { tells, hospital, council, hospice, harbour } = library;
    const told = await tells("A quiet word", { at: council, ago: 40, more: { kind: "need" } });
    const naming = await tells("A quiet word", { naming: [council], ago: 3, more: { element: "ritual" } });
    const elsewhere = await tells("A quiet word", { at: hospice, ago: 2 });
    const ids = async (asked: Partial<Asked>) => (await find({ words: "quiet", ...asked })).map(({ id }) => id);
    expect(await ids({ organisation: council })).toEqual([naming, told]);
    expect(await ids({ organisation: hospice })).toEqual([elsewhere]);
    expect(await ids({ place: harbour })).toEqual([naming, told]);
    expect(await ids({ kind: "need" })).toEqual([told]);
    expect(await ids({ element: "ritual" })).toEqual([naming]);
    expect(await ids({ since: new Date(START - 28 * DAY) })).toEqual([elsewhere, naming]);
    expect(await ids({ organisation: council, kind: "need", since: new Date(START - DAY) })).toEqual([]);
    expect(await ids({ words: "", organisation: council, kind: "need" })).toEqual([told]);
    expect(await ids({ organisation: hospital, place: harbour })).toEqual([naming]);
  });

  test("pages have no gaps and no doubles, though stories are told, withdrawn and released meanwhile", async () => {
    const { tells, changes, author, hospital } = library;
    const told: StoryId[] = [];
    // Some at the same moment, others years apart.
    for (let at = 0; at < 23; at++)
      told.push(await tells("A pageful of pears", { ago: Math.floor(at / 3) * (at + 1) }));
    const held = await tells("Held pears", { ago: 3, more: { heldAt: new Date(START) } });
    const pages: StoryId[] = [];
    let last: Story | undefined;
    for (let turn = 0; turn < 20; turn++) {
      const page = await searchedStories(store.read, hospital, { words: "pears" }, { before: last, limit: 4 });
      if (page.length === 0) break;
      pages.push(...page.map(({ id }) => id));
      last = page.at(-1);
      await tells("New pears", { ago: -1 });
      if (turn === 1) await changes(held, { heldAt: null, createdAt: new Date(START + DAY) });
      if (turn === 2 && last) await store.write((tx) => withdrawStory(tx, last?.id ?? held, author, new Date(START)));
    }
    expect(new Set(pages).size).toBe(pages.length);
    expect(pages.toSorted()).toEqual(told.toSorted());
  });

  test("whatever is asked, by whomever: what is found is what they may read and what was asked, newest first", async () => {
    const { tells, hospital, council, hospice } = library;
    const askers = [hospital, council, hospice];
    const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % all.length];
    for (let at = 0; at < 120; at++) {
      const how = {
        at: pick(askers, at) ?? hospital,
        audience: pick(audiences, at >> 1) ?? "system",
        naming: at % 4 === 0 ? askers.filter((_, which) => which === (at >> 2) % 3 && which !== at % 3) : [],
        ago: (at * at) % 900,
      };
      const more = {
        kind: pick(storyKinds, at >> 2) ?? "win",
        element: at % 3 === 0 ? pick(elements, at >> 3) : null,
        ...(at % 11 === 0 ? { heldAt: new Date(START) } : {}),
        ...(at % 13 === 0 ? { concernAt: new Date(START) } : {}),
        ...(at % 17 === 0 ? { sharedAt: null } : {}),
      };
      await tells(["amber", "amber basil", "basil cedar", "cedar"][at % 4] ?? "", { ...how, more });
    }
    const all = new Map<OrganisationId, readonly Story[]>();
    for (const asker of askers) all.set(asker, await readableStories(store.read, asker, MANY));
    const asking = fc.record({
      asker: fc.constantFrom(...askers),
      words: fc.constantFrom("", "amber", "basil", "amber basil", '"basil cedar"'),
      kind: fc.option(fc.constantFrom(...storyKinds), { nil: undefined, freq: 1 }),
      element: fc.option(fc.constantFrom(...elements), { nil: undefined, freq: 1 }),
      organisation: fc.option(fc.constantFrom(...askers), { nil: undefined, freq: 1 }),
      ago: fc.option(fc.nat(900), { nil: undefined, freq: 1 }),
      limit: fc.integer({ min: 1, max: 60 }),
    });
    const property = fc.asyncProperty(asking, async ({ asker, words, kind, element, organisation, ago, limit }) => {
      const since = ago === undefined ? undefined : new Date(START - ago * DAY);
      const expected = (all.get(asker) ?? []).filter(
        (story) =>
          words
            .replaceAll('"', "")
            .split(" ")
            .every((word) => story.happened.includes(word)) &&
          (kind === undefined || story.kind === kind) &&
          (element === undefined || story.element === element) &&
          (since === undefined || story.createdAt >= since) &&
          (organisation === undefined ||
            story.organisationId === organisation ||
            story.partners.some(({ id }) => id === organisation)),
      );
      const got = await find({ words, kind, element, organisation, since }, asker, limit);
      const moments = got.map(({ createdAt }) => createdAt.getTime());
      expect(moments).toEqual(expected.slice(0, limit).map(({ createdAt }) => createdAt.getTime()));
      expect(expected.map(({ id }) => id)).toEqual(expect.arrayContaining(got.map(({ id }) => id)));
    });
    await fc.assert(property, { numRuns: 150 });
  });

  test("hostile words stay words: nothing fails, and nothing is found that may not be read", async () => {
    const { tells, hospital, council } = library;
    await tells("Secret saffron OR NEAR NOT AND happened facets forsystem", { at: council, audience: "organisation" });
    const may = new Set((await readableStories(store.read, hospital, MANY)).map(({ id }) => id));
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        ...[
          '"',
          "'",
          "\0",
          "*",
          "^",
          "(",
          ")",
          ":",
          "-",
          "+",
          "|",
          "&",
          "!",
          "<->",
          "\\",
          ";",
          "--",
          "\uD800",
          "\uDFFF",
        ],
        ...["NEAR(", "saffron", " OR ", " NOT ", " AND ", "facets:", "{happened}", "forsystem", "by", ":*", "$1", "?"],
        `with${council.replaceAll("-", "")}`,
      ),
    );
    const hostile = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
    const property = fc.asyncProperty(hostile, async (words) => {
      for (const { id } of await find({ words })) expect(may.has(id)).toBe(true);
    });
    await fc.assert(property, {
      numRuns: 300,
      examples: [["saffron"], ['saffron" OR "saffron'], ["NEAR(saffron, 2)"]],
    });
    for (const long of ["x".repeat(2 ** 20), '"'.repeat(2 ** 20), "ﷺ".repeat(2 ** 20), "a ".repeat(2 ** 19)])
      expect(await find({ words: `saffron ${long}` })).toEqual([]);
  });
});
