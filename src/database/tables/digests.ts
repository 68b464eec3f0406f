/** What leaders were told. */
import type { ChannelId, DigestAskId, DigestId, MemberId, StoryId } from "../ids.js";
import type { Kit } from "../kit.js";
import type { DirectoryTables } from "./directory.js";
import type { StoriesTables } from "./stories.js";

export const askAnswers = ["mine", "other", "not-now"] as const;
export type AskAnswer = (typeof askAnswers)[number];

export function defineDigestsTables(kit: Kit, { channel, member }: DirectoryTables, { story }: StoriesTables) {
  const { table, id, text, integer, instant, index, unique, primaryKey } = kit;

  const digest = table(
    "digest",
    {
      id: id<DigestId>("id").primaryKey(),
      channelId: id<ChannelId>("channel_id")
        .notNull()
        .references(() => channel.id, { onDelete: "cascade" }),
      coversFrom: instant("covers_from").notNull(),
      coversTo: instant("covers_to").notNull(),
      /** Null until the platform took it: only then has it told anything. */
      postedAt: instant("posted_at"),
    },
    (t) => [unique("digest_channel_to").on(t.channelId, t.coversTo)],
  );

  /** The stories of each digest. Those that it shows come first, by position; the others are only counted. */
  const digestStory = table(
    "digest_story",
    {
      channelId: id<ChannelId>("channel_id")
        .notNull()
        .references(() => channel.id, { onDelete: "cascade" }),
      storyId: id<StoryId>("story_id")
        .notNull()
        .references(() => story.id, { onDelete: "cascade" }),
      digestId: id<DigestId>("digest_id")
        .notNull()
        .references(() => digest.id, { onDelete: "cascade" }),
      position: integer("position").notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.digestId, t.storyId] }),
      index("digest_story_channel").on(t.channelId, t.storyId),
      index("digest_story_position").on(t.digestId, t.position),
    ],
  );

  /** The one thing that a digest asks of its readers, and what became of it. */
  const digestAsk = table(
    "digest_ask",
    {
      id: id<DigestAskId>("id").primaryKey(),
      digestId: id<DigestId>("digest_id")
        .notNull()
        .references(() => digest.id, { onDelete: "cascade" }),
      channelId: id<ChannelId>("channel_id")
        .notNull()
        .references(() => channel.id, { onDelete: "cascade" }),
      /** "rule:<id>", "signal:<id>", "celebration:<id>", "need:<id>", "silence:<organisation id>". */
      about: text("about").notNull(),
      /** By when, a local date of the channel's zone. */
      dueOn: text("due_on").notNull(),
      askedAt: instant("asked_at").notNull(),
      answer: text<AskAnswer>("answer"),
      answeredAt: instant("answered_at"),
      /** Whoever took it on, or was named. */
      ownerId: id<MemberId>("owner_id").references(() => member.id, { onDelete: "set null" }),
      /** What was done, in the owner's words. */
      did: text("did").notNull().default(""),
      doneAt: instant("done_at"),
    },
    (t) => [unique("digest_ask_digest").on(t.digestId), index("digest_ask_channel").on(t.channelId, t.askedAt)],
  );

  return { digest, digestStory, digestAsk };
}
