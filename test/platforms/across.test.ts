/** The hospital is on Slack and the council on Teams: the same script, and one digest for each. */
import { expect, test } from "vitest";
import { DIRECTORS, eastshire, LEADERS, northshire, startCauseway, WARD } from "../conversation.js";

const JO = "aaaaaaaa-0000-4000-8000-00000000000a";
const RUTH = "aaaaaaaa-0000-4000-8000-00000000000b";

test("taken out of the leaders' team, it says so to whoever set it up, once, and posts nothing more there", async () => {
  const causeway = await startCauseway({ teams: true });
  const { teams } = causeway;
  const ruth = causeway.colleague(RUTH, "Ruth Bell");
  await ruth.says("setup", { in: DIRECTORS });
  const card = await teams.untilPosted((post) => post.visibleText.includes("Set up this channel"));
  await ruth.presses("Set up this channel", card);
  await ruth.submits({ Code: await causeway.invites(eastshire) });
  await causeway.settles();
  await ruth.removesBot({ in: DIRECTORS });
  await causeway.settles();
  await causeway.itIs("2026-11-23T08:00:00Z");
  const toRuth = teams.posts.filter((post) => post.directTo === RUTH).map(({ visibleText }) => visibleText);
  expect(
    toRuth.filter((text) => text.includes("was taken out of the channel that you set up for Eastshire Council")),
  ).toHaveLength(1);
  expect(teams.posts.filter((post) => post.visibleText.includes("Across Northshire since"))).toEqual([]);
});

test("a story from Slack and one from Teams reach leaders on both, once, and thanks cross back", async () => {
  const causeway = await startCauseway({ teams: true });
  const { teams } = causeway;
  const asha = causeway.person("U0ASHA", "Asha Patel");
  await asha.types("/causeway setup", { in: LEADERS });
  await asha.modal();
  await asha.submits({ Code: await causeway.invites(northshire) });

  const ruth = causeway.colleague(RUTH, "Ruth Bell");
  await ruth.says("setup", { in: DIRECTORS });
  const card = await teams.untilPosted((post) => post.visibleText.includes("Set up this channel"));
  await ruth.presses("Set up this channel", card);
  expect((await ruth.submits({ Code: await causeway.invites(eastshire) })).problems).toBeUndefined();
  await causeway.settles();
  const welcome = await teams.untilPosted((post) => post.visibleText.includes("weekly digest for Eastshire Council"));
  expect(welcome.conversation).toBe(DIRECTORS);

  const maria = causeway.person("U0MARIA", "Maria Santos");
  await maria.types("/story Jo from housing met us at discharge", { in: WARD });
  await maria.modal();
  const shared = { changed: "He went home the same day.", "see it": "The whole system" };
  await maria.submits({ organisations: ["Eastshire Council"], ...shared });

  const jo = causeway.colleague(JO, "Jo Clark");
  await jo.usesComposeAction("story");
  expect(jo.dialog?.visibleText).toContain("What happened?");
  const told = { happened: "The ward rang me instead of writing", organisations: ["Northshire General"], ...shared };
  await jo.submits(told, { times: 3 });
  await causeway.settles();
  await causeway.itIs("2026-11-23T08:00:00Z");

  const inSlack = causeway.heardIn(LEADERS).filter((text) => text.startsWith("Across"));
  const inTeams = teams.posts.filter((post) => post.visibleText.includes("Across Northshire since"));
  expect([inSlack.length, inTeams.length]).toEqual([1, 1]);
  for (const digest of [inSlack[0], inTeams[0]?.visibleText]) {
    expect(digest).toContain("Jo from housing met us at discharge");
    expect(digest).toContain("The ward rang me instead of writing");
  }
  expect(await causeway.store.read.select().from(causeway.store.read.tables.story)).toHaveLength(2);

  await ruth.presses("Thank them", inTeams[0]);
  await asha.presses("Thank them", causeway.postsIn(LEADERS).at(-1));
  await causeway.settles();
  const thanks = [...causeway.heardIn("U0MARIA"), ...teams.posts.map((post) => post.visibleText)].filter((text) =>
    text.includes("thanks you"),
  );
  expect(thanks.some((text) => text.includes("Ruth Bell, Eastshire Council"))).toBe(true);
  expect(thanks.some((text) => text.includes("Asha Patel, Northshire General"))).toBe(true);
});
