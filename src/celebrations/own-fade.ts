/** Somebody says who will see to a change that fades: themselves, or somebody whom Causeway knows. */
import { text } from "../chat/card.js";
import { defineForm } from "../chat/form.js";
import { correct, reply } from "../chat/interaction.js";
import type { Context, Me } from "../context.js";
import { type CelebrationId, readId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { addAuditEntry } from "../directory/audit.js";
import { noticeCard } from "../directory/directory-cards.js";
import { inHandFields, inHandQuestions, readInHand } from "../directory/in-hand.js";
import { safetyNodes } from "../directory/routes.js";
import { revise } from "../schedule/messages.js";
import { sentenceOf } from "./celebration-cards.js";
import { type Celebration, celebrationFor, fadeOf, ownFade, personHere, type Taken } from "./celebrations.js";
import { askOwnerLater, tellFadeOwner } from "./fade-owners.js";

/** `about` is the celebration, and whether whoever asks will see to it: "mine" or "other". */
export const ownFadeForm = defineForm({
  name: "own-fade",
  fields: inHandFields,
  async present(context: Context, about) {
    const { words, now, asker, interaction, read } = context;
    const { own } = words.celebrations;
    const celebration = await asked(context, about);
    const refusal = await refusalOf(context, celebration);
    // What is sent a second time says nothing else than the first.
    if (celebration === undefined || (refusal !== undefined && interaction.deed.kind !== "submitted"))
      return reply(noticeCard(refusal ?? words.celebrations.notYoursToSee));
    const fade = await fadeOf(read, celebration, now);
    const mine = isMine(about);
    const kept = mine && celebration.ownerId === asker.memberId ? celebration.action : null;
    return {
      title: own.title,
      send: own.send,
      before: [text(sentenceOf(words, fade)), text(own.intro)],
      after: await safetyNodes(context),
      questions: inHandQuestions(context, { isMine: mine, actionHint: own.actionHint, kept }),
    };
  },
  async submit(context, answers, about) {
    const { own } = context.words.celebrations;
    const read = await readInHand(context, answers, isMine(about));
    if ("problems" in read) return correct(read.problems);
    const { action, dueOn } = read;
    return context.write(async (tx, me) => {
      const owner = read.owner ?? { ...me, name: context.asker.name };
      const id = idIn(about);
      const taken = { ownerId: owner.id, action, dueOn };
      if (id === undefined || !(await ownFade(tx, id, me.id, taken))) {
        const within = { ...context, read: tx };
        const why = await refusalOf(within, await asked(within, about));
        return reply(noticeCard(why ?? context.words.celebrations.notYoursToSee));
      }
      await settle(tx, context, { id, me, taken, owner });
      return reply(noticeCard(owner.id === me.id ? own.saved(dueOn) : own.given(owner.name, dueOn)));
    });
  },
});

const isMine = (about: string): boolean => about.endsWith(" mine");
const idIn = (about: string) => readId<CelebrationId>(about.split(" ")[0] ?? "");

async function asked({ read, asker }: Pick<Context, "read" | "asker">, about: string) {
  return celebrationFor(read, idIn(about), asker.memberId);
}

interface Settled {
  readonly id: CelebrationId;
  readonly me: Me;
  readonly taken: Taken;
  readonly owner: Me;
}

async function settle(tx: Writer, { now, system }: Context, { id, me, taken, owner }: Settled): Promise<void> {
  const entry = { deed: "fade-owned", at: now, actorId: me.id, organisationId: null, memberId: owner.id } as const;
  await addAuditEntry(tx, entry);
  if (owner.id !== me.id) await tellFadeOwner(tx, { celebration: id, owner, by: me.id }, now);
  await askOwnerLater(tx, id, taken.dueOn, system.timeZone);
  await revise(tx, `celebration:${id}`, now);
}

/** Undefined where it may be owned by whoever they say. */
async function refusalOf(
  { words, asker, read }: Pick<Context, "words" | "asker" | "read">,
  celebration: Celebration | undefined,
): Promise<string | undefined> {
  const { notYoursToSee, answered, ended, nothingWaits, has } = words.celebrations;
  if (celebration === undefined) return notYoursToSee;
  if (!celebration.isWatched) return ended;
  if (celebration.amberAt === null) return nothingWaits;
  const owner = await personHere(read, celebration.ownerId);
  if (celebration.answeredAt !== null) return answered(owner?.name);
  return owner === undefined || owner.id === asker.memberId ? undefined : has(owner.name, celebration.dueOn ?? "");
}
