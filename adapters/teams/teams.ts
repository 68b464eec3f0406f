/** The Teams adapter: what Teams sends goes to the bot, what the bot answers goes to Teams. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Answer, Interaction } from "../../src/chat/interaction.js";
import type { Bot, Platform } from "../../src/chat/platform.js";
import { createAllowlists } from "./allowlists.js";
import { keptAnswer, translated } from "./answers.js";
import { createFollowUps } from "./follow-ups.js";
import { type Received, received, type Way } from "./interactions.js";
import { createPosting } from "./platform.js";
import { type Admitted, createReceiver, type Response } from "./receiver.js";
import { createRegistrations } from "./registrations.js";
import type { Sdk } from "./sdk.js";
import { createService } from "./service.js";
import { problemsWith, type TeamsSettings, type TeamsSurroundings } from "./settings.js";

export type { TeamsLog, TeamsSettings, TeamsSurroundings, TeamsWords } from "./settings.js";
export { microsoftServiceHosts, problemsWith } from "./settings.js";

export type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface TeamsConnection {
  readonly platform: Platform;
  /** By method and path, such as "POST /api/messages". */
  readonly routes: Readonly<Record<string, Route>>;
}

/** Throws a plain error that names the settings, where they are not safe to run with. */
export function connectTeams(settings: TeamsSettings, around: TeamsSurroundings): TeamsConnection {
  const problems = problemsWith(settings);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const { log, words, now, pause = (ms) => wait(ms) } = around;
  const allowlists = createAllowlists(settings);
  // The SDK adds half a second and 24 MiB to a start, so only a deployment that has Teams loads it.
  const connectorModule = () => import("./connector.js");
  const byIdentity = async (appId: string) => (await connectorModule()).fetchByIdentity(appId);
  const registrations = createRegistrations({ settings, now, byIdentity });
  const connectors = once(async () => (await connectorModule()).createConnectors(allowlists));
  const connectorAt = async (serviceUrl: string) =>
    (await connectorModule()).connectorOf(await connectors(), registrations.own, serviceUrl);
  const service = createService({ allowlists, registration: registrations.own, connectorAt });
  const followUps = createFollowUps({ service, log, pause });
  let bot: Bot | undefined;
  let sdk: Sdk | undefined;

  async function listen({ activity, tenant, digest }: Admitted, respond: (response: Response) => void): Promise<void> {
    if (bot === undefined) return respond({ status: 503 });
    const came = understood({ activity, tenant, digest }, around);
    if (came === undefined) return respond({ status: 400 });
    if (came.kind === "ignored") return respond({ status: 200 });
    if (came.kind === "removed") {
      log.info(
        { workspace: tenant, scope: activity.conversation.conversationType },
        "Causeway was removed from a place",
      );
      return respond({ status: 200 });
    }
    if (came.kind === "kept") return respond(keptAnswer(came.inDialog, words));
    const { interaction, way } = came;
    const answer = await bot.handle(interaction);
    const { status, body, next } = translated(
      answer,
      way,
      interaction,
      words,
      await again(bot, answer, interaction, way),
    );
    respond({ status, body });
    followUps.begin({ serviceUrl: activity.serviceUrl, tenant }, next);
  }

  return {
    platform: {
      name: "teams",
      ...createPosting({ service, log, words }),
      async start(given) {
        bot = given;
        const { createSdk } = await import("./sdk.js");
        sdk = createSdk({ settings, registrations, connectors: await connectors(), now });
      },
      stop: () => followUps.settled(),
    },
    routes: { "POST /api/messages": createReceiver({ allowlists, log, sdk: () => sdk, listen }) },
  };
}

/** What came, or nothing where it is malformed. What was wrong is not logged: it could hold what somebody wrote. */
function understood({ activity, tenant, digest }: Admitted, { log }: TeamsSurroundings): Received | undefined {
  try {
    return received(activity, tenant, digest);
  } catch {
    log.warn({ type: activity.type }, "an activity from Teams was malformed");
    return undefined;
  }
}

/** Teams shows problems only on a form that is drawn anew, so the bot is asked for it, holding what was typed. */
async function again(bot: Bot, answer: Answer, interaction: Interaction, way: Way): Promise<Answer | undefined> {
  if (answer.kind !== "correct" && answer.kind !== "busy") return undefined;
  if (way.kind !== "dialog" || way.form === undefined) return undefined;
  const { form, about, answers: fill } = way.form;
  return bot.handle({ ...interaction, id: `${interaction.id} again`, deed: { kind: "asked", form, about, fill } });
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
