/** The manners gate: every message passes here before it is sent, whatever feature said it. */
import type { ChannelId, MemberId } from "../database/ids.js";
import { isBankHoliday } from "./bank-holidays.js";
import { DAY, later, SECOND } from "./clock.js";
import { type JobResult, lapsed, type Tools } from "./job-kinds.js";
import type { ClaimedJob } from "./jobs.js";
import { AWAY, judge, type Manner, PAUSED, SNOOZED, type Verdict, type Wishes } from "./manners.js";
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
  /** `wishes` are the person's, where it goes to one. */
  | { readonly kind: "send"; readonly destination: Destination; readonly wishes: Wishes | undefined }
  | { readonly kind: "stopped"; readonly result: JobResult };

const stopped = (result: JobResult): Passed => ({ kind: "stopped", result });

/** May this go to this recipient now; and if so, where. */
export async function passGate(asking: Asking, job: ClaimedJob, tools: Tools): Promise<Passed> {
  return asking.to.kind === "channel" ? passToChannel(asking, job, tools) : passToMember(asking, job, tools);
}

/** What wants to pass. Its recipient's id was written by `say`, which takes it typed. */
interface Asking {
  readonly to: { readonly kind: Recipient["kind"]; readonly id: string };
  readonly manner: Manner;
  /** It waits while whoever it is for is away. */
  readonly keeps: boolean;
}

async function passToChannel({ to, manner, keeps }: Asking, job: ClaimedJob, tools: Tools): Promise<Passed> {
  const { store, scene } = tools;
  const { now, system } = scene();
  const wishes = { timeZone: system.timeZone, hours: null, snoozedUntil: null, optedOutAt: null, awayAt: null };
  const circumstances = { now, pausedUntil: await pausedUntil(store.read), recent: 0, isHoliday: isBankHoliday, keeps };
  const destination = await channelDestination(store.read, to.id as ChannelId);
  return passed(destination, undefined, () => judge(manner, wishes, circumstances), { job, now });
}

async function passToMember({ to, manner, keeps }: Asking, job: ClaimedJob, tools: Tools): Promise<Passed> {
  const { store, scene } = tools;
  const id = to.id as MemberId;
  const { now, system } = scene();
  const destination = await memberDestination(store.read, id, system.timeZone);
  if (destination !== undefined && isStranger(destination, job)) {
    const at = later(now, INTRODUCTION_MS);
    return stopped({ ...wait(at, "their name and zone are being asked for", job), untried: false });
  }
  const recent = manner === "nudge" ? await recentUnsolicited(store.read, id, now) : 0;
  const circumstances = { now, pausedUntil: await pausedUntil(store.read), recent, isHoliday: isBankHoliday, keeps };
  return passed(destination, destination?.wishes, (person) => judge(manner, person.wishes, circumstances), {
    job,
    now,
  });
}

/** Their platform is being asked who they are; it is waited for once. */
function isStranger({ profiled }: MemberDestination, { attempts }: ClaimedJob): boolean {
  return !profiled && attempts === 1;
}

function passed<D extends Destination>(
  destination: D | undefined,
  wishes: Wishes | undefined,
  judged: (to: D) => Verdict,
  { job, now }: { readonly job: ClaimedJob; readonly now: Date },
): Passed {
  if (destination === undefined) return stopped(lapsed("its recipient is no longer here"));
  if (destination.disconnected) return stopped(lapsed("the workspace is disconnected"));
  const verdict = judged(destination);
  switch (verdict.kind) {
    case "send":
      return { kind: "send", destination, wishes };
    case "wait":
      return stopped(wait(soonOf(verdict, now), verdict.why, job));
    case "lapse":
      return stopped(lapsed(verdict.why));
  }
}

/** What somebody may end at any moment is looked at again every day, besides at once when they do. */
function soonOf({ until, why }: Extract<Verdict, { kind: "wait" }>, now: Date): Date {
  const tomorrow = later(now, DAY);
  return [SNOOZED, PAUSED, AWAY].includes(why) && until > tomorrow ? tomorrow : until;
}

/** An earlier attempt may have arrived all the same. */
function wait(at: Date, why: string, { startedAt }: ClaimedJob): Extract<JobResult, { kind: "later" }> {
  return { kind: "later", at, why, mayHaveArrived: startedAt !== null, untried: true };
}
