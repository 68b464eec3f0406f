/** Quick questions to a channel. */
import type { ChannelId, MemberId, PollId } from "../ids.js";
import type { Kit } from "../kit.js";
import type { DirectoryTables } from "./directory.js";

export function definePollsTables(kit: Kit, { channel, member }: DirectoryTables) {
  const { table, id, text, integer, boolean, instant, json, index, primaryKey } = kit;

  const poll = table(
    "poll",
    {
      id: id<PollId>("id").primaryKey(),
      channelId: id<ChannelId>("channel_id")
        .notNull()
        .references(() => channel.id, { onDelete: "cascade" }),
      askedBy: id<MemberId>("asked_by")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      question: text("question").notNull(),
      options: json<readonly string[]>("options").notNull(),
      /** Nobody can see who chose what, and nothing is shown below the threshold. */
      anonymous: boolean("anonymous").notNull(),
      threshold: integer("threshold").notNull(),
      askedAt: instant("asked_at").notNull(),
      closesAt: instant("closes_at").notNull(),
      closedAt: instant("closed_at"),
      /** How many answered, and how many chose each option; null until it is closed, and for good where they were too few. */
      answered: integer("answered"),
      counts: json<readonly number[]>("counts"),
    },
    (t) => [index("poll_closed").on(t.closedAt, t.closesAt)],
  );

  /** Of an anonymous poll a token and a sealed choice, which the poll's key opens; else who chose what. */
  const pollVote = table(
    "poll_vote",
    {
      pollId: id<PollId>("poll_id")
        .notNull()
        .references(() => poll.id, { onDelete: "cascade" }),
      voter: text("voter").notNull(),
      choice: text("choice").notNull(),
    },
    (t) => [primaryKey({ columns: [t.pollId, t.voter] })],
  );

  return { poll, pollVote };
}
