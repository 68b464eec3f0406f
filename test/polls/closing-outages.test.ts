/** A poll closes, and its answers and its key go, however long something is out of reach when its time is over. */
import { expect, test } from "vitest";
import { losesKeys } from "../pulses/outage.js";
import { hospital } from "../thanks/cast.js";
import { asksInSlack, crowdChooses, HUDDLE, pollsIn, votesIn } from "./asking.js";

test("where its keys were away for ten minutes", async () => {
  const { causeway, maria } = await hospital();
  const card = await asksInSlack(causeway, maria, HUDDLE);
  await crowdChooses(causeway, card, { Yes: 6, No: 5, "Try it for a week": 5 });
  const [poll] = await pollsIn(causeway);
  if (poll === undefined) throw new Error("nothing was asked");
  const after = (seconds: number) => causeway.itIs(new Date(poll.closesAt.getTime() + seconds * 1000).toISOString());
  const mend = losesKeys(causeway);
  for (const seconds of [0, 10, 30, 60, 120, 180, 300, 600]) await after(seconds);
  expect(await pollsIn(causeway)).toMatchObject([{ closedAt: null }]);
  mend();
  await after(3 * 3600);
  expect((await pollsIn(causeway))[0]?.closedAt).not.toBeNull();
  expect(await votesIn(causeway)).toEqual([]);
  expect(card.visibleText).toContain("The poll by Maria Santos has closed");
});
