/** The manners gate: every message passes here before it is sent, whatever feature said it. */
import type { ChannelId, MemberId } from "../database/ids.js";
import { isBankHoliday } from "./bank-holidays.js";
import { later, SECOND } from "./clock.js";
import { type JobResult, lapsed, type Tools } from "./job-kinds.js";
import type { ClaimedJob } from "./jobs.js";
import { judge, type Manner, type Verdict } from "./manners.js";
import type { Recipient } from "./messages.js";
import {
  channelDestination,
  type Destination,
  type MemberDestination,
  memberDestination,
  pausedUntil,
  recentUnsolicited,
} from "./recipients.js";

/** How long a person's first message waits for their name and time zone. */
const INTRODUCTION_MS = SECOND;

export type Passed =
  | { readonly kind: "send"; readonly destination: Destination }
  | { readonly kind: "stopped"; readonly result: JobResult };

const stopped = (result: JobResult): Passed => ({ kind: "stopped", result });

/** May this go to this recipient now; and if so, where. */
export async function passGate(
  to: { readonly kind: Recipient["kind"]; readonly id: string },
  manner: Manner,
  job: ClaimedJob,
  tools: Tools,
): Promise<Passed> {
  // Both ids were written by `say`, which takes them typed.
  return to.kind === "channel"
    ? passToChannel(to.id as ChannelId, manner, job, tools)
    : passToMember(to.id as MemberId, manner, job, tools);
}

async function passToChannel(id: ChannelId, manner: Manner, job: ClaimedJob, tools: Tools): Promise<Passed> {
  const { store, scene } = tools;
  const { now, system } = scene();
  const wishes = { timeZone: system.timeZone, snoozedUntil: null, optedOutAt: null };
  const circumstances = { now, pausedUntil: await pausedUntil(store.read), recent: 0, isHoliday: isBankHoliday };
  return passed(await channelDestination(store.read, id), () => judge(manner, wishes, circumstances), job);
}

async function passToMember(id: MemberId, manner: Manner, job: ClaimedJob, tools: Tools): Promise<Passed> {
  const { store, scene } = tools;
  const { now, system } = scene();
  const destination = await memberDestination(store.read, id, system.timeZone);
  if (destination !== undefined && isStranger(destination, job)) {
    const at = later(now, INTRODUCTION_MS);
    return stopped({ ...wait(at, "their name and zone are being asked for", job), untried: false });
  }
  const recent = manner === "nudge" ? await recentUnsolicited(store.read, id, now) : 0;
  const circumstances = { now, pausedUntil: await pausedUntil(store.read), recent, isHoliday: isBankHoliday };
  return passed(destination, (person) => judge(manner, person.wishes, circumstances), job);
}

/** Their platform is being asked who they are; it is waited for once. */
function isStranger({ profiled }: MemberDestination, { attempts }: ClaimedJob): boolean {
  return !profiled && attempts === 1;
}

function passed<D extends Destination>(
  destination: D | undefined,
  judged: (to: D) => Verdict,
  job: ClaimedJob,
): Passed {
  if (destination === undefined) return stopped(lapsed("its recipient is no longer here"));
  if (destination.disconnected) return stopped(lapsed("the workspace is disconnected"));
  const verdict = judged(destination);
  switch (verdict.kind) {
    case "send":
      return { kind: "send", destination };
    case "wait":
      return stopped(wait(verdict.until, verdict.why, job));
    case "lapse":
      return stopped(lapsed(verdict.why));
  }
}

/** An earlier attempt may have arrived all the same. */
function wait(at: Date, why: string, { startedAt }: ClaimedJob): Extract<JobResult, { kind: "later" }> {
  return { kind: "later", at, why, mayHaveArrived: startedAt !== null, untried: true };
}
