/** "Share as a story", on a message: another person's words become a story only when that person agrees. */
import { z } from "zod";
import type { Action, Pointer } from "../../chat/feature.js";
import type { PointedMessage } from "../../chat/interaction.js";
import { open, replace, reply } from "../../chat/interaction.js";
import { cleaned, shortened } from "../../chat/text.js";
import type { Context } from "../../context.js";
import { type ProposalId, readId } from "../../database/ids.js";
import { ensureMember } from "../../directory/askers.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { guardOptions } from "../../directory/guard-options.js";
import { findMember } from "../../directory/members.js";
import { findIdentifiers } from "../../safeguards/identifiers.js";
import { type MessageKind, revise, say } from "../../schedule/messages.js";
import type { Words } from "../../words/en-GB.js";
import { proposalCard } from "../story-cards.js";
import { addProposal, isAskedAlready, proposalToAsk, settleProposal } from "./proposals.js";
import { shareStory } from "./share-story.js";
import { dropDraft } from "./story-drafts.js";
import { storyFields } from "./story-form.js";

export const proposePointer = (words: Words): Pointer<Context> => ({
  name: "share-as-story",
  title: words.story.pointer,
  purpose: words.story.pointerPurpose,
  async pointed(context, message) {
    const { interaction, asker, system } = context;
    const { story, directory } = context.words;
    const told = shortened(cleaned(message.text), storyFields.happened.max);
    if (asker.employers.length === 0) return reply(noticeCard(directory.notSetUp(system.name)));
    if (message.author === undefined) return reply(noticeCard(story.proposeBot));
    if (told === "") return reply(noticeCard(story.proposeEmpty));
    if (message.author.account === interaction.who.account) return open(shareStory, "", { happened: told });
    const refusal = await refusalOf(context, told);
    if (refusal !== undefined) return reply(noticeCard(refusal));
    return propose(context, message.author, told);
  },
});

/** Whoever wrote it has not been asked yet, so that nobody can say why something may stay. */
async function refusalOf({ words, read, asker, now, system }: Context, told: string): Promise<string | undefined> {
  const options = await guardOptions(read, [asker.employer?.id], now, system.timeZone);
  const finding = findIdentifiers(told, options).find(({ outcome }) => outcome === "block" || outcome === "ask");
  return finding && words.guard.inMessage(words.guard.looksLike[finding.kind](finding.found));
}

async function propose(context: Context, person: NonNullable<PointedMessage["author"]>, told: string) {
  const { now, words } = context;
  return context.write(async (tx, me) => {
    const author = await ensureMember(tx, me.workspaceId, person, now);
    if (await isAskedAlready(tx, me.id, author.id)) return reply(noticeCard(words.story.proposedAlready));
    const { workspaceId } = me;
    const id = await addProposal(tx, {
      workspaceId,
      proposerId: me.id,
      authorId: author.id,
      words: told,
      createdAt: now,
    });
    await say(tx, {
      to: { kind: "member", ...author },
      message: storyProposed,
      payload: { proposal: id },
      manner: "personal",
      now,
    });
    const known = await findMember(tx, author.id);
    // Until their platform has told their name, all that is known may be an id.
    const name = known?.name === person.account ? "" : (known?.name ?? "");
    return reply(noticeCard(words.story.proposed(name)));
  });
}

const proposalPayload = z.object({ proposal: z.string() });

/** Asks the author. Once answered, the card says so and holds their words no longer. */
export const storyProposed: MessageKind<z.infer<typeof proposalPayload>> = {
  name: "story-proposed",
  payloads: { 1: proposalPayload },
  async compose(payload, { read, words }, occasion) {
    const id = payload.proposal as ProposalId;
    const proposal = await proposalToAsk(read, id);
    if (proposal === undefined && occasion === "post") return undefined;
    const card = proposal === undefined ? noticeCard(words.story.proposalOver) : proposalCard(words, id, proposal);
    const people = proposal === undefined ? [] : [`member:${proposal.proposerId}`];
    return { card, about: [`proposal:${id}`, ...people] };
  },
};

export const declineProposal: Action<Context> = {
  name: "decline-proposal",
  async pressed(context, about) {
    const { words, now } = context;
    return context.write(async (tx, me) => {
      const id = readId<ProposalId>(about);
      const settled = id !== undefined && (await settleProposal(tx, id, me.id));
      if (settled) {
        await revise(tx, `proposal:${id}`, now);
        await dropDraft(tx, { memberId: me.id, form: "share-story", about: id });
      }
      return replace(noticeCard(settled ? words.story.declined : words.story.proposalOver));
    });
  },
};
