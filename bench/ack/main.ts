/**
 * What it costs to acknowledge, against Bolt alone. `npm run bench:ack -- --rounds 11 --requests 2000`
 *
 * Causeway verifies, checks, stores every row on disk and then answers; bare Bolt verifies and answers. Causeway's
 * figures include all that it does during a round: claiming jobs, and the few confirmations whose turn comes. What a
 * confirmation costs, which both would post after the answer, is measured by itself at the end.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { startFastSlack } from "../../test/slow/rig/fast-slack.js";
import { setStage } from "../../test/slow/rig/stage.js";
import { deliveryCost } from "./delivery.js";
import { mail } from "./mail.js";
import { type Measured, startBareBolt, startMeasuredCauseway } from "./measured.js";
import { type Round, round } from "./rounds.js";
import { type Compared, table } from "./table.js";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "11" },
    requests: { type: "string", default: "2000" },
    /** A folder for the CPU profiles of both servers. */
    profile: { type: "string" },
  },
});
const rounds = Number(values.rounds);
const requests = Number(values.requests);
const profiling = (name: string): readonly string[] =>
  values.profile === undefined
    ? []
    : ["--cpu-prof", "--cpu-prof-dir", resolve(values.profile), "--cpu-prof-name", `${name}.cpuprofile`];

// Beside the program and not where the system keeps temporary files, which may be memory.
mkdirSync("data", { recursive: true });
const folder = mkdtempSync(resolve("data/bench-"));
const opened: string[] = [];
const confirmed: string[] = [];
const slack = await startFastSlack({
  heard(method, fields) {
    if (method === "views.open" && opened.length === 0) opened.push(new URLSearchParams(fields).get("view") ?? "");
    if (method === "chat.postMessage" && confirmed.length === 0)
      confirmed.push(new URLSearchParams(fields).get("blocks") ?? "");
  },
});
const servers: Measured[] = [];

try {
  const databaseUrl = `file:${folder}/causeway.db`;
  const post = mail(await setStage({ folder, databaseUrl }));
  const place = { folder, databaseUrl, apiUrl: slack.apiUrl };
  const causeway = started(await startMeasuredCauseway({ ...place, nodeFlags: profiling("causeway") }));
  // The first round of each is not counted; from Causeway's come the form and the confirmation that Bolt uses.
  await round(causeway, post.commands(requests));
  await round(causeway, post.submissions(requests));
  const form = opened[0] ?? "{}";
  const bolt = started(await startBareBolt({ apiUrl: slack.apiUrl, form, nodeFlags: profiling("bolt") }));
  await round(bolt, post.commands(requests));
  await round(bolt, post.submissions(requests));

  const compared = [
    await compare("a submitted story", causeway, bolt, () => post.submissions(requests)),
    await compare("`/story`", causeway, bolt, () => post.commands(requests)),
  ];
  console.log(`${rounds} alternating rounds of ${requests} requests over 64 connections.\n\n${table(compared)}\n`);
  for (const { what, causeway: ours } of compared)
    console.log(
      `${what}, requests per second by round: ${ours.map(({ perSecond }) => perSecond.toFixed(0)).join(" ")}`,
    );
  await causeway.stop();
  await bolt.stop();

  console.log(await deliveryCost({ place, post, slack, form, confirmation: confirmed[0] ?? "[]", opened: servers }));
} finally {
  await Promise.allSettled(servers.map((server) => server.stop()));
  slack.close();
  rmSync(folder, { recursive: true, force: true });
}

function started(server: Measured): Measured {
  servers.push(server);
  return server;
}

async function compare(
  what: string,
  ours: Measured,
  theirs: Measured,
  make: () => readonly string[],
): Promise<Compared> {
  const causeway: Round[] = [];
  const bolt: Round[] = [];
  for (let turn = 0; turn < rounds; turn++) {
    causeway.push(await round(ours, make()));
    bolt.push(await round(theirs, make()));
  }
  return { what, causeway, bolt };
}
