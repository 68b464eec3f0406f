/** An answer is kept, told where it was asked, and given to whoever sees to what follows. */
import { z } from "zod";
import { buttons, type Card, shows, text } from "../../chat/card.js";
import { type Outcome, reply } from "../../chat/interaction.js";
import type { Context, Me } from "../../context.js";
import type { RitualAnswerId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import type { Team } from "../../groups/team-groups.js";
import { type MessageKind, type Scene, say } from "../../schedule/messages.js";
import { completeThis } from "../prompted-rituals.js";
import { RITUAL_PAGE } from "../ritual-cards.js";
import { allRituals } from "../rituals.js";
import { answerCard, nameOfRitual } from "./answer-cards.js";
import type { ReadAnswer } from "./answer-fields.js";
import { addAnswer, anyAnswer, type RitualAnswer } from "./answered-rituals.js";
import { askCameOfLater } from "./ask-came-of.js";
import type { Asked } from "./asked-ritual.js";
import { tellAnswerOwner } from "./owner-messages.js";
import { channelFor } from "./room-for-answer.js";

export interface Kept {
  readonly me: Me;
  readonly asked: Asked;
  readonly answer: ReadAnswer;
  readonly team: Pick<Team, "id"> | undefined;
}

export async function keepAnswer(tx: Writer, context: Context, { me, asked, answer, team }: Kept): Promise<Outcome> {
  const { now, system } = context;
  const { ritual, prompt, employer } = asked;
  const { owner, dueOn, answers } = answer;
  const id = await addAnswer(tx, {
    ...{ ritualKey: ritual.key, promptId: prompt?.id ?? null, memberId: me.id, organisationId: employer.id },
    ...{ teamId: team?.id ?? null, answers, ownerId: owner?.id ?? null, dueOn, createdAt: now },
  });
  if (prompt !== undefined && prompt.doneAt === null) await completeThis(tx, prompt.id, `ritual-answer:${id}`, now);
  const channel = await channelFor(tx, context, asked, me);
  if (channel !== undefined) {
    const to = { kind: "channel", id: channel, workspaceId: me.workspaceId } as const;
    await say(tx, { to, message: ritualAnswered, payload: { answer: id }, manner: "answer", now });
  }
  if (owner !== undefined && dueOn !== null) {
    if (owner.id !== me.id) await tellAnswerOwner(tx, { answer: id, owner, by: me.id }, now);
    await askCameOfLater(tx, { answer: id, owner: owner.id, dueOn }, system.timeZone);
  }
  return reply(keptCard(context, answer, me, channel !== undefined));
}

function keptCard({ words }: Context, { owner, dueOn }: ReadAnswer, me: Me, isPosted: boolean): Card {
  const { done, doneMine, doneOwner } = words.rituals.answerForm;
  const what = done(isPosted ? 1 : 0);
  const next =
    owner === undefined || dueOn === null ? [] : [owner.id === me.id ? doneMine(dueOn) : doneOwner(owner.name, dueOn)];
  const summary = [what, ...next].join(" ");
  return { summary, body: [text(summary), buttons({ label: words.rituals.open, press: shows(RITUAL_PAGE) })] };
}

const payload = z.object({ answer: z.string() });

/** In the channel in which it was asked, for everybody there. */
export const ritualAnswered: MessageKind<z.infer<typeof payload>> = {
  name: "ritual-answered",
  payloads: { 1: payload },
  async compose({ answer: id }, scene, occasion) {
    const about = [`ritual-answer:${id}`];
    const answer = await anyAnswer(scene.read, id as RitualAnswerId);
    if (occasion === "post" && answer?.author.awayAt !== null) return undefined;
    if (answer === undefined) return { card: noticeCard(scene.words.rituals.answer.takenBack), about };
    return { card: await postedCard(scene, answer), about };
  },
};

async function postedCard({ read, words, system }: Scene, answer: RitualAnswer): Promise<Card> {
  return answerCard(words, answer, nameOfRitual(words, answer, await allRituals(read, words)), system.timeZone);
}
