/** Causeway with Teams alone: it verifies, stores every row on disk and then answers. */
import { connectTeams } from "../../adapters/teams/teams.js";
import { createCore } from "../../src/core.js";
import { openStore } from "../../src/database/open.js";
import { createLog } from "../../src/log.js";
import { createMetrics } from "../../src/metrics.js";
import { systemClock } from "../../src/schedule/clock.js";
import { startServer } from "../../src/server.js";
import { words } from "../../src/words/en-GB.js";
import { APP_ID, ISSUER, TENANT } from "./stand-in.js";

const { STAND_IN = "", DATABASE_URL = "" } = process.env;
const clock = systemClock;
const log = createLog("error");
const store = await openStore({ url: DATABASE_URL });
const teams = connectTeams(
  {
    ...{ appId: APP_ID, appPassword: "secret", appType: "SingleTenant", appTenantId: TENANT },
    ...{ allowedTenants: [TENANT], serviceHosts: ["127.0.0.1"], tokenIssuer: ISSUER, loginUrl: STAND_IN },
    openIdMetadataUrl: `${STAND_IN}/metadata`,
  },
  {
    log,
    now: () => clock.now(),
    words: words.teams,
  },
);
const metrics = createMetrics(store);
const core = createCore({
  ...{ store, clock, log, words, platforms: [teams.platform], counted: metrics.counted, documentKeys: [] },
  waveKeys: undefined,
  system: { name: "Bench", timeZone: "Europe/London", publicUrl: undefined, sendsMail: false },
});
await teams.platform.start(core.bot);
const { port } = await startServer(0, {
  ...{ routes: teams.routes, metrics: metrics.registry, caught: core.caught, ready: async () => true },
  otherwise: undefined,
});
console.error(JSON.stringify({ port }));
process.on("SIGTERM", () => process.exit(0));
