/** A quick question that says plainly that it is not anonymous, and its file for a spreadsheet. */
import { describe, expect, test } from "vitest";
import { WARD } from "../conversation.js";
import { addressesIn, fetched } from "../documents/fetched.js";
import { engines } from "../fresh-store.js";
import { hospital, inSlack } from "../thanks/cast.js";
import { asksInSlack, HUDDLE, named, pollsIn, pressesInSlack, seen, votesIn } from "./asking.js";

const notAnonymous = { [seen]: named };

describe.each(engines)("on %s", (engine) => {
  test("it says so, shows what came of it, and tells whoever asked, alone, who chose what, for 30 days", async () => {
    const { causeway, asha, maria } = await hospital({ engine, web: true });
    const card = await asksInSlack(causeway, maria, HUDDLE, notAnonymous);
    expect(card.visibleText).toContain(
      "This is not anonymous: Maria Santos can see who chose what. It closes on Thursday 19 November at 09:00.",
    );
    expect(card.visibleText).not.toMatch(/nobody/i);
    const { visibleText } = await pressesInSlack(causeway, asha, "No", card);
    expect(visibleText).toBe(
      "You chose “No”. Maria Santos can see that. You can change it until Thursday 19 November at 09:00.",
    );
    await asha.presses("Yes", card, { times: 3 });
    const zoe = causeway.person("U0ZOE", "=HYPERLINK(1) Zoë");
    await zoe.presses("No", card);
    await causeway.settles();
    expect(card.edits).toEqual([]);

    await causeway.itIs("2026-11-19T09:00:00Z");
    expect(card.visibleText).toContain("Yes | 1 (50%)\nNo | 1 (50%)\nTry it for a week | 0 (0%)\n2 people answered.");
    expect(causeway.heardIn(WARD).join()).not.toMatch(/Asha|Zoë/);
    const result = inSlack(causeway, maria, "Your poll has closed");
    expect(result.visibleText).toContain("Causeway deletes that after 30 days.");
    const offered = await pressesInSlack(causeway, maria, "Save it as a spreadsheet", result);
    const [address = ""] = addressesIn(offered.blocks);
    const file = await fetched(address);
    expect([file.status, file.headers.get("content-type"), file.headers.get("content-disposition")]).toEqual([
      200,
      "text/csv; charset=utf-8",
      expect.stringContaining("poll.csv"),
    ]);
    expect(file.text).toBe(
      "\uFEFFQuestion,Answer,People,Share,Who\n" +
        "Shall we move the huddle to 8:45?,Yes,1,50%,Asha Patel (Northshire General)\n" +
        "Shall we move the huddle to 8:45?,No,1,50%,'=HYPERLINK(1) Zoë (Northshire General)\n" +
        "Shall we move the huddle to 8:45?,Try it for a week,0,0%,\n",
    );
    // Another's hand on the button, and an address that is too old.
    const hers = await pressesInSlack(causeway, asha, "Save it as a spreadsheet", result);
    expect(hers.visibleText).toBe("Only whoever asked can have this file.");
    await causeway.itIs("2026-11-19T09:20:00Z");
    expect((await fetched(address)).status).toBe(403);

    await causeway.itIs("2026-12-19T08:59:00Z");
    expect(await votesIn(causeway)).toHaveLength(2);
    await causeway.itIs("2026-12-19T09:01:00Z");
    expect(await votesIn(causeway)).toEqual([]);
    expect(await pollsIn(causeway)).toEqual([expect.objectContaining({ answered: 2, counts: [1, 1, 0] })]);
  });
});

test("a question and answers that a spreadsheet would run are words in the file", async () => {
  const { causeway, maria } = await hospital({ web: true });
  const said = '"=1+1" "+Yes" "-No" "@SUM(A1)" "=cmd|\' /C calc\'!A0"';
  const card = await asksInSlack(causeway, maria, said, notAnonymous);
  await maria.presses("+Yes", card);
  await causeway.itIs("2026-11-19T09:00:00Z");
  const result = inSlack(causeway, maria, "Your poll has closed");
  const offered = await pressesInSlack(causeway, maria, "Save it as a spreadsheet", result);
  const { text } = await fetched(addressesIn(offered.blocks)[0] ?? "");
  const cells = text
    .replace("\uFEFF", "")
    .split("\n")
    .flatMap((line) => line.split(","));
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  expect(text).toContain("'=1+1,'+Yes,1,100%,Maria Santos (Northshire General)");
});

test("nobody answers; there are no web pages", async () => {
  const { causeway, maria } = await hospital();
  const card = await asksInSlack(causeway, maria, HUDDLE, notAnonymous);
  await causeway.itIs("2026-11-19T09:00:00Z");
  expect(card.visibleText).toMatch(/Nobody answered\.$/);
  const result = inSlack(causeway, maria, "Your poll has closed");
  const { visibleText } = await pressesInSlack(causeway, maria, "Save it as a spreadsheet", result);
  expect(visibleText).toContain("A file needs Causeway's web pages");
});
