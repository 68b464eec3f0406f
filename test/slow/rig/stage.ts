/**
 * A database that Northshire has set up in the way that everybody does: a code from the command line, `/causeway setup`
 * in Slack, one story. From that story come the samples of which every later request is made.
 */

import { slackPerson } from "../../slack/person.js";
import { conversationFor } from "../../slack/small-slack/conversations.js";
import { form, interaction } from "../../slack/small-slack/person/deliver.js";
import { stateValues } from "../../slack/small-slack/person/field-state.js";
import { fillIn } from "../../slack/small-slack/person/fill-in.js";
import { slashCommand, viewSubmission } from "../../slack/small-slack/person/payloads.js";
import { type SmallSlack, startSmallSlack } from "../../slack/small-slack/small-slack.js";
import type { Modal } from "../../slack/small-slack/world.js";
import { BOT_TOKEN, type ProcessOptions, runProgram, SIGNING_SECRET, startProcess } from "./causeway-process.js";
import { TEAM } from "./fast-slack.js";
import { PLACES, type Samples } from "./requests.js";

const LEADERS = "C0LEADERS";
const WARD = "C0WARD";

const hospital = {
  id: TEAM,
  token: BOT_TOKEN,
  channels: [
    { id: LEADERS, name: "leaders", members: [], botIsMember: true },
    { id: WARD, name: "ward-7", members: [], botIsMember: true },
  ],
};

/** Sets the database up, and stops what it took to do so. */
export async function setStage(place: Pick<ProcessOptions, "folder" | "databaseUrl">): Promise<Samples> {
  const slack = await startSmallSlack({ workspaces: [hospital] });
  const options = { ...place, apiUrl: slack.apiUrl };
  const causeway = await startProcess(options);
  try {
    const code = await runProgram(options, invite("Northshire General", "hospital"));
    await runProgram(options, invite("Eastshire Council", "council"));
    return await setUp(slack, code, `http://127.0.0.1:${causeway.port}/slack/events`);
  } finally {
    await causeway.stop();
    await slack.close();
  }
}

const invite = (name: string, sector: string): readonly string[] => [
  ...["invite", name, "--sector", sector, "--place", "Harbour", "--staff", "4200"],
];

async function setUp(slack: SmallSlack, code: string, deliverTo: string): Promise<Samples> {
  const person = { slack, team: TEAM, deliverTo, signingSecret: SIGNING_SECRET };
  const asha = slackPerson({ ...person, user: "U0ASHA", name: "Asha Patel" });
  await asha.types("/causeway setup", { in: LEADERS });
  await asha.modal();
  await asha.submits({ Code: code });
  await slack.untilPosted((post) => post.channel === LEADERS, { withinMs: 10_000 });

  const teller = slackPerson({ ...person, user: PLACES.user, name: "Tess Teller" });
  await teller.types("/story", { in: WARD });
  return samplesOf(slack, await teller.modal());
}

/** Field for field what Slack would send for this form. */
function samplesOf(slack: SmallSlack, modal: Modal): Samples {
  const workspace = slack.workspace(TEAM);
  const user = workspace.users.get(PLACES.user);
  if (user === undefined) throw new Error("Nobody has the form open.");
  const who = { world: slack.world, workspace, user };
  fillIn(modal, { happened: PLACES.words, organisations: ["Eastshire Council"], changed }, false);
  const values = stateValues(modal.blocks, modal.drafts);
  const ward = conversationFor(slack.world, workspace, WARD);
  const handles = { trigger: PLACES.trigger, responseUrl: "http://127.0.0.1:9/hooks/none" };
  return {
    submission: interaction(viewSubmission(who, modal, values, PLACES.trigger)).body,
    command: form(slashCommand(who, "/story", ward, handles)).body,
  };
}

const changed = "He went home the same day, and the ward had the bed back before the evening round began.";
