/** The hospital is on Slack and the council on Teams: the same script, and one digest for each. */
import { describe, expect, test } from "vitest";
import {
  beechGrove,
  type Causeway,
  DIRECTORS,
  eastshire,
  LEADERS,
  northshire,
  startCauseway,
  WARD,
} from "../conversation.js";
import { agreesInSlack, agreesInTeams } from "../stories/agreeing.js";
import { canBrowse } from "../web/browser.js";
import { oneBrowser, webPerson } from "../web/person.js";

const JO = "aaaaaaaa-0000-4000-8000-00000000000a";
const RUTH = "aaaaaaaa-0000-4000-8000-00000000000b";

/** Asha makes a channel of the hospital its leaders'. */
async function atTheHospital(causeway: Causeway) {
  const asha = causeway.person("U0ASHA", "Asha Patel");
  await asha.types("/causeway setup", { in: LEADERS });
  await asha.modal();
  await asha.submits({ Code: await causeway.invites(northshire) });
  await causeway.settles();
  return asha;
}

/** Ruth makes a channel of the council its leaders'. */
async function atTheCouncil(causeway: Causeway) {
  const { teams } = causeway;
  const ruth = causeway.colleague(RUTH, "Ruth Bell");
  await ruth.says("setup", { in: DIRECTORS });
  const card = await teams.untilPosted((post) => post.visibleText.includes("Set up this channel"));
  await ruth.presses("Set up this channel", card);
  expect((await ruth.submits({ Code: await causeway.invites(eastshire) })).problems).toBeUndefined();
  await causeway.settles();
  return ruth;
}

const shared = { changed: "He went home the same day.", "see it": "The whole system" };

test("taken out of the leaders' team, it says so to whoever set it up, once, and posts nothing more there", async () => {
  const causeway = await startCauseway({ teams: true });
  const { teams } = causeway;
  const ruth = await atTheCouncil(causeway);
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
  const asha = await atTheHospital(causeway);
  const ruth = await atTheCouncil(causeway);
  const welcome = await teams.untilPosted((post) => post.visibleText.includes("weekly digest for Eastshire Council"));
  expect(welcome.conversation).toBe(DIRECTORS);

  const maria = causeway.person("U0MARIA", "Maria Santos");
  await maria.types("/story Jo from housing met us at discharge", { in: WARD });
  await maria.modal();
  await maria.submits({ organisations: ["Eastshire Council"], ...shared });

  const jo = causeway.colleague(JO, "Jo Clark");
  await jo.usesComposeAction("story");
  expect(jo.dialog?.visibleText).toContain("What happened?");
  const told = { happened: "The ward rang me instead of writing", organisations: ["Northshire General"], ...shared };
  await jo.submits(told, { times: 3 });
  await agreesInTeams(causeway, ruth);
  await agreesInSlack(causeway, asha);
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

describe.skipIf(!canBrowse)("with a care home that has no chat", () => {
  const browser = oneBrowser();

  test("stories from all three reach leaders on Slack and on Teams, once, and thanks find their way back", async () => {
    const causeway = await startCauseway({ teams: true, web: true });
    const { teams, address } = causeway;
    const asha = await atTheHospital(causeway);
    const ruth = await atTheCouncil(causeway);
    const maria = causeway.person("U0MARIA", "Maria Santos");
    await maria.types("/story Jo from housing met us at discharge", { in: WARD });
    await maria.modal();
    await maria.submits({ organisations: ["Eastshire Council"], ...shared });
    const jo = causeway.colleague(JO, "Jo Clark");
    await jo.usesComposeAction("story");
    await jo.submits({ happened: "The ward rang me", organisations: ["Northshire General"], ...shared });
    await agreesInTeams(causeway, ruth);
    await agreesInSlack(causeway, asha);

    // Priya looks after her colleagues, and asks one of them in.
    const priya = await webPerson({ browser, address });
    await priya.signsIn(await causeway.invitesToWeb(beechGrove, "Priya Nair"));
    const wall = /http\S+\/s\/[\w-]+/.exec((await priya.presses("For colleagues without a chat")).text)?.[0] ?? "";
    await priya.presses("Colleagues with a link of their own");
    await priya.presses("Invite a colleague");
    const invited = await priya.submits({ "Their name": "Tom Reid" });
    const tom = await webPerson({ browser, address });
    await tom.signsIn(/http\S+\/sign-in\/[\w-]+/.exec(invited.text)?.[0] ?? "");
    await tom.presses("Share a story");
    const signed = { happened: "The surgery rang us first", organisations: ["Northshire General"], ...shared };
    expect((await tom.submits(signed)).text).toContain("Thank you, Tom.");
    await agreesInSlack(causeway, asha);

    // Somebody reads the code on the wall, and does not say who they are.
    const somebody = await webPerson({ browser, address });
    expect((await somebody.opens(wall)).text).not.toContain("Signed in as");
    const unsigned = { happened: "The driver waited", organisations: ["Eastshire Council"], ...shared };
    expect((await somebody.submits(unsigned)).text).toContain("Nobody else can read it until then");
    await causeway.itIs("2026-11-18T10:00:00Z");
    expect((await tom.opens("/")).text).not.toContain("The driver waited");
    expect((await priya.opens("/")).text).toContain("1 story waits for you");
    await priya.presses("Stories to look at");
    expect((await priya.presses("Let people read it")).text).toContain("can be read now");
    await agreesInTeams(causeway, ruth);

    await causeway.itIs("2026-11-23T08:00:00Z");
    await causeway.itIs("2026-11-23T08:01:00Z");
    const inSlack = causeway.postsIn(LEADERS).filter((post) => post.visibleText.includes("Across Northshire since"));
    const inTeams = teams.posts.filter((post) => post.visibleText.includes("Across Northshire since"));
    expect([inSlack.length, inTeams.length]).toEqual([1, 1]);
    const told = ["Jo from housing met us", "The ward rang me", "The surgery rang us first", "The driver waited"];
    for (const digest of [...inSlack, ...inTeams])
      for (const words of told) expect(digest.visibleText.split(words)).toHaveLength(2);

    await asha.presses("Thank them", inSlack[0]);
    const [, number = ""] = /(\d)\. Tom Reid/.exec(inTeams[0]?.visibleText ?? "") ?? [];
    const before = teams.posts.length;
    await ruth.presses(`Read ${number}`, inTeams[0]);
    await ruth.presses("Thank them", await teams.until(() => teams.posts.slice(before).at(0)));
    await causeway.settles();
    expect(await priya.messages()).toContainEqual(
      expect.stringMatching(/Asha Patel.* whoever at Beech Grove Care Home told this story\. Please pass it on\./),
    );
    expect(await tom.messages()).toEqual([expect.stringMatching(/Ruth Bell.* thanks you for your story, Tom\./)]);
  });
});
