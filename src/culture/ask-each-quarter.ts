/** A team that has done a web check once is asked again when a quarter begins: whoever looks after it. */
import { z } from "zod";
import { buttons, text } from "../chat/card.js";
import type { MemberId, TeamId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { findMember } from "../directory/members.js";
import { findTeam } from "../groups/team-groups.js";
import { isBankHoliday } from "../schedule/bank-holidays.js";
import { DAY, later } from "../schedule/clock.js";
import { defineJob, done, type JobKind } from "../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../schedule/jobs.js";
import { type MessageKind, type Scene, say } from "../schedule/messages.js";
import { instantOf, localDate } from "../schedule/occurrences.js";
import { afterWorkingDays } from "../schedule/working-days.js";
import { quarterOf, teamsWithout, webChecksOf } from "./culture.js";
import { checkButton } from "./culture-cards.js";

/** Later than this in a quarter, nobody is asked any more. */
const GRACE_MS = 14 * DAY;

const jobPayload = z.object({ quarter: z.string() });
const askTeamsJob: JobName<z.infer<typeof jobPayload>> = { kind: "ask-web-checks", payloads: { 1: jobPayload } };

export async function planWebChecks(tx: Writer, { now, system }: Scene): Promise<void> {
  const quarter = quarterOf(localDate(now, system.timeZone));
  const due = afterWorkingDays(instantOf(quarter, "09:00", system.timeZone), 0, system.timeZone, isBankHoliday);
  if (now < due || now > later(due, GRACE_MS)) return;
  await enqueueNamed(tx, askTeamsJob, { payload: { quarter }, runAt: now, onceKey: `web-checks:${quarter}` });
}

export const askTeams: JobKind = defineJob(askTeamsJob, async ({ quarter }, { store, clock }) => {
  const without = await teamsWithout(store.read, quarter);
  const groups = await Promise.all(without.map((id) => findTeam(store.read, id)));
  return done(async (tx) => {
    for (const team of groups) if (team?.madeBy != null) await ask(tx, team.id, team.madeBy, quarter, clock.now());
  });
});

async function ask(tx: Writer, team: TeamId, host: MemberId, quarter: string, now: Date): Promise<void> {
  const member = await findMember(tx, host);
  if (member === undefined) return;
  const to = { kind: "member", id: member.id, workspaceId: member.workspaceId } as const;
  const until = later(now, GRACE_MS);
  await say(tx, { to, message: webCheckDue, payload: { team, quarter }, manner: "duty", now, until });
}

const payload = z.object({ team: z.string(), quarter: z.string() });

export const webCheckDue: MessageKind<z.infer<typeof payload>> = {
  name: "web-check-due",
  payloads: { 1: payload },
  async compose({ team: id, quarter }, { read, words }, occasion) {
    const team = await findTeam(read, id as TeamId);
    const checks = team === undefined ? [] : await webChecksOf(read, [team.id]);
    const isDone = checks.some((check) => check.quarter === quarter);
    if (team === undefined || (occasion === "post" && isDone)) return undefined;
    const { due, start } = words.culture;
    const summary = due(team.name);
    return { card: { summary, body: [text(summary), buttons(checkButton(start(team.name), team))] }, about: [] };
  },
};
