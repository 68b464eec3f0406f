/** A channel is set up from a card of last month, and by a form that is sent twice. */
import { expect, test } from "vitest";
import { DIRECTORS, eastshire, LEADERS, northshire, startCauseway } from "../conversation.js";

const RUTH = "aaaaaaaa-0000-4000-8000-00000000000b";

async function atTheCouncil() {
  const causeway = await startCauseway({ teams: true });
  const ruth = causeway.colleague(RUTH, "Ruth Bell");
  await ruth.says("setup", { in: DIRECTORS });
  const card = await causeway.teams.untilPosted((post) => post.visibleText.includes("Set up this channel"));
  const setUp = () => causeway.teams.posts.filter(({ visibleText }) => visibleText.includes("weekly digest for"));
  return { causeway, ruth, card, setUp };
}

test("last month's card still sets a channel up in Teams, with a code of today", async () => {
  const { causeway, ruth, card, setUp } = await atTheCouncil();
  const codeOfThen = await causeway.invites(eastshire);
  await causeway.itIs("2026-12-18T10:00:00Z");
  await ruth.presses("Set up this channel", card);
  await ruth.submits({ Code: codeOfThen });
  expect(ruth.dialog?.visibleText).toContain("more than 7 days old");
  await causeway.settles();
  expect(setUp()).toEqual([]);
  await ruth.submits({ Code: await causeway.invites(eastshire) });
  expect(ruth.dialog).toBeUndefined();
  await causeway.settles();
  expect(setUp()).toMatchObject([{ conversation: DIRECTORS }]);
});

test("sent again a minute later, the form sets up nothing more in Teams and does not blame its code", async () => {
  const { causeway, ruth, card, setUp } = await atTheCouncil();
  await ruth.presses("Set up this channel", card);
  const { dialog } = ruth;
  if (dialog === undefined) throw new Error("no dialog");
  await ruth.submits({ Code: await causeway.invites(eastshire) });
  await causeway.itIs("2026-11-18T09:01:00Z");
  await ruth.submits({}, { dialog });
  expect(ruth.dialog).toBeUndefined();
  await causeway.settles();
  expect(setUp()).toHaveLength(1);
});

test("nor in Slack", async () => {
  const causeway = await startCauseway();
  const asha = causeway.person("U0ASHA", "Asha Patel");
  await asha.types("/causeway setup", { in: LEADERS });
  const modal = await asha.modal();
  await asha.submits({ Code: await causeway.invites(northshire) });
  await causeway.itIs("2026-11-18T09:01:00Z");
  const again = await asha.submits({}, { modal });
  expect(again).toMatchObject({ sent: true, status: 200 });
  expect(again.errors).toBeUndefined();
  await causeway.settles();
  expect(causeway.heardIn(LEADERS)).toHaveLength(1);
});
