/**
 * An unanswered rule is asked about again: before its day, on it by the stewards, and each fortnight for six weeks. Who has
 * let five cards pass is not moved by a sixth: from then on their digests ask, each week.
 */
import { z } from "zod";
import type { Me } from "../context.js";
import type { BlockedRuleId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { findMember } from "../directory/members.js";
import { holdersOf } from "../directory/roles.js";
import { DAY, later } from "../schedule/clock.js";
import { askedOn } from "../schedule/due-days.js";
import { defineJob, done, type JobKind, lapsed } from "../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../schedule/jobs.js";
import { revise } from "../schedule/messages.js";
import { addDays } from "../schedule/occurrences.js";
import { answerersOf, type RuleOccasion, tell } from "./rule-messages.js";
import { anyRule, type BlockedRule, escalateRule } from "./rules.js";

const REMINDED_BEFORE_DAYS = 3;
const AGAIN_AFTER_MS = 14 * DAY;
const LAST_STEP = 4;

/** `step` is 0 for the reminder, 1 for the day itself, and from 2 to 4 for each time after it. */
const payload = z.object({ rule: z.string(), step: z.number() });
const chaseRuleJob: JobName<z.infer<typeof payload>> = { kind: "chase-rule", payloads: { 1: payload } };

export async function chaseLater(tx: Writer, id: BlockedRuleId, dueOn: string, timeZone: string): Promise<void> {
  await chaseAt(tx, id, 0, askedOn(addDays(dueOn, -REMINDED_BEFORE_DAYS), timeZone));
  // The whole of the tenth day is theirs.
  await chaseAt(tx, id, 1, askedOn(addDays(dueOn, 1), timeZone));
}

async function chaseAt(tx: Writer, id: BlockedRuleId, step: number, runAt: Date): Promise<void> {
  const onceKey = `chase-rule:${id}:${step}`;
  await enqueueNamed(tx, chaseRuleJob, { payload: { rule: id, step }, runAt, onceKey });
}

export const chaseRule: JobKind = defineJob(chaseRuleJob, async ({ rule: id, step }, { store, clock }) => {
  const rule = await anyRule(store.read, id as BlockedRuleId);
  if (rule === undefined || rule.answeredAt !== null || rule.withdrawnAt !== null)
    return lapsed("it is answered, or taken back");
  return done(async (tx) => {
    const now = clock.now();
    if (step === 1) await escalate(tx, rule.id, now);
    await askAgain(tx, rule, step, now);
    if (step > 0 && step < LAST_STEP) await chaseAt(tx, rule.id, step + 1, later(now, AGAIN_AFTER_MS));
  });
});

async function escalate(tx: Writer, id: BlockedRuleId, now: Date): Promise<void> {
  await escalateRule(tx, id, now);
  await revise(tx, `rule:${id}`, now);
}

async function askAgain(tx: Writer, rule: BlockedRule, step: number, now: Date): Promise<void> {
  const occasion: RuleOccasion = step === 0 ? "reminds" : step === 1 ? "escalated" : "again";
  for (const { id: member, workspaceId } of await toAsk(tx, rule, step)) {
    const once = `rule-asked:${rule.id}:${step}:${member}`;
    await tell(tx, { id: rule.id, member, workspaceId, occasion, once }, now);
  }
}

/** Before its day whoever has it, or could; from then on the stewards too. */
async function toAsk(read: Reader, rule: BlockedRule, step: number): Promise<readonly Me[]> {
  const has = rule.owner === undefined || rule.ownerId === null ? undefined : await findMember(read, rule.ownerId);
  const asked: readonly Me[] = has === undefined ? await answerersOf(read, rule.ownedBy) : [has];
  const stewards = step === 0 ? [] : await holdersOf(read, "steward", null);
  return [...new Map([...asked, ...stewards].map((one) => [one.id, one])).values()];
}
