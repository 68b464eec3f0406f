/** The second composition root: the real core over a store of its own, with a world of made-up chats around it. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Logger } from "pino";
import { messageOf as slackMessage } from "../adapters/slack/blocks.js";
import { messageOf as teamsMessage } from "../adapters/teams/adaptive-cards.js";
import { connectWeb, type WebConnection } from "../adapters/web/web.js";
import type { Card } from "../src/chat/card.js";
import type { Bot } from "../src/chat/platform.js";
import { type Core, createCore } from "../src/core.js";
import { openStore } from "../src/database/open.js";
import type { Store } from "../src/database/store.js";
import { openWaveKeys } from "../src/database/wave-keys.js";
import { createDoors } from "../src/directory/doors.js";
import { shareStory } from "../src/stories/telling/share-story.js";
import { words } from "../src/words/en-GB.js";
import { type DemoClock, demoClock } from "./clock.js";
import { asIfSecure } from "./pictures.js";
import type { Screen } from "./screens.js";
import { type Members, seed } from "./seed.js";
import { type Chat, systemName } from "./system.js";
import { createWorld, type Place, type World } from "./world.js";

export interface Demo {
  readonly store: Store;
  readonly core: Core;
  readonly clock: DemoClock;
  readonly world: World;
  readonly web: WebConnection;
  readonly publicUrl: string;
  /** The people of the demo by their keys. */
  readonly members: Members;
  readonly screens: Map<string, Screen>;
  /** What the newcomer has done, for the guided path. */
  readonly happened: Set<string>;
  stop(): Promise<void>;
}

export const timeZone = "Europe/London";
/** The Monday on which the made-up story begins. */
const start = new Date("2026-08-31T06:00:00Z");

/** Each platform's message of a card, by the renderer that its adapter sends with. */
export const draw: Readonly<Record<Exclude<Chat, "web">, (card: Card, place: Place) => object>> = {
  slack: (card) => slackMessage(asIfSecure(card), words.slack.cut),
  teams: (card, place) => teamsMessage(asIfSecure(card), words.teams, place),
};

/** Ready as soon as three months are lived through, unless it is told before that its end has come. */
export async function createDemo(publicUrl: string, log: Logger, ending?: AbortSignal): Promise<Demo> {
  const folder = await mkdtemp(join(tmpdir(), "causeway-demo-"));
  const store = await openStore({ url: `file:${join(folder, "demo.db")}`, durable: false });
  const waveKeys = await openWaveKeys(`file:${join(folder, "pulse-keys.db")}`);
  const clock = demoClock(start);
  const now = () => clock.now();
  const world = createWorld(now);
  const system = { name: systemName, timeZone, publicUrl, sendsMail: false };
  const doors = createDoors(store, now, { form: shareStory.name, name: words.story.colleague });
  const web = connectWeb(
    { publicUrl, mail: undefined },
    {
      log,
      words: words.pages,
      system,
      doors,
      caught: (error) => core.caught(error),
      documents: { open: (address) => core.documents.open(address) },
    },
  );
  const platforms = [world.platform("slack", draw.slack), world.platform("teams", draw.teams), web.platform];
  const core = createCore({
    store,
    waveKeys,
    seenKey: await waveKeys.make("seen"),
    clock,
    log,
    words,
    system,
    platforms,
    counted: () => {},
    documentKeys: [randomBytes(32)],
  });
  const happened = new Set<string>();
  for (const platform of platforms)
    await platform.start(platform === web.platform ? noticing(core.bot, happened) : core.bot);
  const stopTicking = clock.everyMinute(core.tick);
  const stop = async (): Promise<void> => {
    stopTicking();
    await core.delivery.stop(Promise.resolve());
    for (const platform of platforms) await platform.stop();
    await core.documents.close();
    await Promise.all([store.close(), waveKeys.close()]);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const members = await seed({ store, core, clock, world, waveKeys }, ending);
    return { store, core, clock, world, web, publicUrl, members, screens: new Map(), happened, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What is pressed on the real web pages counts for the guided path, too. */
function noticing(bot: Bot, happened: Set<string>): Bot {
  return {
    handle(interaction) {
      if (interaction.deed.kind === "pressed") happened.add(`pressed ${interaction.deed.action}`);
      return bot.handle(interaction);
    },
  };
}
