/** The Slack adapter: what Slack sends goes to the bot, what the bot answers goes to Slack. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Answer, Interaction } from "../../src/chat/interaction.js";
import type { Bot, Platform } from "../../src/chat/platform.js";
import { translated } from "./answers.js";
import { createApp } from "./app.js";
import { failureOf } from "./errors.js";
import { createFollowUps } from "./follow-ups.js";
import { connected, type Received, received, type Way } from "./interactions.js";
import { createInstallPages } from "./oauth.js";
import { createPosting } from "./platform.js";
import { createReceiver, type Exchange } from "./receiver.js";
import { type SlackSettings, type SlackSurroundings, slackApi } from "./settings.js";
import { createTokens, type Tokens } from "./tokens.js";
import { createClient, createWeb } from "./web.js";

export type { Installations, SlackLog, SlackSettings, SlackSurroundings, SlackWords, States } from "./settings.js";

export type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface SlackConnection {
  readonly platform: Platform;
  /** By method and path, such as "POST /slack/events". */
  readonly routes: Readonly<Record<string, Route>>;
}

export function connectSlack(settings: SlackSettings, around: SlackSurroundings): SlackConnection {
  const { log, words, now, pause = (ms) => wait(ms) } = around;
  const apiUrl = settings.apiUrl ?? slackApi;
  const anonymous = createClient(undefined, apiUrl, log);
  const tokens = createTokens(settings, around, anonymous);
  const web = createWeb(tokens, apiUrl, log);
  const followUps = createFollowUps({ web, apiUrl, log, words, pause });
  const receiver = createReceiver({ signingSecret: settings.signingSecret, now, log });
  let bot: Bot | undefined;

  createApp({
    receiver,
    log,
    apiUrl,
    async listen(body, exchange) {
      exchange.begin();
      if (bot === undefined) return exchange.respond(503);
      const came = understood(body, exchange, around);
      if (came === undefined) return;
      if (await isOutdated(came, tokens)) return exchange.respond(200);
      const { interaction, way, through } = came;
      const answer = await bot.handle(interaction);
      if (way.kind === "goodbye" && answer.kind !== "busy") await tokens.remove(interaction.workspace);
      const shown = await again(bot, answer, interaction, way);
      const { status, body: said, next } = translated(answer, way, interaction, words, shown);
      exchange.respond(status, said);
      followUps.begin(through, next);
    },
  });

  return {
    platform: {
      name: "slack",
      ...createPosting({ web, log, words }),
      async start(given) {
        bot = given;
        if (settings.botToken === undefined) return;
        const own = await learnOwnWorkspace(settings.botToken, apiUrl, tokens, around);
        if (own !== undefined) await bot.handle(connected(own));
      },
      stop: () => followUps.settled(),
    },
    routes: {
      "POST /slack/events": (request, response) => receiver.handle(request, response),
      ...createInstallPages(settings, around, tokens, anonymous, async (workspace) => {
        await bot?.handle(connected(workspace));
      }),
    },
  };
}

/** What came, or nothing where the request has been answered: malformed, or of a kind that nothing of ours answers. */
function understood(body: object, exchange: Exchange, { log }: SlackSurroundings): Received | undefined {
  try {
    const came = received(body, exchange.digest);
    if (came === undefined) exchange.respond(200);
    return came;
  } catch {
    // What was wrong is not logged: it could hold what somebody wrote.
    log.warn({}, "a payload from Slack was malformed");
    exchange.respond(400);
    return undefined;
  }
}

/**
 * A problem with a field that is not on the form: an earlier version drew it. The bot is asked for the form of today,
 * holding what was typed.
 */
async function again(bot: Bot, answer: Answer, interaction: Interaction, way: Way): Promise<Answer | undefined> {
  const { deed } = interaction;
  if (answer.kind !== "correct" || way.kind !== "submission" || deed.kind !== "submitted") return undefined;
  if (Object.keys(answer.problems).every((field) => way.fields.includes(field))) return undefined;
  const { form, about, answers: fill } = deed;
  return bot.handle({ ...interaction, id: `${interaction.id} again`, deed: { kind: "asked", form, about, fill } });
}

/** Goodbyes arrive late and in any order: one from before the present installation is about an earlier one. */
async function isOutdated({ way, interaction }: Received, tokens: Tokens): Promise<boolean> {
  if (way.kind !== "goodbye" || way.at === undefined) return false;
  const since = await tokens.installedAt(interaction.workspace);
  return since !== undefined && since > way.at;
}

/** A start without Slack is still a start: until it answers, the token serves whichever workspace speaks to us. */
async function learnOwnWorkspace(
  botToken: string,
  apiUrl: string,
  tokens: Tokens,
  { log }: SlackSurroundings,
): Promise<string | undefined> {
  try {
    const who = await createClient(botToken, apiUrl, log).auth.test();
    const team = who.is_enterprise_install ? who.enterprise_id : who.team_id;
    if (team !== undefined) tokens.own(team);
    log.info({ workspace: team }, "connected to Slack");
    return team;
  } catch (error) {
    log.warn({ reason: failureOf(error).reason }, "Slack does not answer to the bot token yet");
    return undefined;
  }
}
