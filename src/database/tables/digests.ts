/** What leaders were told. */
import type { ChannelId, DigestId, StoryId } from "../ids.js";
import type { Kit } from "../kit.js";
import type { DirectoryTables } from "./directory.js";
import type { StoriesTables } from "./stories.js";

export function defineDigestsTables(kit: Kit, { channel }: DirectoryTables, { story }: StoriesTables) {
  const { table, id, text, integer, instant, index, unique, primaryKey } = kit;

  const digest = table(
    "digest",
    {
      id: id<DigestId>("id").primaryKey(),
      channelId: id<ChannelId>("channel_id")
        .notNull()
        .references(() => channel.id, { onDelete: "cascade" }),
      localDate: text("local_date").notNull(),
      coversFrom: instant("covers_from").notNull(),
      coversTo: instant("covers_to").notNull(),
    },
    (t) => [
      unique("digest_channel_date").on(t.channelId, t.localDate),
      index("digest_channel_to").on(t.channelId, t.coversTo),
    ],
  );

  /** What each digest told, in order. A channel is told a story once. */
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
    (t) => [primaryKey({ columns: [t.channelId, t.storyId] }), index("digest_story_digest").on(t.digestId, t.position)],
  );

  return { digest, digestStory };
}
