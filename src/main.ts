/** The composition root: settings in, a running Causeway out. */
import type { Logger } from "pino";
import { connectSlack } from "../adapters/slack/slack.js";
import { type Config, requirePlatform } from "./config.js";
import { type Core, createCore } from "./core.js";
import { openStore } from "./database/open.js";
import { createInstallations, createTickets } from "./directory/installations.js";
import { createLog } from "./log.js";
import { createMetrics } from "./metrics.js";
import { createSealer } from "./safeguards/seal.js";
import { type Clock, later, SECOND, systemClock, until } from "./schedule/clock.js";
import { type Route, startServer } from "./server.js";
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
  const store = await openStore({ url: config.databaseUrl, ...bounds });
  const now = () => clock.now();
  const sealer = createSealer(config.keys);
  const states = createTickets(store, now);

  const connections = [
    ...(config.slack === undefined
      ? []
      : [
          connectSlack(
            { ...config.slack, publicUrl: config.publicUrl },
            {
              now,
              log: log.child({ at: "slack" }),
              words: words.slack,
              installations: createInstallations(store, sealer, "slack", now),
              states,
            },
          ),
        ]),
  ];
  const platforms = connections.map(({ platform }) => platform);
  const metrics = createMetrics(store);
  const core = createCore({ store, clock, log, words, system: config.system, platforms, counted: metrics.counted });
  for (const platform of platforms) await platform.start(core.bot);

  const server = await startServer(config.port, {
    routes: Object.assign({}, ...connections.map(({ routes }): Record<string, Route> => routes)),
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
      await store.close();
      log.info("stopped");
    },
  };
}
