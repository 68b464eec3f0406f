/** The one loop that works through the job table. */
import { and, inArray, isNull } from "drizzle-orm";
import type { JobId } from "../database/ids.js";
import { StoreBusy } from "../database/store.js";
import { later, SECOND } from "./clock.js";
import type { JobKind, JobResult, Tools } from "./job-kinds.js";
import { type ClaimedJob, claimDue, finish, type Lane, postpone, waitingLanes } from "./jobs.js";
import { backOff } from "./pacer.js";

/** Jobs at work at once, and how many of them in one lane: a workspace that is slow leaves room for the others. */
const CAPACITY = 64;
const LANE_CAPACITY = 8;
const LANES_AT_ONCE = 8;
const CONTENDED_MS = 200;
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
      // Asked for between the last look at the jobs and now.
      if (again) wake();
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

  /** Takes what is due, lane by lane, the one that has waited longest first, until there is no more or no room. */
  async function pass(): Promise<void> {
    while (!stopping && atWork.size < CAPACITY) {
      const now = clock.now();
      const busy = busyLanes();
      const held = new Set(pacer.held(now));
      const open = (await waitingLanes(store.read)).filter(
        ({ lane }) => !held.has(lane) && (busy.get(lane) ?? 0) < LANE_CAPACITY,
      );
      const due = open.filter(({ next }) => next <= now).sort((a, b) => a.next.getTime() - b.next.getTime());
      const claimed = await Promise.all(
        due.slice(0, LANES_AT_ONCE).map(({ lane }) => {
          const limit = LANE_CAPACITY - (busy.get(lane) ?? 0);
          return claimDue(store, { lane, now, limit, atWork: [...atWork.keys()] });
        }),
      );
      for (const job of claimed.flat()) atWork.set(job.id, { job, finished: work(job) });
      if (claimed.flat().length === 0) return sleepUntilNext(open, due.length > 0);
    }
  }

  function busyLanes(): ReadonlyMap<string, number> {
    const busy = new Map<string, number>();
    for (const { job } of atWork.values()) busy.set(job.lane, (busy.get(job.lane) ?? 0) + 1);
    return busy;
  }

  /** What is due but could not be claimed is held by another replica, which will have moved it in a moment. */
  function sleepUntilNext(open: readonly Lane[], isContended: boolean): void {
    const now = clock.now();
    const soonest = isContended ? later(now, CONTENDED_MS) : undefined;
    const waits = [soonest, pacer.nextRelease(), ...open.map(({ next }) => next)].filter((at) => at !== undefined);
    const next = waits.filter((at) => at > now).sort((a, b) => a.getTime() - b.getTime())[0];
    if (next !== undefined) wakeAt(next);
  }

  function wakeAt(at: Date): void {
    cancelTimer();
    cancelTimer = stopping ? () => {} : clock.at(at, wake);
  }

  async function work(job: ClaimedJob): Promise<void> {
    const result = await run(job);
    try {
      await settle(job, result);
      options.counted(job.kind, nameOf(result));
    } catch (error) {
      const fault = faulted(job, error, result.kind === "done" && result.tireless === true);
      options.counted(job.kind, nameOf(fault));
      // Where the database is out of reach, the claim's lease runs out and the job is taken again.
      await settle(job, fault).catch(() => {});
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
      return faulted(job, error);
    }
  }

  /** A bug, or a database in trouble: tried again with growing waits, then parked for a person to look at. */
  function faulted(job: ClaimedJob, error: unknown, isTireless = false): JobResult {
    options.caught(error, { job: job.id, kind: job.kind });
    const why = error instanceof Error ? error.name : "fault";
    const fault = !isTireless && !(error instanceof StoreBusy);
    if (fault && job.faults + 1 >= MAX_FAULTS) return { kind: "ended", outcome: "parked", why };
    // Whether a message had left when the code failed is not known here: `begin` remembers.
    return { kind: "later", at: backOff(job.attempts, clock.now()), why, mayHaveArrived: true, fault };
  }

  async function settle(job: ClaimedJob, result: JobResult): Promise<void> {
    if (result.kind === "lost") return;
    await store.write(async (tx) => {
      const now = clock.now();
      if (result.kind === "later") {
        await postpone(tx, job, result);
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

/** How a run ended, for the metrics. `unknown` is a send that may have arrived, and so may arrive twice. */
function nameOf(result: JobResult): string {
  if (result.kind === "ended") return result.outcome;
  return result.kind === "later" && result.mayHaveArrived && result.untried !== true ? "unknown" : result.kind;
}
