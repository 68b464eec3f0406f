/** What abbreviations mean, to whom, and in which order: on both engines. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type JargonId, type MemberId, newId, type OrganisationId } from "../../src/database/ids.js";
import type { Store } from "../../src/database/store.js";
import { ensureMember, ensureWorkspace } from "../../src/directory/askers.js";
import { addCurator } from "../../src/directory/curators.js";
import { saveOrganisation } from "../../src/directory/organisations.js";
import {
  addMeaning,
  MOST_MEANINGS,
  meaningsOf,
  newestMeanings,
  removableIds,
  removeMeaning,
} from "../../src/jargon/jargon.js";
import { beechGrove, eastshire, northshire } from "../conversation.js";
import { engines, freshStore } from "../fresh-store.js";

const START = Date.parse("2026-11-18T09:00:00Z");

describe.each(engines)("on %s", (engine) => {
  let store: Store;
  let hospital: OrganisationId;
  let council: OrganisationId;
  let careHome: OrganisationId;
  let maria: MemberId;
  let asha: MemberId;
  let ruth: MemberId;
  let time = START;

  beforeAll(async () => {
    store = await freshStore(engine);
    const now = new Date(START);
    await store.write(async (tx) => {
      hospital = await saveOrganisation(tx, northshire, now);
      council = await saveOrganisation(tx, eastshire, now);
      careHome = await saveOrganisation(tx, beechGrove, now);
      const workspace = await ensureWorkspace(tx, "slack", "T1", now);
      const person = async (account: string, name: string) =>
        (await ensureMember(tx, workspace, { account, name, address: {} }, now)).id;
      [maria, asha, ruth] = [await person("1", "Maria"), await person("2", "Asha"), await person("3", "3")];
      await addCurator(tx, hospital, asha, now);
      await addCurator(tx, council, ruth, now);
    });
  });
  afterAll(() => store.close());

  const add = (organisationId: OrganisationId | null, abbreviation: string, meaning: string, addedBy = maria) => {
    time += 60_000;
    const added = { organisationId, abbreviation, meaning, addedBy, addedAt: new Date(time) };
    return store.write((tx) => addMeaning(tx, added));
  };
  const meanings = async (organisationId: OrganisationId | undefined, ...names: string[]) =>
    [...(await meaningsOf(store.read, organisationId, names))].map(([name, found]) => [
      name,
      ...found.map(({ source, meaning }) => `${source}: ${meaning}`),
    ]);

  test("an organisation's own meaning is first, then the system's, then the starter glossary's", async () => {
    await add(null, "PT", "Place team");
    await add(hospital, "pt", "patient transport");
    await add(hospital, "P.T.", "practice tutor");
    const starters = ["physiotherapist, or their work: helping people move", "part time", "patient"];
    const all = starters.map((meaning) => `starter: ${meaning}`);
    const own = ["organisation: patient transport", "organisation: practice tutor"];
    expect(await meanings(hospital, "PT")).toEqual([["PT", ...own, "system: Place team", ...all]]);
    expect(await meanings(council, "PT")).toEqual([["PT", "system: Place team", ...all]]);
    expect(await meanings(undefined, "PT")).toEqual([["PT", "system: Place team", ...all]]);
  });

  test("each abbreviation that was asked for has an answer, in the order in which they were asked for", async () => {
    expect(await meanings(hospital, "zzz", "N.O.K.", "gad-7")).toEqual([
      ["zzz"],
      ["N.O.K.", "starter: next of kin: somebody's closest relative"],
      ["gad-7"],
    ]);
    expect(await meanings(hospital)).toEqual([]);
  });

  test("a meaning that several have is told once, as the nearest's", async () => {
    await add(hospital, "NBM", "Nil by mouth");
    expect(await meanings(hospital, "NBM")).toEqual([["NBM", "organisation: Nil by mouth"]]);
  });

  test("the same meaning is added once for each organisation, however it is typed, also at once", async () => {
    const typed = ["Key worker", "key  worker", "KEY WORKER.", "key-worker"];
    const added = await Promise.all(typed.map((meaning) => add(null, "KW", meaning)));
    expect(added.filter((result) => result === "known")).toHaveLength(3);
    expect(await add(hospital, "KW", "key worker")).not.toBe("known");
    expect(await add(council, "KW", "key worker")).not.toBe("known");
  });

  test("there is room for a few meanings, for each organisation", async () => {
    for (let number = 1; number <= MOST_MEANINGS; number++)
      expect(await add(hospital, "ZQ", `meaning ${number}`)).not.toBe("too many");
    expect(await add(hospital, "ZQ", "one more")).toBe("too many");
    expect(await add(council, "ZQ", "the council's")).not.toBe("too many");
  });

  test("a very long meaning of characters that fold into many fits", async () => {
    const meaning = Array.from({ length: 150 }, (_, at) => (at % 7 === 0 ? String.fromCharCode(0x0627 + at / 7) : "ﷺ"));
    expect(await add(careHome, "LONG", meaning.join(""))).not.toBe("known");
  });

  test("the newest come first, and nobody sees another organisation's", async () => {
    await add(council, "RB", "rent book");
    await add(null, "RBS", "regional board");
    await add(careHome, "RR", "residents' room");
    const newest = async (organisation: OrganisationId | undefined) =>
      (await newestMeanings(store.read, organisation, 2)).map(({ meaning }) => meaning);
    expect(await newest(council)).toEqual(["regional board", "rent book"]);
    expect(await newest(careHome)).toEqual(["residents' room", "regional board"]);
    expect(await newest(undefined)).not.toContain("rent book");
  });

  test("who added it has a name once their platform has told it", async () => {
    await add(hospital, "QW", "quiet ward", maria);
    await add(hospital, "QX", "quiet exit", ruth);
    const found = await meaningsOf(store.read, hospital, ["QW", "QX"]);
    const names = [...found.values()].flat().map((meaning) => (meaning.source === "starter" ? "" : meaning.addedBy));
    expect(names).toEqual(["Maria", ""]);
  });

  test("its author removes it, its organisation's curator, and any curator what is the system's; nobody else", async () => {
    const removed = (id: string, who: MemberId) => store.write((tx) => removeMeaning(tx, id as JargonId, who));
    const local = await add(hospital, "RM", "red morning");
    const shared = await add(null, "RM", "resource meeting", asha);
    const seen = [...(await meaningsOf(store.read, hospital, ["RM"])).values()].flat();
    const rights = async (who: MemberId | undefined) => {
      const ids = await removableIds(store.read, seen, who);
      return [local, shared].map((id) => ids.has(id as JargonId));
    };
    expect(await rights(maria)).toEqual([true, false]);
    expect(await rights(asha)).toEqual([true, true]);
    expect(await rights(ruth)).toEqual([false, true]);
    expect(await rights(undefined)).toEqual([false, false]);

    expect(await removed(local, ruth)).toBeUndefined();
    expect(await removed(shared, maria)).toBeUndefined();
    expect(await removed(newId(), asha)).toBeUndefined();
    expect(await removed(shared, ruth)).toBe("RM");
    expect(await removed(local, maria)).toBe("RM");
    expect(await removed(local, maria)).toBeUndefined();
  });
});
