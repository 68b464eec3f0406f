/** What somebody is about to answer: the prompt that they had, or a ritual that they start themselves. */
import { type Outcome, open, reply } from "../../chat/interaction.js";
import type { Context, Employer } from "../../context.js";
import { type RitualPromptId, readId, type TeamId } from "../../database/ids.js";
import { anyChannel } from "../../directory/channels.js";
import { chooseEmployer } from "../../directory/choose-employer.js";
import { noticeCard } from "../../directory/directory-cards.js";
import type { Ritual } from "../catalogue.js";
import { findPrompt, openPrompts, type RitualPrompt } from "../prompted-rituals.js";
import { findRitual } from "../rituals.js";

export interface Asked {
  readonly ritual: Ritual;
  readonly prompt: RitualPrompt | undefined;
  readonly employer: Employer;
}

type Asking = Pick<Context, "asker" | "words" | "system" | "read" | "now">;

/** `about` is a prompt, or "ritual:<key>". It comes from their own device. */
export async function askedOf(context: Asking, about: string): Promise<Asked | Outcome> {
  const { asker, words, system, read } = context;
  const { notYours, nobodyIn } = words.rituals.answerForm;
  if (asker.unnamed || asker.employers.length === 0) return reply(noticeCard(words.directory.notSetUp(system.name)));
  // Who reads it depends on whom they work for.
  if (asker.employer === undefined) return open(chooseEmployer);
  const prompt = await promptOf(context, about);
  const key = about.startsWith(STARTED) ? about.slice(STARTED.length) : prompt?.ritualKey;
  const ritual = key === undefined ? undefined : await findRitual(read, words, key);
  if (ritual === undefined) return reply(noticeCard(notYours));
  if (ritual.completion !== "words") return reply(noticeCard(nobodyIn));
  return { ritual, prompt, employer: asker.employer };
}

const STARTED = "ritual:";

/** One that was put to them, or in a channel of their workspace; or the one that waits of a ritual that they start. */
async function promptOf({ read, asker, now }: Asking, about: string): Promise<RitualPrompt | undefined> {
  const { memberId, workspaceId } = asker;
  if (about.startsWith(STARTED)) {
    const waiting = memberId === undefined ? [] : await openPrompts(read, memberId, now);
    return waiting.find(({ ritualKey }) => ritualKey === about.slice(STARTED.length));
  }
  const id = readId<RitualPromptId>(about);
  const prompt = id && (await findPrompt(read, id));
  if (prompt === undefined) return undefined;
  if (prompt.channelId === null) return prompt.memberId === memberId ? prompt : undefined;
  const channel = await anyChannel(read, prompt.channelId);
  return channel?.workspaceId === workspaceId ? prompt : undefined;
}

/** Whether it is over for whoever was asked: a channel's people may each answer. */
export const isAnswered = ({ prompt }: Asked): boolean =>
  prompt !== undefined && prompt.channelId === null && prompt.doneAt !== null;

/** The team that a prompt was about. */
export function teamAsked({ prompt }: Asked): TeamId | undefined {
  const [kind, id = ""] = (prompt?.about ?? "").split(":");
  return kind === "team" ? readId<TeamId>(id) : undefined;
}

export const isHosts = ({ audience }: Ritual): boolean => audience === "hosts" || audience === "celebrated";
