/** The composition root: settings in, a running Causeway out. */
import type { Logger } from "pino";
import { type Config, requirePlatform, type SlackConfig, type TeamsConfig, UnusableSettings } from "./config.js";
import { type Core, createCore } from "./core.js";
import { openStore } from "./database/open.js";
import type { Store } from "./database/store.js";
import { openWaveKeys } from "./database/wave-keys.js";
import { createDoors } from "./directory/doors.js";
import { createInstallations, createTickets } from "./directory/installations.js";
import { documentKeys } from "./documents/document-keys.js";
import { createLog } from "./log.js";
import { createMetrics } from "./metrics.js";
import { createSealer } from "./safeguards/seal.js";
import { type Clock, later, SECOND, systemClock, until } from "./schedule/clock.js";
import { type Route, startServer } from "./server.js";
import { shareStory } from "./stories/telling/share-story.js";
import { words } from "./words/en-GB.js";

/** How long a stop waits for what is at work. */
const DRAIN_MS = 10 * SECOND;

export interface Running {
  readonly port: number;
  readonly core: Core;
  stop(): Promise<void>;
}

/** What a test or a demo puts in the place of the machine's own. */
export interface Given {
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly maxWaiting?: number;
}

/** Starts everything. Throws `UnusableSettings`. */
export async function start(config: Config, given: Given = {}): Promise<Running> {
  requirePlatform(config);
  const { clock = systemClock, log = createLog(config.logLevel), ...bounds } = given;
  const now = () => clock.now();
  const teams = config.teams === undefined ? undefined : await teamsConnection(config.teams, { log, now });
  const store = await openStore({ url: config.databaseUrl, ...bounds });
  const waveKeys = config.pulseKeysUrl === undefined ? undefined : await openWaveKeys(config.pulseKeysUrl);
  if (waveKeys === undefined)
    log.warn("PULSE_KEYS_URL is not set, so no pulses can be planned: their keys need a database of their own");
  const slack =
    config.slack === undefined ? undefined : await slackConnection(config, config.slack, { store, log, now });

  const web =
    config.publicUrl === undefined
      ? undefined
      : await webConnection(config, config.publicUrl, {
          store,
          log,
          now,
          caught: (error) => core.caught(error, { at: "web" }),
          documents: { open: (address) => core.documents.open(address) },
        });

  const chats = [slack, teams].filter((connection) => connection !== undefined);
  const platforms = [...chats, ...(web === undefined ? [] : [web])].map(({ platform }) => platform);
  const metrics = createMetrics(store);
  const system = { ...config.system, publicUrl: config.publicUrl, sendsMail: config.mail !== undefined };
  const core = createCore({
    ...{ store, waveKeys, clock, log, words, system, platforms, counted: metrics.counted },
    seenKey: await waveKeys?.make("seen"),
    documentKeys: await documentKeys(store, config.keys),
  });
  for (const platform of platforms) await platform.start(core.bot);

  const server = await startServer(config.port, {
    routes: Object.assign({}, ...chats.map(({ routes }): Record<string, Route> => routes)),
    otherwise: web?.handle,
    metrics: metrics.registry,
    caught: core.caught,
    ready: async () =>
      core.delivery.healthy() &&
      (await store.ping().then(
        () => true,
        () => false,
      )),
  });
  const stopTicking = clock.everyMinute(core.tick);
  await core.tick();
  log.info({ port: server.port, platforms: platforms.map(({ name }) => name) }, "Causeway is up");

  return {
    port: server.port,
    core,
    async stop() {
      log.info("stopping");
      stopTicking();
      const deadline = until(clock, later(now(), DRAIN_MS));
      await Promise.all([Promise.race([server.stop(), deadline]), core.delivery.stop(deadline)]);
      await Promise.race([Promise.all(platforms.map((platform) => platform.stop())), deadline]);
      await core.documents.close();
      await Promise.all([store.close(), waveKeys?.close()]);
      log.info("stopped");
    },
  };
}

interface Surroundings {
  readonly log: Logger;
  readonly now: () => Date;
}

interface WebConnecting extends Surroundings {
  readonly store: Store;
  readonly caught: (error: unknown) => string;
  readonly documents: Pick<Core["documents"], "open">;
}

/** An adapter is loaded where it is used: each brings an SDK that costs a start half a second and many megabytes. */
async function slackConnection(
  { publicUrl, keys }: Config,
  slack: SlackConfig,
  { store, log, now }: Surroundings & { readonly store: Store },
) {
  const { connectSlack } = await import("../adapters/slack/slack.js");
  const installations = createInstallations(store, createSealer(keys), "slack", now);
  const states = createTickets(store, now);
  const around = { now, log: log.child({ at: "slack" }), words: words.slack, installations, states };
  return connectSlack({ ...slack, publicUrl }, around);
}

async function webConnection(
  { system, mail }: Config,
  publicUrl: string,
  { store, log, now, caught, documents }: WebConnecting,
) {
  const { connectWeb } = await import("../adapters/web/web.js");
  const doors = createDoors(store, now, { form: shareStory.name, name: words.story.colleague });
  return connectWeb(
    { publicUrl, mail },
    { log: log.child({ at: "web" }), words: words.pages, system, doors, caught, documents },
  );
}

async function teamsConnection(teams: TeamsConfig, { log, now }: Surroundings) {
  const { connectTeams, problemsWith } = await import("../adapters/teams/teams.js");
  const problems = problemsWith(teams);
  if (problems.length > 0) throw new UnusableSettings(problems);
  return connectTeams(teams, { now, log: log.child({ at: "teams" }), words: words.teams });
}
