/** What came of a pulse, as people read it on each platform. */
import { expect, test } from "vitest";
import { type Causeway, eastshire, WARD } from "../conversation.js";
import { addressesIn } from "../documents/fetched.js";
import type { Person } from "../slack/person.js";
import { hospital } from "../thanks/cast.js";
import { planned } from "./cast.js";
import { addClosedWave, ofGroup } from "./closed-waves.js";
import { organisationId } from "./crowd.js";
import { FIRST, fiveWaves } from "./results-cast.js";

async function asksInSlack({ slack }: Causeway, person: Person, typed = "/pulse results") {
  const before = slack.ephemerals.length;
  await person.types(typed, { in: WARD });
  return slack.until(() => slack.ephemerals.at(before));
}

async function pressesInSlack({ slack }: Causeway, person: Person, label: string) {
  const [last, before] = [slack.ephemerals.at(-1), slack.ephemerals.length];
  await person.presses(label, last);
  return slack.until(() => slack.ephemerals.at(before));
}

const lines = (shown: { readonly visibleText: string }): readonly string[] => shown.visibleText.split("\n");

test("in Slack: how many answered, each dimension, and every wave with what it could not tell", async () => {
  const { causeway, maria } = await fiveWaves();
  const card = await asksInSlack(causeway, maria);
  expect(card.user).toBe(maria.id);
  expect(lines(card)).toEqual([
    "Pulse: Northshire",
    "Too few results yet to say what is usual.",
    "Asked from 8 September 2026. 13 of 80 people answered: 16%. Fewer than one in five answered, so please take this as indicative only.",
    "Purpose: 63 of 100. 60% agree. 11 people.",
    "Belief: Withheld: too few people answered.",
    "Support: 5 or less of 100. 10% or less agree. 11 people.",
    "New ways: Withheld: too few people answered.",
    "Relationships: Withheld: too few people answered.",
    "0 means that everybody strongly disagrees, 100 that everybody strongly agrees.",
    "[Purpose over time] [Belief over time] [Support over time] [New ways over time] [Relationships over time] [Save the figures]",
    "In people's own words",
    "From the wave of 25 August, in no order. Please do not try to work out who wrote what.",
    "It helps.",
    "=1+1",
    "<b>Less</b> forms",
    "d",
    "e",
    "[Read all 7 comments]",
    "All waves",
    "Asked | Answered | Purpose | Belief | Support | New ways | Relationships",
    "8 Sept | 16% | 63 | withheld | 5 or less | withheld | withheld",
    "25 Aug | 55% | 60 | 71 | 57 | 55 | 95 or more",
    "11 Aug | 30% | 61 with the wave before | 71 | 60 with the wave before | 55 | 64",
    "28 Jul | fewer than 11 counted | withheld | withheld | withheld | withheld | withheld",
    "14 Jul | 51% | 62 | 71 | 58 | 55 | 64",
    "The figures are scores from 0 to 100. Withheld: too few answers could be counted to show it. With the wave before: both are counted together, so that enough people answered to show it. Or more, or less: where nearly everybody thinks alike, the figure itself would tell what each of them said.",
  ]);

  const comments = await pressesInSlack(causeway, maria, "Read all 7 comments");
  expect(lines(comments).slice(2, 9)).toEqual(["It helps.", "=1+1", "<b>Less</b> forms", "d", "e", "f", "g"]);
});

test("in Teams: a measure over time, its questions and its parts, and nothing that was not published", async () => {
  const { causeway, jo } = await fiveWaves();
  const said = (words: string) =>
    causeway.teams.untilPosted(({ directTo, visibleText }) => directTo === jo.user && visibleText.includes(words));
  await jo.says("pulse results");
  await jo.presses("Support over time", await said("All waves"));
  const chart = await said("The questions behind it");
  const seen = chart.visibleText;
  expect(seen).toContain("Support, Northshire");
  expect(seen).toContain(
    "Support, Northshire: four results, 14 July to 8 September 2026. Latest 5 or less. One result was withheld.",
  );
  for (const row of [
    "8 September 2026 | 5 or less | 10% or less | 11",
    "25 August 2026 | 57 | 49% | 31",
    "11 August 2026 | 60 with the wave before | 52% | 41",
    "28 July 2026 | withheld",
  ])
    expect(seen).toContain(row);
  for (const label of [
    "I get enough time for joint work.",
    ...["Harbour", "Northshire General", "All results", "Open the chart", "Save the figures"],
  ])
    expect(seen).toContain(`[${label}]`);
  // The council's figure is of another measure, the care home has none, and Jo is no steward.
  expect(seen).not.toMatch(/Eastshire|Beech Grove|Start a new step/);

  await jo.presses("Harbour", chart);
  expect((await said("Support, Harbour")).visibleText).toContain("[All of Northshire]");
  await jo.presses("I get enough time for joint work.", chart);
  const item = (await said("I get enough time for joint work, Northshire")).visibleText;
  expect(item).toContain("[All of Support]");
  expect(item).toContain("25 August 2026 | 50 | 40% | 15");
});

test("on the web: the page, the chart as an SVG with its words, and the way back", async () => {
  const { causeway, priya } = await fiveWaves();
  const page = await priya.opens("/pages/pulse-results");
  expect(page.status).toBe(200);
  expect(page.words).toContain("13 of 80 people answered: 16%.");
  expect(page.page).toContain("&lt;b&gt;Less&lt;/b&gt; forms");
  const chart = await priya.presses("Purpose over time");
  const [picture = ""] = addressesIn(chart.page);
  expect(picture).toMatch(new RegExp(`^${causeway.address}/documents/[\\w-]+\\.[\\w-]{43}/pulse-chart\\.svg$`));
  expect(chart.page).toContain(
    `<img class="causeway-image" src="${picture}" alt="Purpose, Northshire: four results, 14 July`,
  );
  expect((await priya.presses("All results")).words).toContain("In people's own words");
});

test("several pulses stand below each other, the newest first; one that has ended says so", async () => {
  const { causeway, maria, harbour } = await fiveWaves();
  const ended = new Date("2026-10-01T09:00:00Z");
  const other = await planned(causeway, { kind: "place", id: harbour }, { firstOn: "2026-09-21" });
  await addClosedWave(causeway.store, { pulseId: other, firstOn: "2026-09-21" }, { number: 0, answered: null });
  await causeway.store.write((tx) => tx.update(tx.tables.pulse).set({ endedAt: ended }));
  const card = await asksInSlack(causeway, maria);
  const seen = lines(card);
  expect(seen.slice(0, 4)).toEqual([
    "Results of pulse checks",
    "Harbour (ended)",
    "Nothing can be shown: fewer than 11 answers could be counted.",
    "Asked from 21 September 2026.",
  ]);
  expect(seen).toContain("Northshire (ended)");
  const one = await pressesInSlack(causeway, maria, "See Northshire (ended)");
  expect(lines(one)[0]).toBe("Pulse: Northshire (ended)");
});

test("a small group is asked about three dimensions a wave: the others say when they were, and why they move", async () => {
  const { causeway, maria, harbour } = await fiveWaves();
  const pulseId = await planned(causeway, { kind: "place", id: harbour }, { firstOn: "2026-09-21" });
  const since = { pulseId, firstOn: "2026-09-21" };
  const small = { rotates: false, invited: 30, answered: 15 };
  await addClosedWave(causeway.store, since, {
    ...small,
    number: 0,
    figures: ofGroup({ purpose: [60, 60, 15], belief: [61, 60, 15], support: [62, 60, 15] }),
  });
  await addClosedWave(causeway.store, since, {
    ...small,
    number: 1,
    figures: ofGroup({ belief: [63, 60, 15], support: [64, 60, 15], "new-ways": [65, 60, 15] }),
  });
  await asksInSlack(causeway, maria);
  const card = lines(await pressesInSlack(causeway, maria, "See Harbour"));
  expect(card).toContain("Purpose: Not asked this time. On 21 September: 60 of 100. 60% agree. 15 people.");
  expect(card).toContain("Relationships: Not asked this time.");
  expect(card).toContain("5 Oct | 50% | not asked | 63 | 64 | 65 | not asked");
  const chart = await pressesInSlack(causeway, maria, "Belief over time");
  expect(chart.visibleText).toContain("part of what moves may be the question");
});

test("the way in is there for whoever has something to read, and kind words for whoever has not", async () => {
  const { causeway, maria } = await fiveWaves();
  await asksInSlack(causeway, maria, "/pulse");
  expect(lines(await pressesInSlack(causeway, maria, "Results of pulse checks"))[0]).toBe("Pulse: Northshire");
  await causeway.store.write((tx) => tx.delete(tx.tables.wave));
  expect((await asksInSlack(causeway, maria)).visibleText).toContain("There are no pulse results for you to read yet.");
  expect((await asksInSlack(causeway, maria, "/pulse")).visibleText).not.toContain("[Results of pulse checks]");
});

test("whatever somebody's device sends, a pulse that is not theirs is not shown", async () => {
  const { causeway, maria, jo, pulseId } = await fiveWaves();
  const council = await organisationId(causeway, eastshire.name);
  const theirs = await planned(causeway, { kind: "organisation", id: council }, { firstOn: FIRST });
  const told = { number: 0, figures: ofGroup({ support: [31, 20, 30] }), comments: ["For the council alone"] };
  await addClosedWave(causeway.store, { pulseId: theirs, firstOn: FIRST }, told);
  const results = await asksInSlack(causeway, maria);
  const forged = { ...results, blocks: JSON.parse(JSON.stringify(results.blocks).replaceAll(pulseId, theirs)) };
  for (const label of ["Support over time", "Read all 7 comments"]) {
    const before = causeway.slack.ephemerals.length;
    await maria.presses(label, forged);
    const seen = await causeway.slack.until(() => causeway.slack.ephemerals.at(before));
    expect(seen.visibleText).toBe("This result is not here, or it is not yours to read yet.");
  }
  await jo.says("pulse results");
  const list = await causeway.teams.untilPosted(({ visibleText }) => visibleText.includes("Results of pulse checks"));
  expect(list.visibleText).toContain("[See Eastshire Council]");
});

test("without web pages there are the figures, and a word on the rest", async () => {
  const { causeway, maria } = await hospital();
  const pulseId = await planned(causeway, { kind: "system" }, { firstOn: FIRST });
  await addClosedWave(
    causeway.store,
    { pulseId, firstOn: FIRST },
    { number: 0, figures: ofGroup({ support: [58, 50, 30] }) },
  );
  const card = (await asksInSlack(causeway, maria)).visibleText;
  expect(card).toContain("need Causeway's web pages, which are not here");
  expect(card).not.toContain("[Save the figures]");
  const chart = await pressesInSlack(causeway, maria, "Support over time");
  expect(chart.visibleText).toContain("need Causeway's web pages, which are not here");
  expect(chart.visibleText).toContain("14 July 2026 | 58 | 50% | 30");
  expect(chart.blocks.map(({ type }) => type)).not.toContain("image");
  expect(chart.visibleText).not.toContain("[Open the chart]");
});
