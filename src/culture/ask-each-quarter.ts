/** When a quarter begins, whoever looks after a team is asked for its web check. */
import { z } from "zod";
import { buttons, text } from "../chat/card.js";
import type { TeamId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { quietButtons } from "../directory/quiet-cards.js";
import { hostOf } from "../groups/hosted-groups.js";
import { allTeams, findTeam, type Team } from "../groups/team-groups.js";
import { isBankHoliday } from "../schedule/bank-holidays.js";
import { DAY, later } from "../schedule/clock.js";
import { defineJob, done, type JobKind } from "../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../schedule/jobs.js";
import { type MessageKind, type Scene, say } from "../schedule/messages.js";
import { instantOf, localDate } from "../schedule/occurrences.js";
import { afterWorkingDays } from "../schedule/working-days.js";
import { quarterOf, webChecksOf } from "./culture.js";
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
  const groups = await allTeams(store.read);
  const ids = groups.map(({ id }) => id);
  const checks = await webChecksOf(store.read, ids);
  const without = groups.filter(({ id }) => !checks.some((check) => check.teamId === id && check.quarter === quarter));
  return done(async (tx) => {
    for (const team of without) {
      const isUsed = checks.some(({ teamId }) => teamId === team.id);
      await ask(tx, team, { quarter, isUsed, now: clock.now() });
    }
  });
});

interface Asking {
  readonly quarter: string;
  /** They have done one before, and so asked for it; to others it is Causeway's own idea. */
  readonly isUsed: boolean;
  readonly now: Date;
}

async function ask(tx: Writer, team: Team, { quarter, isUsed, now }: Asking): Promise<void> {
  const host = await hostOf(tx, team);
  if (host === undefined) return;
  const to = { kind: "member", id: host.id, workspaceId: host.workspaceId } as const;
  const manner = isUsed ? "duty" : "nudge";
  const until = later(now, GRACE_MS);
  await say(tx, { to, message: webCheckDue, payload: { team: team.id, quarter }, manner, now, until });
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
    return {
      card: { summary, body: [text(summary), buttons(checkButton(start(team.name), team)), quietButtons(words)] },
      about: [],
    };
  },
};
