/** Sends a thank-you to everybody whom it thanks, each on their own platform, and tells its sender who was reached. */
import { z } from "zod";
import type { Outcome } from "../chat/interaction.js";
import type { Context, Me } from "../context.js";
import type { MemberId, ThankedId, ThanksId, WorkspaceId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import type { DraftedThanks } from "../database/tables/thanks.js";
import { curatorsOf } from "../directory/curators.js";
import { completePrompt, type Done } from "../rituals/prompted-rituals.js";
import { type MessageKind, revise, say } from "../schedule/messages.js";
import { weekOf } from "../schedule/occurrences.js";
import { type Meant, once } from "./meant.js";
import { withinReach } from "./people.js";
import { addThanksTo, answersOf, anyThanks, anyThanksTo, type Thanks } from "./thanks.js";
import { passOnCard, receivedCard, sentCard } from "./thanks-cards.js";

interface Hearer {
  readonly id: MemberId;
  readonly workspaceId: WorkspaceId;
}

export async function sendThanks(
  context: Context,
  tx: Writer,
  me: Me,
  { from, words, seenBy, relayOf }: DraftedThanks,
  meant: readonly Meant[],
): Promise<Outcome> {
  const { now, system } = context;
  const people = once(meant);
  const hearers: (readonly Hearer[])[] = [];
  for (const one of people) hearers.push(await hearersFor(tx, me, one));
  const rows = people.map(({ name, organisationId, person }, at) => {
    const isAsked = person === undefined && (hearers[at]?.length ?? 0) > 0;
    return { memberId: person?.id ?? null, name, organisationId, askedAt: isAsked ? now : null };
  });
  const week = weekOf(now, system.timeZone);
  const thanks = { senderId: me.id, organisationId: from, words, seenBy, relayOf, week, createdAt: now };
  const { id, thanked } = await addThanksTo(tx, thanks, rows);
  for (const [at, { person }] of people.entries()) {
    const payload = { thanked: thanked[at] ?? "" };
    const message = person === undefined ? thanksToPassOn : thanksReceived;
    for (const hearer of hearers[at] ?? [])
      await say(tx, { to: { kind: "member", ...hearer }, message, payload, manner: "personal", now });
  }
  // Whoever passes it on sees on the card before that they did.
  if (relayOf !== null) await revise(tx, `thanks:${relayOf}`, now);
  await completePrompt(tx, { memberId: me.id, ...answering(relayOf), done: `thanks:${id}`, now });
  return context.confirm(tx, me, thanksSent, { thanks: id });
}

/** Which ritual's prompt it answers. */
function answering(relayOf: ThanksId | null): Pick<Done, "completions" | "about"> {
  return relayOf === null ? { completions: ["thanks"] } : { completions: ["relay"], about: `thanks:${relayOf}` };
}

/** The person themselves; for a name that nobody answers to, whoever may pass it on. */
async function hearersFor(tx: Writer, me: Me, { person, organisationId }: Meant): Promise<readonly Hearer[]> {
  if (person !== undefined) return [{ id: person.id, workspaceId: person.workspaceId }];
  const others = (await curatorsOf(tx, organisationId)).filter(({ id }) => id !== me.id);
  return withinReach(tx, others);
}

const sentPayload = z.object({ thanks: z.string() });
const thankedPayload = z.object({ thanked: z.string() });

/** The confirmation, to the sender alone. */
export const thanksSent: MessageKind<z.infer<typeof sentPayload>> = {
  name: "thanks-sent",
  payloads: { 1: sentPayload },
  async compose({ thanks: id }, { read, words }) {
    const thanks = await anyThanks(read, id as ThanksId);
    return thanks && { card: sentCard(words, thanks), about: aboutAll(thanks) };
  },
};

export const thanksReceived: MessageKind<z.infer<typeof thankedPayload>> = {
  name: "thanks-received",
  keeps: true,
  payloads: { 1: thankedPayload },
  async compose({ thanked: id }, { read, words }, occasion) {
    const to = await anyThanksTo(read, id as ThankedId);
    if (to === undefined || isTooLate(to.thanks, occasion)) return undefined;
    const card = receivedCard(words, to.thanks, to.person, await answersOf(read, to.person));
    return { card, about: aboutAll(to.thanks) };
  },
};

/** To each curator of an organisation, for somebody there whom Causeway cannot reach. */
export const thanksToPassOn: MessageKind<z.infer<typeof thankedPayload>> = {
  name: "thanks-to-pass-on",
  payloads: { 1: thankedPayload },
  async compose({ thanked: id }, { read, words }, occasion) {
    const to = await anyThanksTo(read, id as ThankedId);
    if (to === undefined || isTooLate(to.thanks, occasion)) return undefined;
    return { card: passOnCard(words, to.thanks, to.person), about: aboutAll(to.thanks) };
  },
};

/** Taken back before it was told: then there is nothing to tell. */
export function isTooLate({ takenBackAt }: Thanks, occasion: "post" | "revise"): boolean {
  return takenBackAt !== null && occasion === "post";
}

/** The thanks, and everybody whose name stands in them: it may be only a handle until their platform tells it. */
export function aboutAll({ id, sender, thanked }: Thanks): readonly string[] {
  const people = [sender, ...thanked.flatMap(({ member }) => (member === undefined ? [] : [member]))];
  return [`thanks:${id}`, ...people.map((person) => `member:${person.id}`)];
}
