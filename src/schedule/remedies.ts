/** What is done about a message that a platform did not take. */
import { DeliveryFailed } from "../chat/platform.js";
import type { WorkspaceId } from "../database/ids.js";
import { later } from "./clock.js";
import { abandoned, type JobResult, type Tools } from "./job-kinds.js";
import type { ClaimedJob } from "./jobs.js";
import { backOff } from "./pacer.js";
import { setDisconnected } from "./recipients.js";

/** With waits that grow to an hour, about three days. */
const MAX_ATTEMPTS = 80;

export interface Refused {
  readonly job: ClaimedJob;
  readonly tools: Tools;
  readonly to?: { readonly kind: "member" | "channel"; readonly id: string };
  readonly workspaceId: WorkspaceId;
}

/** Applies the remedy that the adapter named. Anything but `DeliveryFailed` is a bug and is thrown on. */
export function afterRefusal(error: unknown, refused: Refused): JobResult {
  if (!(error instanceof DeliveryFailed)) throw error;
  const { remedy, reason } = error;
  const { job, tools, to, workspaceId } = refused;
  const now = tools.clock.now();
  tools.log.warn(
    { job: job.id, remedy: remedy.kind, reason, attempts: job.attempts },
    "a platform did not take a message",
  );
  const mend = remedy.kind === "abandon" ? (remedy.mend ?? "other") : "other";
  const report = (why: string) =>
    to?.kind === "channel"
      ? abandoned(why, (tx) => tools.reportRefusal(tx, { job, channelId: to.id, reason, mend, now }))
      : abandoned(why);

  switch (remedy.kind) {
    case "retry": {
      if (job.attempts >= MAX_ATTEMPTS) return report(`${reason}, ${job.attempts} times`);
      // The platform named a time for the whole workspace, or it is this message that did not go: then waits grow.
      // This attempt did not arrive; one before it may have.
      const named = later(now, remedy.afterMs);
      const mayHaveArrived = job.startedAt !== null;
      if (remedy.scope === "workspace") {
        tools.pacer.hold(workspaceId, named);
        return { kind: "later", at: named, why: reason, mayHaveArrived };
      }
      const waits = [named, backOff(job.attempts, now)].map((date) => date.getTime());
      return { kind: "later", at: new Date(Math.max(...waits)), why: reason, mayHaveArrived };
    }
    case "unknown":
      if (job.attempts >= MAX_ATTEMPTS) return { ...report(`${reason}, ${job.attempts} times`), mayHaveArrived: true };
      return { kind: "later", at: backOff(job.attempts, now), why: reason, mayHaveArrived: true };
    case "disconnect":
      tools.log.error({ workspace: workspaceId, reason }, "a workspace is disconnected: nothing is sent there");
      return abandoned(reason, (tx) => setDisconnected(tx, workspaceId, now));
    case "abandon":
      return report(reason);
  }
}
