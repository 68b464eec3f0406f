/**
 * What is said later or somewhere else.
 *
 * A message waits as a name and ids, never as words: it is composed at the moment that it is sent, and again when
 * what it tells is edited or withdrawn. So no personal text lies in the job table, and every posted copy can be mended.
 */
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Card } from "../chat/card.js";
import type { Document } from "../chat/feature.js";
import type { ChannelId, MemberId, WorkspaceId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import type { WaveKeys } from "../database/wave-keys.js";
import type { Words } from "../words/en-GB.js";
import { enqueue } from "./jobs.js";
import type { Manner } from "./manners.js";
import { currentVersion, type Payloads } from "./payloads.js";

/** What composing needs: the database to read, the words, the time, and the system that it is said in. */
export interface Scene {
  readonly read: Reader;
  readonly words: Words;
  readonly now: Date;
  readonly system: System;
  /** Where a member can open a document, while that lasts; undefined where there are no web pages. */
  readonly addressOf: (document: Document, about: string, reader: MemberId) => string | undefined;
  /** The keys of pulse waves; undefined where there is no place for them, and so no pulse. */
  readonly waveKeys: WaveKeys | undefined;
}

export interface System {
  readonly name: string;
  readonly timeZone: string;
  /** The address of its web pages; undefined where it has none. */
  readonly publicUrl: string | undefined;
  /** It can write to people's email addresses. */
  readonly sendsMail: boolean;
}

export interface Message {
  readonly card: Card;
  /** What it tells of, such as `story:<id>`: a change to any of them changes every posted copy. */
  readonly about: readonly string[];
}

export interface MessageKind<P = unknown> {
  readonly name: string;
  readonly payloads: Payloads<P>;
  /** Undefined where there is nothing left to say. */
  compose(payload: P, scene: Scene, occasion: "post" | "revise"): Promise<Message | undefined>;
  /**
   * That it was sent, or that there was nothing left to say, must not be read from the database: its job ends the same
   * way and is deleted, and nobody remembers that it was posted. So it can neither be changed nor read again.
   */
  untraced?(payload: P): boolean;
  /** A colleague's own word, worth having later too: it waits while its recipient is marked as away, and lapses not. */
  readonly keeps?: true;
  /** In the transaction that remembers that the platform took it. */
  posted?(tx: Writer, payload: P, scene: Scene): Promise<void>;
  /** In the transaction that ends it unsaid, with the reason that is kept. */
  lapsed?(tx: Writer, payload: P, why: string, scene: Scene): Promise<void>;
  /** Somebody whom no chat reaches has it before them on a page. */
  seen?(tx: Writer, payload: P, scene: Scene): Promise<void>;
}

export type Recipient =
  | { readonly kind: "member"; readonly id: MemberId; readonly workspaceId: WorkspaceId }
  | { readonly kind: "channel"; readonly id: ChannelId; readonly workspaceId: WorkspaceId };

/** The payload of a `post` job. */
export const postPayload = z.object({
  to: z.object({ kind: z.enum(["member", "channel"]), id: z.string() }),
  manner: z.enum(["answer", "personal", "duty", "nudge", "pulse", "scheduled"]),
  message: z.string(),
  version: z.number(),
  payload: z.unknown(),
  /** After this it lapses unsaid. */
  until: z.iso.datetime().optional(),
});

export type Post = z.infer<typeof postPayload>;

export function isPast({ until }: Pick<Post, "until">, now: Date): boolean {
  return until !== undefined && now > new Date(until);
}

export interface Saying<P> {
  readonly to: Recipient;
  readonly message: MessageKind<P>;
  readonly payload: P;
  readonly manner: Manner;
  readonly now: Date;
  /** Not before this; at once where it is left out. */
  readonly at?: Date;
  /** Said once, however often this is called with the same key. */
  readonly once?: string;
  /** It is worth nothing after this. */
  readonly until?: Date;
}

/** Says something later, in the transaction of the fact that causes it. */
export async function say<P>(
  tx: Writer,
  { to, message, payload, manner, now, at, once, until }: Saying<P>,
): Promise<void> {
  await enqueue(tx, {
    kind: "post",
    lane: to.workspaceId,
    payload: {
      to: { kind: to.kind, id: to.id },
      manner,
      message: message.name,
      version: currentVersion(message.payloads),
      payload,
      ...(until === undefined ? {} : { until: until.toISOString() }),
    },
    payloadVersion: 1,
    runAt: at ?? now,
    onceKey: once,
  });
}

/** The payload of a `revise` job. */
export const revisePayload = z.object({ posted: z.string() });

/** Composes every posted message that tells of `about` again, in the transaction of what changed. */
export async function revise(tx: Writer, about: string, now: Date): Promise<void> {
  const { posted, postedAbout } = tx.tables;
  const copies = await tx
    .select({ id: posted.id, workspaceId: posted.workspaceId })
    .from(postedAbout)
    .innerJoin(posted, eq(posted.id, postedAbout.postedId))
    .where(eq(postedAbout.about, about));
  for (const { id, workspaceId } of copies) {
    await enqueue(tx, { kind: "revise", lane: workspaceId, payload: { posted: id }, payloadVersion: 1, runAt: now });
  }
}
