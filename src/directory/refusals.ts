/** Who may mend a message that could not be posted. */
import { and, eq } from "drizzle-orm";
import type { ChannelId, JobId, MemberId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { type Post, postPayload } from "../schedule/messages.js";

/** The post, where it goes to a channel that this member set up. */
export async function refusedPost(read: Reader, id: JobId, member: MemberId): Promise<Post | undefined> {
  const { job, channel } = read.tables;
  const [row] = await read
    .select({ payload: job.payload })
    .from(job)
    .where(and(eq(job.id, id), eq(job.kind, "post")));
  const post = postPayload.safeParse(row?.payload);
  if (!post.success || post.data.to.kind !== "channel") return undefined;
  const mine = await read
    .select({ id: channel.id })
    .from(channel)
    .where(and(eq(channel.id, post.data.to.id as ChannelId), eq(channel.setUpBy, member)));
  return mine.length === 1 ? post.data : undefined;
}
