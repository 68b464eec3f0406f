/** An author agrees to be introduced, or does not; each is told, and only then who the other is. */
import { z } from "zod";
import { quote, text } from "../chat/card.js";
import type { Action } from "../chat/feature.js";
import { defineForm } from "../chat/form.js";
import { correct, replace, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type IntroductionId, type MemberId, readId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { noticeCard } from "../directory/directory-cards.js";
import { findMember } from "../directory/members.js";
import { identifierProblems } from "../directory/refuse-identifiers.js";
import { safetyNodes } from "../directory/routes.js";
import { type MessageKind, revise, say } from "../schedule/messages.js";
import { introductionPayload, ownContact } from "./ask-author.js";
import { madeCard } from "./introduction-cards.js";
import { agreeTo, declineTo, waitingFor } from "./introductions.js";
import { partiesTo } from "./parties.js";

/** `about` is the introduction. */
export const agreeIntroduction = defineForm({
  name: "agree-introduction",
  fields: { contact: { kind: "line", max: 200, required: true } },
  async present(context: Context, about) {
    const asked = await askedOf(context, about);
    const { form, over } = context.words.introductions;
    // What is sent a second time says nothing else than the first.
    if (asked === undefined && context.interaction.deed.kind !== "submitted") return reply(noticeCard(over));
    return {
      title: form.title,
      send: form.send,
      before: asked === undefined ? [] : [text(form.intro(asked.asker)), quote(asked.introduction.words)],
      after: await safetyNodes(context),
      questions: { contact: { label: form.contact, hint: form.contactHint, missing: form.contactMissing } },
    };
  },
  async submit(context, { contact }, about) {
    const { words, now } = context;
    const asked = await askedOf(context, about);
    const problems = await identifierProblems(context, { contact }, { allowed: ownContact });
    if (problems.contact !== undefined) return correct({ contact: problems.contact });
    return context.write(async (tx, me) => {
      if (asked === undefined || !(await agreeTo(tx, asked.introduction.id, me.id, { contact, now })))
        return reply(noticeCard(words.introductions.over));
      const { asker, introduction } = asked;
      const { id } = introduction;
      await introduce(tx, id, { ...me, as: "author" }, now);
      await introduce(tx, id, { id: asker.id, workspaceId: asker.workspaceId, as: "asker" }, now);
      await revise(tx, `introduction:${id}`, now);
      return reply(noticeCard(words.introductions.form.done));
    });
  },
});

/** What waits for the asker's answer, about a story that whoever asks may still read. */
async function askedOf({ read, asker: me, now }: Context, about: string) {
  const introduction = await waitingFor(read, readId<IntroductionId>(about), me.memberId, now);
  if (introduction === undefined) return undefined;
  const { story, asker } = await partiesTo(read, { introduction: introduction.id });
  return story === undefined || asker === undefined ? undefined : { introduction, asker };
}

type Party = Pick<NonNullable<Awaited<ReturnType<typeof findMember>>>, "id" | "workspaceId"> & {
  readonly as: "asker" | "author";
};

async function introduce(tx: Writer, id: IntroductionId, { as, ...party }: Party, now: Date): Promise<void> {
  const to = { kind: "member", ...party } as const;
  await say(tx, { to, message: introductionMade, payload: { introduction: id, to: as }, manner: "personal", now });
}

export const declineIntroduction: Action<Context> = {
  name: "decline-introduction",
  async pressed({ words, now, write }, about) {
    const id = readId<IntroductionId>(about);
    return write(async (tx, me) => {
      const introduction = await waitingFor(tx, id, me.id, now);
      if (introduction === undefined || !(await declineTo(tx, introduction.id, me.id, now)))
        return replace(noticeCard(words.introductions.over));
      await tellItIsOver(tx, introduction, now);
      return replace(noticeCard(words.introductions.declined));
    });
  },
};

/** Told without a reason, and the same whether the author declined or did not answer. */
export async function tellItIsOver(
  tx: Writer,
  { id, askerId }: { readonly id: IntroductionId; readonly askerId: MemberId },
  now: Date,
): Promise<void> {
  const asker = await findMember(tx, askerId);
  if (asker !== undefined) {
    const to = { kind: "member", id: asker.id, workspaceId: asker.workspaceId } as const;
    await say(tx, { to, message: introductionOver, payload: { introduction: id }, manner: "personal", now });
  }
  await revise(tx, `introduction:${id}`, now);
}

export const introductionOver: MessageKind<z.infer<typeof introductionPayload>> = {
  name: "introduction-over",
  payloads: { 1: introductionPayload },
  async compose(payload, { read, words }) {
    const { about } = await partiesTo(read, payload);
    return { card: noticeCard(words.introductions.notNow), about };
  },
};

const madePayload = introductionPayload.extend({ to: z.enum(["asker", "author"]) });

/** To both: who the other is and how to reach them, for as long as that is kept. */
export const introductionMade: MessageKind<z.infer<typeof madePayload>> = {
  name: "introduction-made",
  payloads: { 1: madePayload },
  async compose({ to, ...payload }, { read, words }) {
    const { introduction, asker, author, about } = await partiesTo(read, payload);
    const other = to === "author" ? asker : author && { name: author.name, organisation: author.told };
    if (introduction?.agreedAt == null || other === undefined) return undefined;
    return { card: madeCard(words, introduction, other, to), about };
  },
};
