/** Charts and figures by their addresses: each for one reader, who is asked anew what they may read. */
import { beforeAll, expect, test } from "vitest";
import type { MemberId } from "../../src/database/ids.js";
import { signed } from "../../src/documents/addresses.js";
import { documentKeys } from "../../src/documents/document-keys.js";
import { chartPicture, chartVector } from "../../src/pulses/results/chart-documents.js";
import { savedFigures } from "../../src/pulses/results/save-figures.js";
import { DAY, later, MINUTE } from "../../src/schedule/clock.js";
import { build } from "../built.js";
import { type Causeway, eastshire } from "../conversation.js";
import { fetched, sizeOfPng } from "../documents/fetched.js";
import { planned } from "./cast.js";
import { addClosedWave, ofGroup } from "./closed-waves.js";
import { organisationId } from "./crowd.js";
import { fiveWaves, holds, memberNamed } from "./results-cast.js";

beforeAll(build, 120_000);

type Kind = typeof chartPicture;

/** An address that we have signed ourselves, for whomever. */
async function addressFor({ store, clock, address }: Causeway, kind: Kind, about: string, reader: MemberId) {
  const [key = Buffer.alloc(0)] = await documentKeys(store, []);
  const token = signed({ document: kind.name, about, reader }, later(clock.now(), kind.lifeMs), key);
  return `${address}/documents/${token}/${kind.fileName}`;
}

test("a chart is a PNG for chats and an SVG for pages, which runs nothing", async () => {
  const { causeway, pulseId } = await fiveWaves();
  const maria = await memberNamed(causeway, "Maria Santos");
  const png = await fetched(await addressFor(causeway, chartPicture, `${pulseId} group support`, maria));
  expect([png.status, png.headers.get("content-type")]).toEqual([200, "image/png"]);
  expect(sizeOfPng(png.bytes)).toEqual([1000, 560]);
  const svg = await fetched(await addressFor(causeway, chartVector, `${pulseId} group support`, maria));
  expect(Object.fromEntries(svg.headers)).toMatchObject({
    "content-type": "image/svg+xml",
    "content-disposition": 'inline; filename="pulse-chart.svg"',
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringMatching(/^default-src 'none'; .*; sandbox$/),
  });
  expect(svg.text).toMatch(/^<svg .*<title>Support, Northshire<\/title>.*<\/svg>$/s);
  expect(svg.text).not.toMatch(/<script|href|on\w+=|<style/);
});

test.each([
  ["a measure that has no figure", "group", "own:019383aa-0000-7000-8000-000000000000"],
  ["a part that has none", "place", "belief"],
  ["no measure at all", "group", "pride"],
])("%s has no chart", async (_, part, measure) => {
  const { causeway, pulseId, harbour } = await fiveWaves();
  const cell = part === "group" ? part : `place:${harbour}`;
  const maria = await memberNamed(causeway, "Maria Santos");
  expect((await fetched(await addressFor(causeway, chartPicture, `${pulseId} ${cell} ${measure}`, maria))).status).toBe(
    404,
  );
});

test("another reader gets nothing, a leader not before their time, and nobody after seven days", async () => {
  const { causeway } = await fiveWaves();
  const council = await organisationId(causeway, eastshire.name);
  const pulseId = await planned(causeway, { kind: "organisation", id: council }, { firstOn: "2026-11-09" });
  const wave = await addClosedWave(
    causeway.store,
    { pulseId, firstOn: "2026-11-09" },
    { number: 0, figures: ofGroup({ support: [58, 50, 30] }) },
  );
  await holds(causeway, "Asha Patel", "steward");
  const statuses = async () => {
    const all = [];
    for (const name of ["Jo Clark", "Asha Patel", "Maria Santos", "Priya Nair"])
      for (const kind of [chartPicture, chartVector, savedFigures]) {
        const about = kind === savedFigures ? pulseId : `${pulseId} group support`;
        all.push((await fetched(await addressFor(causeway, kind, about, await memberNamed(causeway, name)))).status);
      }
    return all;
  };
  await causeway.clock.moveTo(later(wave.leadersFrom, -MINUTE));
  expect(await statuses()).toEqual([200, 200, 200, ...Array(9).fill(404)]);
  await causeway.clock.moveTo(wave.leadersFrom);
  expect(await statuses()).toEqual([...Array(6).fill(200), ...Array(6).fill(404)]);

  const jo = await memberNamed(causeway, "Jo Clark");
  const address = await addressFor(causeway, chartPicture, `${pulseId} group support`, jo);
  await causeway.clock.moveTo(later(causeway.clock.now(), 7 * DAY - 2_000));
  expect((await fetched(address)).status).toBe(200);
  await causeway.clock.moveTo(later(causeway.clock.now(), 2_000));
  expect((await fetched(address)).status).toBe(403);
});

test("a leader's chart ends with the wave that they may read", async () => {
  const { causeway } = await fiveWaves();
  const council = await organisationId(causeway, eastshire.name);
  const pulseId = await planned(causeway, { kind: "organisation", id: council }, { firstOn: "2026-11-02" });
  const since = { pulseId, firstOn: "2026-11-02" };
  await addClosedWave(causeway.store, since, { number: 0, figures: ofGroup({ support: [58, 50, 30] }) });
  const { frozenAt } = await addClosedWave(causeway.store, since, {
    number: 1,
    figures: ofGroup({ support: [31, 20, 30] }),
  });
  await holds(causeway, "Asha Patel", "steward");
  await causeway.clock.moveTo(frozenAt);
  const described = async (name: string) => {
    const address = await addressFor(
      causeway,
      chartVector,
      `${pulseId} group support`,
      await memberNamed(causeway, name),
    );
    return /<desc>(.*?)<\/desc>/.exec((await fetched(address)).text)?.[1];
  };
  expect(await described("Jo Clark")).toContain("Latest 31.");
  expect(await described("Asha Patel")).toContain("Latest 58.");
});

test("the saved figures are all that was published, part by part, as spreadsheets read them", async () => {
  const { causeway, pulseId } = await fiveWaves();
  const priya = await memberNamed(causeway, "Priya Nair");
  await causeway.store.write((tx) => tx.update(tx.tables.place).set({ name: "=Harbour" }));
  const csv = await fetched(await addressFor(causeway, savedFigures, pulseId, priya));
  expect(csv.headers.get("content-disposition")).toBe('attachment; filename="pulse-figures.csv"');
  expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [head, ...rows] = csv.text.slice(1).trimEnd().split("\n");
  expect(head).toBe(
    'Group,Part,Asked from,About,Question,People,"Score, 0 to 100",Score is,"Agree, %",Agree is,Waves counted together',
  );
  expect(rows).toHaveLength(6 + 5 + 11 + 2);
  expect(rows.slice(-6)).toEqual([
    "Northshire,Whole group,2026-08-25,Relationships,All of them,15,95,this or more,90,exact,1",
    "Northshire,'=Harbour,2026-08-25,Support,All of them,23,55,exact,46,exact,1",
    "Northshire,Eastshire Council,2026-08-25,Belief,All of them,12,73,exact,75,exact,1",
    "Northshire,Northshire General,2026-08-25,Support,All of them,12,54,exact,45,exact,1",
    "Northshire,Whole group,2026-09-08,Purpose,All of them,11,63,exact,60,exact,1",
    "Northshire,Whole group,2026-09-08,Support,All of them,11,5,this or less,10,this or less,1",
  ]);
  expect(rows).toContain("Northshire,Whole group,2026-08-11,Support,All of them,41,60,exact,52,exact,2");
  expect(rows).toContain(
    "Northshire,Whole group,2026-08-25,Support,I get enough time for joint work.,15,50,exact,40,exact,1",
  );
});
