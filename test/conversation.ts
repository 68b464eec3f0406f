/**
 * A whole Causeway in a test: the real composition root, a real database, Slack's own SDK over loopback and a small
 * Slack behind it. Time stands still until the test moves it.
 */
import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { readConfig } from "../src/config.js";
import { openStore } from "../src/database/open.js";
import type { Store } from "../src/database/store.js";
import { inviteCurator } from "../src/directory/curators.js";
import { createInvite, type NewOrganisation, saveOrganisation } from "../src/directory/organisations.js";
import { signInAddress } from "../src/directory/sign-in.js";
import { start } from "../src/main.js";
import { freePort } from "./free-port.js";
import { type Engine, freshUrl } from "./fresh-store.js";
import { type ManualClock, manualClock } from "./manual-clock.js";
import { type Person, slackPerson } from "./slack/person.js";
import { renderedText } from "./slack/small-slack/rendered-text.js";
import { type SmallSlack, startSmallSlack } from "./slack/small-slack/small-slack.js";
import type { Post } from "./slack/small-slack/world.js";
import { type TeamsPerson, teamsPerson } from "./teams/person.js";
import { type SmallTeams, startSmallTeams } from "./teams/small-teams/small-teams.js";

export const SIGNING_SECRET = "a-signing-secret";
export const TEAM = "T0HOSPITAL";
export const LEADERS = "C0LEADERS";
export const WARD = "C0WARD";

export interface Causeway {
  readonly slack: SmallSlack;
  /** The council's Teams, where the conversation has one. */
  readonly teams: SmallTeams;
  readonly clock: ManualClock;
  readonly store: Store;
  /** Every log line, as text. */
  readonly logged: readonly string[];
  readonly address: string;
  readonly databaseUrl: string;
  /** Where the keys of its pulses are. */
  readonly pulseKeysUrl: string;
  invites(organisation: NewOrganisation): Promise<string>;
  /** As `causeway invite --web` does: the address of a sign-in link for the organisation's curator. */
  invitesToWeb(organisation: NewOrganisation, name: string, email?: string): Promise<string>;
  person(user: string, name: string): Person;
  /** Somebody at the council. */
  colleague(user: string, name: string): TeamsPerson;
  /** Resolves when Causeway has nothing left to do, moving the clock past what it paces itself with. */
  settles(): Promise<void>;
  /** It is then; what was due by then has been done. */
  itIs(instant: string): Promise<void>;
  /** What has been said in a channel, or to a person, in order. */
  heardIn(channel: string): readonly string[];
  postsIn(channel: string): readonly Post[];
}

export interface ConversationOptions {
  readonly engine?: Engine;
  readonly at?: string;
  /** The council is on Teams, with a small Teams of its own. */
  readonly teams?: boolean;
  /** It has web pages, at the address that it listens on. */
  readonly web?: boolean;
  /** How many writes may wait. */
  readonly maxWaiting?: number;
  readonly settings?: Readonly<Record<string, string>>;
}

export const northshire: NewOrganisation = {
  name: "Northshire General",
  sector: "hospital",
  places: ["Harbour"],
  staff: 4200,
};
export const eastshire: NewOrganisation = {
  name: "Eastshire Council",
  sector: "council",
  places: ["Harbour"],
  staff: 6000,
};

export const beechGrove: NewOrganisation = {
  name: "Beech Grove Care Home",
  sector: "social-care",
  places: ["Harbour"],
  staff: 40,
};

/** Starts Causeway on a Wednesday morning in November; it stops when the test ends. */
export async function startCauseway(options: ConversationOptions = {}): Promise<Causeway> {
  const { engine = "sqlite", at = "2026-11-18T09:00:00Z", settings = {} } = options;
  const clock = manualClock(at);
  const now = () => clock.now().getTime();
  const slack = await startSmallSlack({ now, workspaces: [hospital] });
  const teams = options.teams === true ? await startCouncil(now) : undefined;
  const databaseUrl = await freshUrl(engine, "migrated");
  const pulseKeysUrl = await freshUrl(engine);
  const logged: string[] = [];
  const log = pino({ level: "info", base: null }, { write: (line) => void logged.push(line) });
  const port = options.web === true ? await freePort() : 0;
  const config = readConfig({
    PORT: String(port),
    ...(options.web === true ? { PUBLIC_URL: `http://127.0.0.1:${port}` } : {}),
    DATABASE_URL: databaseUrl,
    PULSE_KEYS_URL: pulseKeysUrl,
    SYSTEM_NAME: "Northshire",
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_TOKEN: "xoxb-hospital",
    SLACK_API_URL: slack.apiUrl,
    ...(teams === undefined ? {} : teamsSettings(teams)),
    ...settings,
  });
  const { maxWaiting } = options;
  const running = await start(config, { clock, log, ...(maxWaiting === undefined ? {} : { maxWaiting }) });
  const store = await openStore({ url: databaseUrl });
  const address = `http://127.0.0.1:${running.port}`;
  onTestFinished(async () => {
    await running.stop();
    await store.close();
    await slack.close();
    await teams?.close();
  });

  const causeway: Causeway = {
    slack,
    get teams() {
      if (teams === undefined) throw new Error("This conversation was started without Teams.");
      return teams;
    },
    clock,
    store,
    logged,
    address,
    databaseUrl,
    pulseKeysUrl,
    invites: (organisation) =>
      store.write(async (tx) => createInvite(tx, await saveOrganisation(tx, organisation, clock.now()), clock.now())),
    invitesToWeb: async (organisation, name, email) => {
      const token = await store.write(async (tx) => {
        const organisationId = await saveOrganisation(tx, organisation, clock.now());
        return inviteCurator(tx, { organisationId, name, email }, clock.now());
      });
      return signInAddress(address, token);
    },
    person: (user, name) =>
      slackPerson({
        slack,
        team: TEAM,
        user,
        name,
        deliverTo: `${address}/slack/events`,
        signingSecret: SIGNING_SECRET,
      }),
    colleague: (user, name) =>
      teamsPerson({ teams: causeway.teams, tenant: COUNCIL, user, name, deliverTo: `${address}/api/messages` }),
    async settles() {
      do await running.core.delivery.idle();
      while (clock.moveToNextTimer(2000));
    },
    async itIs(instant) {
      await clock.moveTo(instant);
      await causeway.settles();
    },
    postsIn: (channel) => slack.posts.filter((post) => post.channel === channel || post.directTo === channel),
    heardIn: (channel) => causeway.postsIn(channel).map(renderedText),
  };
  return causeway;
}

export const COUNCIL = "c0c0c0c0-0000-4000-8000-000000000001";
export const DIRECTORS = "19:directors@thread.tacv2";

const council = {
  id: COUNCIL,
  people: [],
  teams: [{ id: DIRECTORS, name: "Directors" }],
};

function startCouncil(now: () => number): Promise<SmallTeams> {
  const app = { appId: randomUUID(), appPassword: "app-password", homeTenant: COUNCIL };
  return startSmallTeams({ ...app, tenants: [council], now });
}

function teamsSettings({ serviceUrl, openIdMetadataUrl, issuer, loginUrl, appId }: SmallTeams): Record<string, string> {
  return {
    MicrosoftAppId: appId,
    MicrosoftAppPassword: "app-password",
    MicrosoftAppTenantId: COUNCIL,
    TEAMS_SERVICE_HOSTS: new URL(serviceUrl).hostname,
    TEAMS_OPENID_METADATA_URL: openIdMetadataUrl,
    TEAMS_TOKEN_ISSUER: issuer,
    TEAMS_LOGIN_URL: loginUrl,
  };
}

const hospital = {
  id: TEAM,
  token: "xoxb-hospital",
  users: [],
  channels: [
    { id: LEADERS, name: "leaders", members: [], botIsMember: true },
    { id: WARD, name: "ward-7", members: [], botIsMember: true },
  ],
};

/** The hospital's leadership channel, set up by Asha with a code, and the council in the directory. */
export async function setUpNorthshire(causeway: Causeway): Promise<Person> {
  const asha = causeway.person("U0ASHA", "Asha Patel");
  const code = await causeway.invites(northshire);
  await causeway.invites(eastshire);
  await asha.types("/causeway setup", { in: LEADERS });
  await asha.modal();
  await asha.submits({ Code: code });
  await causeway.settles();
  return asha;
}
