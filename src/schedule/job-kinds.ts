/** How a job runs and what may come of it. */
import type { Logger } from "pino";
import type { Platform } from "../chat/platform.js";
import type { Store, Writer } from "../database/store.js";
import type { Clock } from "./clock.js";
import type { ClaimedJob, JobName, Postponement } from "./jobs.js";
import type { MessageKind, Scene } from "./messages.js";
import { backOff, type Pacer } from "./pacer.js";
import { readPayload } from "./payloads.js";

/** What a job may use while it runs. */
export interface Tools {
  readonly store: Store;
  readonly clock: Clock;
  readonly pacer: Pacer;
  readonly log: Logger;
  readonly platforms: ReadonlyMap<string, Platform>;
  readonly messages: ReadonlyMap<string, MessageKind>;
  readonly scene: () => Scene;
  /** Tells somebody who can mend it that a channel could not be posted to. */
  readonly reportRefusal: (tx: Writer, refusal: Refusal) => Promise<void>;
}

export interface Refusal {
  readonly job: ClaimedJob;
  readonly channelId: string;
  /** The platform's own word for it. */
  readonly reason: string;
  readonly mend: "invite" | "gone" | "other";
  readonly now: Date;
}

/** How a run ended. `effect` is written in the transaction that ends the job, and only while its claim holds. */
export type JobResult =
  | {
      readonly kind: "done";
      readonly effect?: Effect;
      /** Where its effect fails it is tried again, for as long as it takes. */
      readonly tireless?: true;
    }
  | ({ readonly kind: "later" } & Postponement)
  | {
      readonly kind: "ended";
      readonly outcome: "lapsed" | "abandoned" | "parked";
      readonly why: string;
      readonly effect?: Effect;
      /** Given up on without knowing whether its last send was taken. */
      readonly mayHaveArrived?: true;
    }
  /** Somebody else holds the job now. */
  | { readonly kind: "lost" };

type Effect = (tx: Writer) => Promise<void>;

/** A kind of job as the loop sees it, whatever its payload. */
export interface JobKind {
  readonly kind: string;
  run(job: ClaimedJob, tools: Tools): Promise<JobResult>;
}

/** Gives a named job its work. A payload that cannot be read is parked, for a person to look at. */
export function defineJob<P>(
  name: JobName<P>,
  run: (payload: P, tools: Tools, job: ClaimedJob) => Promise<JobResult>,
): JobKind {
  return {
    kind: name.kind,
    async run(job, tools) {
      const read = readPayload(name.payloads, job.payloadVersion, job.payload);
      return read.kind === "read" ? run(read.payload, tools, job) : parked(read.why);
    },
  };
}

export const done = (effect?: Effect): JobResult =>
  effect === undefined ? { kind: "done" } : { kind: "done", effect };
export const lapsed = (why: string): JobResult => ({ kind: "ended", outcome: "lapsed", why });
export const abandoned = (why: string, effect?: Effect): Extract<JobResult, { kind: "ended" }> =>
  effect === undefined
    ? { kind: "ended", outcome: "abandoned", why }
    : { kind: "ended", outcome: "abandoned", why, effect };
export const parked = (why: string): JobResult => ({ kind: "ended", outcome: "parked", why });

/** Its turn under the platform's limits comes later. */
export const waitsForTurn = ({ startedAt }: ClaimedJob, at: Date): JobResult => ({
  kind: "later",
  at,
  why: "its turn comes later",
  mayHaveArrived: startedAt !== null,
  untried: true,
});

/**
 * For what a promise hangs on: where it fails it is tried again, for as long as it takes, and each time an operator is
 * told. It is never parked for a person to look at, not even where what it writes in the end fails.
 */
export async function tirelessly(
  work: () => Promise<JobResult | undefined>,
  { log, clock }: Tools,
  { id, kind, attempts }: ClaimedJob,
): Promise<JobResult> {
  try {
    const result = (await work()) ?? done();
    return result.kind === "done" ? { ...result, tireless: true } : result;
  } catch (error) {
    const why = error instanceof Error ? error.name : "fault";
    log.error({ job: id, kind, err: error }, "this must not be left undone, and is tried again");
    return { kind: "later", at: backOff(attempts, clock.now()), why, mayHaveArrived: false };
  }
}
