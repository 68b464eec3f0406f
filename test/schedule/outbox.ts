/** Delivery over a real database and a platform on paper, with one workspace and its rooms. */
import { eq } from "drizzle-orm";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { z } from "zod";
import { text } from "../../src/chat/card.js";
import type { MemberId, WorkspaceId } from "../../src/database/ids.js";
import type { Store, Writer } from "../../src/database/store.js";
import { ensureMember, ensureWorkspace } from "../../src/directory/askers.js";
import { createDelivery, type Delivery } from "../../src/schedule/deliver.js";
import { gatherMessages } from "../../src/schedule/gather.js";
import { gatheredMessages } from "../../src/schedule/gathered.js";
import type { JobKind, Refusal } from "../../src/schedule/job-kinds.js";
import type { Manner } from "../../src/schedule/manners.js";
import { type MessageKind, say } from "../../src/schedule/messages.js";
import { createPacer } from "../../src/schedule/pacer.js";
import { postMessage } from "../../src/schedule/post-message.js";
import { reviseMessage } from "../../src/schedule/revise-message.js";
import { words } from "../../src/words/en-GB.js";
import { type Engine, freshStore } from "../fresh-store.js";
import { type ManualClock, manualClock } from "../manual-clock.js";
import { type PaperPlatform, paperPlatform } from "./paper-platform.js";

/** What the greeting says; a test changes it and revises. */
export const greeting = { says: "Good morning" };

export const greet: MessageKind<{ about: string }> = {
  name: "greet",
  payloads: { 1: z.object({ about: z.string() }) },
  compose: async ({ about }) => ({ card: { summary: greeting.says, body: [text(greeting.says)] }, about: [about] }),
};

export interface Outbox {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly platform: PaperPlatform;
  readonly delivery: Delivery;
  readonly refusals: Refusal[];
  readonly faults: unknown[];
  /** Another replica on the same database. */
  replica(): Delivery;
  /** Says the greeting to a person who can be reached in `room` of `workspace`. */
  says(room: string, options?: { workspace?: string; manner?: Manner; once?: string }): Promise<void>;
  member(room: string, workspace?: string): Promise<{ id: MemberId; workspaceId: WorkspaceId }>;
  jobs(): Promise<
    readonly { outcome: string | null; lastError: string | null; attempts: number; claim: string | null }[]
  >;
}

export async function openOutbox(
  engine: Engine,
  options: { kinds?: readonly JobKind[]; platform?: PaperPlatform } = {},
): Promise<Outbox> {
  greeting.says = "Good morning";
  const { kinds = [], platform = paperPlatform() } = options;
  const store = await freshStore(engine);
  onTestFinished(() => store.close());
  const clock = manualClock("2026-11-23T10:00:00Z");
  const refusals: Refusal[] = [];
  const faults: unknown[] = [];
  const gathered = gatheredMessages(() => [greet]);
  const all = [postMessage, reviseMessage, gatherMessages(gathered, () => [greet]), ...kinds];
  const replica = (): Delivery =>
    createDelivery({
      store,
      clock,
      pacer: createPacer(),
      log: pino({ level: "silent" }),
      platforms: new Map([[platform.name, platform]]),
      messages: new Map([greet, gathered].map((kind) => [kind.name, kind])),
      kinds: new Map(all.map((kind) => [kind.kind, kind])),
      scene: () => ({
        read: store.read,
        words,
        now: clock.now(),
        system: { name: "Northshire", timeZone: "Europe/London", publicUrl: undefined, sendsMail: false },
        addressOf: () => undefined,
        waveKeys: undefined,
      }),
      reportRefusal: async (_tx: Writer, refusal) => void refusals.push(refusal),
      counted: () => {},
      caught: (error) => void faults.push(error),
    });
  const member = (room: string, workspace = "W1") =>
    store.write(async (tx) => {
      const workspaceId = await ensureWorkspace(tx, "paper", workspace, clock.now());
      const known = await ensureMember(tx, workspaceId, { account: room, name: room, address: { room } }, clock.now());
      const { member } = tx.tables;
      await tx.update(member).set({ profiledAt: clock.now() }).where(eq(member.id, known.id));
      return known;
    });
  return {
    ...{ store, clock, platform, refusals, faults, replica, member },
    delivery: replica(),
    async says(room, { workspace, manner = "answer", once } = {}) {
      const to = { kind: "member", ...(await member(room, workspace)) } as const;
      const saying = { to, message: greet, payload: { about: `greeting:${room}` }, manner, now: clock.now() };
      await store.write((tx) => say(tx, once === undefined ? saying : { ...saying, once }));
    },
    jobs: async () => {
      const { job } = store.read.tables;
      const rows = await store.read.select().from(job);
      return rows.filter(({ kind }) => kind !== "learn-profile");
    },
  };
}
