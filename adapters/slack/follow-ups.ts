/** The calls that follow an answer. They are made once the response has left, and never lost in silence. */
import { DeliveryFailed } from "../../src/chat/platform.js";
import { attempted, keepUnderWay } from "../webhooks/follow-up.js";
import type { FollowUp } from "./answers.js";
import { failureOf, ofStatus, refusedBlocks } from "./errors.js";
import type { SlackLog, SlackWords } from "./settings.js";
import { callTimeoutMs, type Web } from "./web.js";

export interface FollowUps {
  begin(team: string, calls: readonly FollowUp[]): void;
  /** Waits for what is under way. */
  settled(): Promise<void>;
}

export interface FollowUpOptions {
  readonly web: Web;
  readonly apiUrl: string;
  readonly log: SlackLog;
  readonly words: SlackWords;
  pause(ms: number): Promise<void>;
}

/** This trigger has opened a form already: Slack delivered the press twice. */
const alreadyOpen: ReadonlySet<string> = new Set(["exchanged_trigger_id", "trigger_exchanged"]);

export function createFollowUps(options: FollowUpOptions): FollowUps {
  const { begin, settled } = keepUnderWay();
  return {
    begin(team, calls) {
      for (const call of calls) begin(followUp(options, team, call));
    },
    settled,
  };
}

async function followUp(options: FollowUpOptions, team: string, call: FollowUp): Promise<void> {
  const trying = { failureOf, isWorthTrying, pause: options.pause };
  const failure = await attempted(trying, () => made(options, team, call));
  if (failure === undefined || alreadyOpen.has(failure.reason)) return;
  const instead = insteadOf(call, failure, options.words);
  options.log.warn({ workspace: team, call: call.call, reason: failure.reason }, "a follow-up call to Slack failed");
  if (instead === undefined) return;
  const again = await attempted(trying, () => made(options, team, instead));
  if (again === undefined) return;
  options.log.error(
    { workspace: team, call: instead.call, reason: again.reason },
    "a person was left without an answer",
  );
}

/** What is left to do for the person when a call has failed for good. */
function insteadOf(call: FollowUp, failure: DeliveryFailed, words: SlackWords): FollowUp | undefined {
  if (call.call === "open" && call.otherwise !== "") {
    const message = { response_type: "ephemeral", replace_original: false, text: words.tooLate };
    return { call: "respond", url: call.otherwise, message };
  }
  if (call.call === "push" && failure.reason === "push_limit_reached") {
    return { call: "update", viewId: call.viewId, hash: "", view: call.view };
  }
  if (call.call === "respond" && refusedBlocks.has(failure.reason)) {
    return { ...call, message: { ...call.message, blocks: undefined } };
  }
  return undefined;
}

/** Slack may name a longer wait than a person will: nothing is sent before it. */
function isWorthTrying({ remedy, reason }: DeliveryFailed): boolean {
  if (remedy.kind === "unknown") return true;
  return remedy.kind === "retry" && reason !== "ratelimited";
}

function made({ web, apiUrl }: FollowUpOptions, team: string, call: FollowUp): Promise<unknown> {
  switch (call.call) {
    case "open":
      return web.call(team, (client) => client.views.open({ trigger_id: call.trigger, view: call.view }));
    case "push":
      return web.call(team, (client) => client.views.push({ trigger_id: call.trigger, view: call.view }));
    case "update": {
      const unchanged = call.hash === "" ? {} : { hash: call.hash };
      return web.call(team, (client) => client.views.update({ view_id: call.viewId, view: call.view, ...unchanged }));
    }
    case "publish":
      return web.call(team, (client) => client.views.publish({ user_id: call.user, view: call.view }));
    case "respond":
      return respond(call.url, call.message, apiUrl);
  }
}

/** The address came in a signed request; still, nothing but Slack is ever called. */
async function respond(url: string, message: object, apiUrl: string): Promise<void> {
  if (!isSlacks(url, apiUrl)) throw ofStatus(404, undefined);
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(message),
    redirect: "error",
    signal: AbortSignal.timeout(callTimeoutMs),
  });
  const said = await response.text();
  if (response.ok && !said.includes('"ok":false')) return;
  const refused = [...refusedBlocks].find((word) => said.includes(word));
  if (refused !== undefined) throw new DeliveryFailed({ kind: "abandon" }, refused);
  throw ofStatus(response.ok ? 400 : response.status, response.headers.get("retry-after"));
}

function isSlacks(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return hostname === new URL(apiUrl).hostname || (protocol === "https:" && /(^|\.)slack(-gov)?\.com$/.test(hostname));
}
