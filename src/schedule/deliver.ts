/** The one loop that works through the job table. */
import { and, inArray, isNull } from "drizzle-orm";
import type { JobId } from "../database/ids.js";
import { later, SECOND } from "./clock.js";
import type { JobKind, JobResult, Tools } from "./job-kinds.js";
import { type ClaimedJob, claimDue, finish, nextDue, postpone } from "./jobs.js";
import { backOff } from "./pacer.js";

/** Jobs at work at once, and how many of them in one lane: a workspace that is slow leaves room for the others. */
const CAPACITY = 64;
const LANE_CAPACITY = 8;
const CLAIM_AT_ONCE = 16;
/** A job whose code fails this often is parked, for a person to look at. */
const MAX_FAULTS = 5;

export interface Delivery {
  /** There may be something to do. Cheap; call it after every write. */
  wake(): void;
  /** Resolves when nothing is due and nothing is at work. */
  idle(): Promise<void>;
  /** Takes no more jobs, waits until `deadline` for those at work, and gives back what is left. */
  stop(deadline: Promise<void>): Promise<void>;
  /** True while the loop can reach its jobs. */
  healthy(): boolean;
}

export interface DeliveryOptions extends Tools {
  readonly kinds: ReadonlyMap<string, JobKind>;
  /** Told how each job ended, for the metrics. */
  readonly counted: (kind: string, outcome: string) => void;
  /** Logs a fault once, with a reference. */
  readonly caught: (error: unknown, about: object) => void;
}

export function createDelivery(options: DeliveryOptions): Delivery {
  const { store, clock, pacer, log } = options;
  const atWork = new Map<JobId, { readonly job: ClaimedJob; readonly finished: Promise<void> }>();
  let passing: Promise<void> | undefined;
  let again = false;
  let stopping = false;
  let healthy = true;
  let cancelTimer = (): void => {};

  function wake(): void {
    if (stopping) return;
    again = true;
    passing ??= passes().finally(() => {
      passing = undefined;
    });
  }

  async function passes(): Promise<void> {
    while (again && !stopping) {
      again = false;
      try {
        await pass();
        healthy = true;
      } catch (error) {
        // The database is out of reach. Nothing is lost: jobs wait in it, and leases run out by themselves.
        if (healthy) options.caught(error, { where: "delivery loop" });
        healthy = false;
        wakeAt(later(clock.now(), SECOND));
      }
    }
  }

  async function pass(): Promise<void> {
    for (;;) {
      const now = clock.now();
      const free = Math.min(CAPACITY - atWork.size, CLAIM_AT_ONCE);
      if (free <= 0 || stopping) return;
      const closed = closedLanes(now);
      const claimed = await claimDue(store, now, free, closed);
      for (const job of claimed) atWork.set(job.id, { job, finished: work(job) });
      if (claimed.length === 0) return sleepUntilNext(closed);
    }
  }

  function closedLanes(now: Date): readonly string[] {
    const busy = new Map<string, number>();
    for (const { job } of atWork.values()) busy.set(job.lane, (busy.get(job.lane) ?? 0) + 1);
    const full = [...busy].filter(([, jobs]) => jobs >= LANE_CAPACITY).map(([lane]) => lane);
    return [...new Set([...full, ...pacer.held(now)])];
  }

  async function sleepUntilNext(closed: readonly string[]): Promise<void> {
    const next = await nextDue(store.read, closed);
    const release = pacer.nextRelease();
    const at = [next, release].filter((date) => date !== undefined).sort((a, b) => a.getTime() - b.getTime())[0];
    if (at !== undefined) wakeAt(at);
  }

  function wakeAt(at: Date): void {
    cancelTimer();
    cancelTimer = stopping ? () => {} : clock.at(at, wake);
  }

  async function work(job: ClaimedJob): Promise<void> {
    const result = await run(job);
    try {
      await settle(job, result);
      options.counted(job.kind, result.kind === "ended" ? result.outcome : result.kind);
    } catch (error) {
      // The claim's lease runs out and the job is taken again.
      options.caught(error, { job: job.id, kind: job.kind });
    }
    atWork.delete(job.id);
    wake();
  }

  async function run(job: ClaimedJob): Promise<JobResult> {
    const kind = options.kinds.get(job.kind);
    if (kind === undefined) return { kind: "ended", outcome: "parked", why: `no job is called ${job.kind} here` };
    try {
      return await kind.run(job, options);
    } catch (error) {
      options.caught(error, { job: job.id, kind: job.kind });
      const why = error instanceof Error ? error.name : "fault";
      if (job.attempts >= MAX_FAULTS) return { kind: "ended", outcome: "parked", why };
      // Whether a message had left when the code failed is not known here: `begin` remembers.
      return { kind: "later", at: backOff(job.attempts, clock.now()), why, mayHaveArrived: true };
    }
  }

  async function settle(job: ClaimedJob, result: JobResult): Promise<void> {
    if (result.kind === "lost") return;
    await store.write(async (tx) => {
      const now = clock.now();
      if (result.kind === "later") {
        await postpone(tx, job, result.at, result.why, result.mayHaveArrived);
        return;
      }
      const held =
        result.kind === "done"
          ? await finish(tx, job, "done", now)
          : await finish(tx, job, result.outcome, now, result.why);
      if (held) await result.effect?.(tx);
    });
  }

  async function giveBack(): Promise<void> {
    const claims = [...atWork.values()].map(({ job }) => job.claim);
    if (claims.length === 0) return;
    log.warn({ jobs: claims.length }, "stopped with jobs at work; another replica or the next start takes them");
    await store.write(async (tx) => {
      const { job } = tx.tables;
      await tx
        .update(job)
        .set({ claim: null, runAt: clock.now() })
        .where(and(inArray(job.claim, claims), isNull(job.doneAt)));
    });
  }

  return {
    wake,
    healthy: () => healthy,
    async idle() {
      while (passing !== undefined || atWork.size > 0) {
        await passing;
        await Promise.all([...atWork.values()].map(({ finished }) => finished));
      }
    },
    async stop(deadline) {
      stopping = true;
      cancelTimer();
      await Promise.race([this.idle(), deadline]);
      await giveBack();
    },
  };
}
