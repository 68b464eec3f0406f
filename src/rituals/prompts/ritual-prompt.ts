/** A prompt: said while its ritual is on for whoever is asked, answered in place, and over in one kind sentence. */
import { z } from "zod";
import type { Card, CardNode } from "../../chat/card.js";
import type { RitualPromptId } from "../../database/ids.js";
import { noticeCard } from "../../directory/directory-cards.js";
import type { MessageKind, Scene } from "../../schedule/messages.js";
import { SPARK, sparkFor, sparkNodes } from "../answering/spark-cards.js";
import { readCatalogue, scopesIn } from "../calendar/due-rituals.js";
import type { Ritual } from "../catalogue.js";
import { findPrompt, markLapsed, markPosted, type RitualPrompt } from "../prompted-rituals.js";
import { findRitual, settingFor } from "../rituals.js";
import { promptCard, promptDoneCard } from "./prompt-cards.js";
import { hasLeadersThanks, subjectOf, subjectToSay, type Where, whereAsked } from "./prompt-subject.js";

const payload = z.object({ prompt: z.string() });

export const ritualPrompted: MessageKind<z.infer<typeof payload>> = {
  name: "ritual-prompt",
  payloads: { 1: payload },
  async compose({ prompt: id }, scene, occasion) {
    const prompt = await findPrompt(scene.read, id as RitualPromptId);
    if (prompt === undefined) return undefined;
    const about = [`ritual-prompt:${prompt.id}`, ...(prompt.about === "" ? [] : [prompt.about])];
    if (occasion === "revise") return { card: await cardAsItStands(scene, prompt), about };
    const saying = await whatToSay(scene, prompt);
    return "why" in saying ? undefined : { card: saying.card, about };
  },
  posted: (tx, { prompt }, { now }) => markPosted(tx, prompt as RitualPromptId, now),
  async lapsed(tx, { prompt: id }, why, scene) {
    const prompt = await findPrompt(tx, id as RitualPromptId);
    // Whoever answered it before it was said has answered it.
    if (prompt === undefined || prompt.doneAt !== null || prompt.passedAt !== null) return;
    const saying = why === NOTHING_LEFT ? await whatToSay(scene, prompt) : { why };
    await markLapsed(tx, prompt.id, "why" in saying ? saying.why : why, scene.now);
  },
};

/** As the outbox puts it. */
const NOTHING_LEFT = "there was nothing left to say";

type Saying = { readonly card: Card } | { readonly why: string };

async function whatToSay(scene: Scene, prompt: RitualPrompt): Promise<Saying> {
  const { read, words } = scene;
  if (prompt.doneAt !== null || prompt.passedAt !== null) return { why: "it was answered before" };
  if (prompt.lapsedAt !== null) return { why: prompt.lapse };
  const ritual = await findRitual(read, words, prompt.ritualKey);
  const where = await whereAsked(read, prompt);
  if (where === undefined) return { why: "its recipient is no longer here" };
  if (ritual === undefined || !(await isOn(scene, ritual, prompt, where))) return { why: "it was switched off" };
  const card = await openCard(scene, prompt, ritual, where, "post");
  return card === undefined ? { why: "what it was about is gone" } : { card };
}

async function isOn({ read, words }: Scene, ritual: Ritual, { channelId }: RitualPrompt, where: Where) {
  const catalogue = await readCatalogue(read, words);
  const scopes = scopesIn(catalogue, where.organisationId, channelId ?? undefined);
  return settingFor(ritual, catalogue.switches, scopes).on;
}

/** Of one that was said. */
async function cardAsItStands(scene: Scene, prompt: RitualPrompt): Promise<Card> {
  const { read, words } = scene;
  const { notYours, passed, over } = words.ritualPrompts;
  const ritual = await findRitual(read, words, prompt.ritualKey);
  if (ritual === undefined) return noticeCard(notYours);
  if (prompt.passedAt !== null) return noticeCard(passed(ritual.name));
  if (prompt.doneAt !== null && prompt.channelId === null) return promptDoneCard(words, ritual, prompt.completion);
  const where = await whereAsked(read, prompt);
  const card = where && (await openCard(scene, prompt, ritual, where, "revise"));
  return card ?? noticeCard(over(ritual.name));
}

/** Undefined where what it asks about is gone; or, before it is said, settled. */
async function openCard(
  scene: Scene,
  prompt: RitualPrompt,
  ritual: Ritual,
  where: Where,
  occasion: "post" | "revise",
): Promise<Card | undefined> {
  const { read, words } = scene;
  const { id, about, completion, doneAt, channelId } = prompt;
  const subject = await (occasion === "post" ? subjectToSay : subjectOf)(read, prompt, where);
  if (subject === undefined) return undefined;
  const mayBeSettled = occasion === "post" && completion === "story-thanks" && subject.kind === "story";
  if (mayBeSettled && (await hasLeadersThanks(read, subject.story.id))) return undefined;
  const inRoom = channelId !== null;
  const chart = ritual.key === SPARK ? await chartFor(scene, where) : [];
  if (chart === undefined && occasion === "post") return undefined;
  const isAnswered = doneAt !== null;
  return promptCard(words, { id, ritual, completion, about, subject, inRoom, isAnswered, chart: chart ?? [] });
}

async function chartFor(scene: Scene, { organisationId }: Where): Promise<readonly CardNode[] | undefined> {
  const spark = organisationId === null ? undefined : await sparkFor(scene, organisationId);
  return spark && sparkNodes(spark);
}
