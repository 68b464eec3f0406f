/** Puts together the bot: what each feature is given, and what is said when something goes wrong. */
import { createHmac } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Logger } from "pino";
import { createBot, NoLongerThere } from "./chat/bot.js";
import { follows, type Interaction, nothing, type Outcome, reply } from "./chat/interaction.js";
import type { Bot } from "./chat/platform.js";
import type { Context, Feature, Me } from "./context.js";
import { statement } from "./database/statement.js";
import { type Store, StoreBusy, type Writer } from "./database/store.js";
import { ensureAsker, findAsker } from "./directory/askers.js";
import { noticeCard } from "./directory/directory-cards.js";
import { newReference } from "./reference.js";
import { DAY } from "./schedule/clock.js";
import { type Scene, say } from "./schedule/messages.js";
import { setDisconnected } from "./schedule/recipients.js";
import type { Words } from "./words/en-GB.js";

export interface Surroundings {
  readonly store: Store;
  readonly log: Logger;
  readonly words: Words;
  readonly scene: () => Scene;
  /** What hashes the ids of events; none where no pulse can be asked. */
  readonly seenKey: Buffer | undefined;
  /** There may be a job to run. */
  readonly wake: () => void;
}

/** This delivery's event has had its effect already. */
class Repeated extends Error {
  override readonly name = "Repeated";
}

/** The outcome of a write that must leave nothing behind. */
class Undone extends Error {
  override readonly name = "Undone";
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super("undone");
    this.outcome = outcome;
  }
}

export function createAnswering(features: readonly Feature[], around: Surroundings): Bot {
  const { words } = around;
  return createBot<Context>(features, {
    prepare: (interaction) => prepare(interaction, around),
    formWords: () => words.form,
    unknownVerb: (verb, nearest) => noticeCard(words.bot.unknownVerb(verb, nearest)),
    isRepeated: (error) => error instanceof Repeated,
    caught: (error, interaction) => caught(error, interaction, around),
  });
}

async function prepare(interaction: Interaction, { store, scene, seenKey, wake }: Surroundings): Promise<Context> {
  const asker = await findAsker(store.read, interaction);
  const here = scene();
  const { workspaceId } = asker;
  if (
    workspaceId !== undefined &&
    asker.disconnected &&
    interaction.deed.kind !== "disconnected" &&
    interaction.deed.kind !== "left"
  ) {
    await store.write((tx) => setDisconnected(tx, workspaceId, null));
  }

  async function record(work: (tx: Writer) => Promise<Outcome>): Promise<Outcome> {
    try {
      return await store.write(async (tx) => {
        await markSeen(tx, interaction, seenKey, here.now);
        const outcome = await work(tx);
        if (outcome.kind === "correct") throw new Undone(outcome);
        return outcome;
      });
    } catch (error) {
      if (error instanceof Undone) return error.outcome;
      throw error;
    } finally {
      wake();
    }
  }

  const me = (tx: Writer): Promise<Me> => ensureAsker(tx, interaction, asker, here.now);

  return {
    ...here,
    interaction,
    asker,
    introduce: async () => asker.memberId ?? (await store.write(me)).id,
    record,
    async write(work, otherwise) {
      try {
        return await record(async (tx) => work(tx, await me(tx)));
      } catch (error) {
        if (otherwise !== undefined && !(error instanceof Repeated) && !(error instanceof StoreBusy)) {
          // What made the first fail may make this fail; the first is what is told of.
          await store.write(async (tx) => otherwise(tx, await me(tx))).catch(() => undefined);
        }
        throw error;
      }
    },
    async confirm(tx, me, message, payload) {
      if (interaction.answerTo !== undefined) {
        await say(tx, { to: { kind: "member", ...me }, message, payload, manner: "answer", now: here.now });
        return follows;
      }
      const composed = await message.compose(payload, { ...here, read: tx }, "post");
      return composed === undefined ? nothing : reply(composed.card);
    },
  };
}

const insertSeen = statement((db: Writer) =>
  db
    .insert(db.tables.seen)
    .values({ key: sql.placeholder("key"), seenAt: sql.placeholder("seenAt") })
    .onConflictDoNothing()
    .returning({ key: db.tables.seen.key }),
);

/**
 * Nothing here says who did something, or at what time. An event's id may hold its person's own and a time, and could be
 * guessed from them: so it is hashed under a key that is not in the database. Of the time, the day suffices for `tidy`.
 */
async function markSeen(
  tx: Writer,
  { platform, workspace, id }: Interaction,
  seenKey: Buffer | undefined,
  now: Date,
): Promise<void> {
  const key = createHmac("sha256", seenKey ?? "")
    .update(`${platform}:${workspace}:${id}`)
    .digest("base64url");
  const seenAt = new Date(Math.floor(now.getTime() / DAY) * DAY);
  const marked = await insertSeen(tx, { key, seenAt });
  if (marked.length === 0) throw new Repeated("this event has had its effect");
}

function caught(error: unknown, interaction: Interaction, { log, words }: Surroundings) {
  if (error instanceof StoreBusy) {
    log.warn({ platform: interaction.platform }, "too many writes are waiting");
    return { card: noticeCard(words.bot.busy), problem: words.bot.busy, busy: true };
  }
  if (error instanceof NoLongerThere) {
    log.info({ platform: interaction.platform, deed: interaction.deed.kind }, "an old card was used");
    return { card: noticeCard(words.bot.oldCard), problem: words.bot.oldCard, busy: false };
  }
  const reference = newReference();
  log.error(
    { reference, err: error, platform: interaction.platform, deed: interaction.deed.kind },
    "an interaction failed",
  );
  return { card: noticeCard(words.bot.fault(reference)), problem: words.bot.faultInForm(reference), busy: false };
}
