/**
 * A small Slack for tests: a loopback server that answers the Web API, checks what Slack checks, and remembers.
 * What it holds can be read at any time; `untilPosted` waits for what is still to come.
 */
import type { Desk } from "./answer.js";
import { type Fault, newFaults } from "./faults.js";
import { newOauth, type OauthApp } from "./methods/oauth.js";
import { newWorld } from "./new-world.js";
import { newPacer, type RateLimits } from "./rate-limits.js";
import { listen } from "./server.js";
import { issueTrigger } from "./triggers.js";
import { type Patience, until } from "./until.js";
import { openModal } from "./views.js";
import type { Call, Ephemeral, Home, Modal, Post, Workspace, WorkspaceSeed, World } from "./world.js";

export interface SmallSlackOptions {
  readonly workspaces: readonly WorkspaceSeed[];
  /** Milliseconds since 1970; the real clock when left out. */
  readonly now?: () => number;
  /** For every workspace without its own; unlimited when left out. */
  readonly rateLimits?: RateLimits;
  readonly appId?: string;
  readonly oauth?: Partial<OauthApp>;
}

export interface SmallSlack {
  /** Where it listens. */
  readonly url: string;
  /** What SLACK_API_URL must be, with the closing slash. */
  readonly apiUrl: string;
  readonly now: () => number;
  readonly posts: readonly Post[];
  readonly ephemerals: readonly Ephemeral[];
  /** Every modal ever shown, oldest first; `state` says whether it still is. */
  readonly views: readonly Modal[];
  /** Home tabs by user id. */
  readonly homes: ReadonlyMap<string, Home>;
  readonly calls: readonly Call[];
  /** What the simulated person reads and writes; tests read the lists above instead. */
  readonly world: World;
  workspace(id: string): Workspace;
  /** The modal in front of this person now. */
  openModal(user: string): Modal | undefined;
  /** Makes the next calls of a method fail. "response_url" is the name of posts to a response_url. */
  refuseNext(method: string, fault: Fault, times?: number): void;
  /** Refuses every token of a workspace: "token_revoked", "account_inactive", "invalid_auth". */
  lockOut(team: string, error?: string): void;
  letIn(team: string): void;
  issueTrigger(team: string, user: string): string;
  /** The code that consent to an installation sends back through the browser. */
  grantInstall(team: string, user: string, redirectUri?: string): string;
  /** The first post, old or new, that is as wanted. */
  untilPosted(wanted: (post: Post) => boolean, patience?: Patience): Promise<Post>;
  untilEphemeral(wanted: (message: Ephemeral) => boolean, patience?: Patience): Promise<Ephemeral>;
  /** The first thing that `find` gives, looked for after every change. */
  until<T>(find: () => T | undefined, patience?: Patience): Promise<T>;
  close(): Promise<void>;
}

export async function startSmallSlack(options: SmallSlackOptions): Promise<SmallSlack> {
  const { now = Date.now, appId = "A0CAUSEWAY", rateLimits = {}, oauth = {}, workspaces } = options;
  const world = newWorld(now, appId, workspaces);
  const faults = newFaults();
  const app = { clientId: "111.222", clientSecret: "client-secret", rotation: false, ...oauth };
  const desk: Desk = { world, oauth: newOauth(app), pacer: newPacer(now), rateLimits };
  const server = await listen(desk, faults);
  const { url, posts, ephemerals, modals: views, homes, calls } = world;
  const workspace = (id: string) => {
    const found = world.workspaces.get(id);
    if (found === undefined) throw new Error(`No workspace ${id}`);
    return found;
  };
  return {
    url,
    apiUrl: `${url}/api/`,
    now,
    posts,
    ephemerals,
    views,
    homes,
    calls,
    world,
    workspace,
    openModal: (user) => openModal(world, user),
    refuseNext: (method, fault, times = 1) => faults.add(method, fault, times),
    lockOut(team, error = "token_revoked") {
      workspace(team).lockedOutWith = error;
    },
    letIn(team) {
      workspace(team).lockedOutWith = undefined;
    },
    issueTrigger: (team, user) => issueTrigger(world, team, user),
    grantInstall: (team, user, redirectUri) => desk.oauth.grant(team, user, redirectUri),
    untilPosted: (wanted, patience) =>
      until(
        world,
        () => posts.find(wanted),
        () => heard("Posted", posts),
        patience,
      ),
    untilEphemeral: (wanted, patience) =>
      until(
        world,
        () => ephemerals.find(wanted),
        () => heard("Seen by one person", ephemerals),
        patience,
      ),
    until: (find, patience) => until(world, find, () => calledSoFar(calls), patience),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function heard(what: string, messages: readonly (Post | Ephemeral)[]): string {
  return `${what} so far: ${messages.map(({ channel, visibleText }) => `\n${channel}: ${visibleText}`).join("") || "nothing"}`;
}

function calledSoFar(calls: readonly Call[]): string {
  return `Called so far: ${calls.map(({ method, outcome }) => `${method} (${outcome})`).join(", ") || "nothing"}`;
}
