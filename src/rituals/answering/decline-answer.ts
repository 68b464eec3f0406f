/** Whoever was named to see to an answer cannot: whoever wrote it is told kindly, and names somebody else. */
import { z } from "zod";
import { buttons, type Card, text } from "../../chat/card.js";
import type { Action } from "../../chat/feature.js";
import { reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import type { MemberId, RitualAnswerId } from "../../database/ids.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { type MessageKind, revise, type Scene, say } from "../../schedule/messages.js";
import { allRituals } from "../rituals.js";
import { answerNodes, nameButton, nameOfRitual } from "./answer-cards.js";
import { anyAnswer, findAnswerOwner, type RitualAnswer } from "./answered-rituals.js";
import { ownedBy, saveOwner } from "./owned-rituals.js";

/** `about` is the answer. */
export const declineAnswer: Action<Context> = {
  name: "decline-ritual",
  async pressed(context, about) {
    const { words, now } = context;
    const { form, declined, declinedNobody } = words.rituals.owned;
    return context.write(async (tx, me) => {
      const answer = await ownedBy(tx, about, me.id);
      if (answer === undefined || answer.dueOn === null || answer.cameOf !== undefined)
        return reply(noticeCard(form.notYours));
      const { id, author, dueOn } = answer;
      if (!(await saveOwner(tx, { id, from: me.id, to: null, dueOn }))) return reply(noticeCard(form.notYours));
      await revise(tx, `ritual-answer:${id}`, now);
      if (author.id === me.id || author.awayAt !== null) return reply(noticeCard(declinedNobody));
      const to = { kind: "member", id: author.id, workspaceId: author.workspaceId } as const;
      const payload = { answer: id, owner: me.id };
      await say(tx, { to, message: ritualDeclined, payload, manner: "personal", now });
      return reply(noticeCard(declined(author.name)));
    });
  },
};

const payload = z.object({ answer: z.string(), owner: z.string() });

/** To whoever wrote it. Where somebody has it by then, nothing needs to be said. */
export const ritualDeclined: MessageKind<z.infer<typeof payload>> = {
  name: "ritual-declined",
  payloads: { 1: payload },
  async compose({ answer: id, owner }, scene, occasion) {
    const { words } = scene;
    const about = [`ritual-answer:${id}`];
    const answer = await anyAnswer(scene.read, id as RitualAnswerId);
    const waits = answer !== undefined && answer.owner === undefined && answer.cameOf === undefined;
    if (waits)
      return { card: await declinedCard(scene, answer, await nameNow(scene, owner as MemberId, occasion)), about };
    if (occasion === "post") return undefined;
    const { answer: said } = words.rituals;
    if (answer === undefined) return { card: noticeCard(said.takenBack), about };
    return { card: noticeCard(said.owner(answer.owner?.name ?? "", answer.dueOn ?? "")), about };
  },
};

/** Nothing is said of somebody who is away; what was said before stays. */
async function nameNow({ read }: Scene, id: MemberId, occasion: "post" | "revise"): Promise<string | undefined> {
  const named = await findAnswerOwner(read, id);
  return named === undefined || (occasion === "post" && named.awayAt !== null) ? undefined : named.name;
}

async function declinedCard(
  { read, words, system }: Scene,
  answer: RitualAnswer,
  name: string | undefined,
): Promise<Card> {
  const ritual = nameOfRitual(words, answer, await allRituals(read, words));
  const summary = words.rituals.owned.cannot(name);
  const nodes = answerNodes(words, answer, ritual, system.timeZone);
  return { summary, body: [text(summary), ...nodes, buttons(nameButton(words, answer))] };
}
