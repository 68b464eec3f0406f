/** What somebody was told, as it reads now. */
import { desc, eq } from "drizzle-orm";
import type { MemberId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import type { Message, MessageKind, Scene } from "./messages.js";
import { readPayload } from "./payloads.js";

export interface PostedMessage extends Message {
  readonly postedAt: Date;
  /** Settles that the person has it before them; undefined where that changes nothing. */
  readonly seen: ((tx: Writer, scene: Scene) => Promise<void>) | undefined;
}

/** The newest first. What has nothing left to say, or cannot be read any more, is left out. */
export async function postedTo(
  member: MemberId,
  scene: Scene,
  kinds: readonly MessageKind[],
  limit: number,
): Promise<readonly PostedMessage[]> {
  const { posted } = scene.read.tables;
  const rows = await scene.read
    .select()
    .from(posted)
    .where(eq(posted.memberId, member))
    .orderBy(desc(posted.postedAt), desc(posted.id))
    .limit(limit);
  const messages: PostedMessage[] = [];
  for (const { message, payload, payloadVersion, postedAt } of rows) {
    const kind = kinds.find(({ name }) => name === message);
    const read = kind && readPayload(kind.payloads, payloadVersion, payload);
    if (read?.kind !== "read") continue;
    const composed = await kind?.compose(read.payload, scene, "revise");
    const known = read.payload;
    const seen = kind?.seen && ((tx: Writer, now: Scene) => kind.seen?.(tx, known, now) ?? Promise.resolve());
    if (composed !== undefined) messages.push({ ...composed, postedAt, seen });
  }
  return messages;
}
