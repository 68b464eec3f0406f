/** What leaders were told. */
import type { ChannelId, DigestId, StoryId } from "../ids.js";
import type { Kit } from "../kit.js";
import type { DirectoryTables } from "./directory.js";
import type { StoriesTables } from "./stories.js";

export function defineDigestsTables(kit: Kit, { channel }: DirectoryTables, { story }: StoriesTables) {
  const { table, id, integer, instant, index, unique, primaryKey } = kit;

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

  return { digest, digestStory };
}
