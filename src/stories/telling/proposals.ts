/** One person's wish to share another's message, kept until the author answers. */
import { and, eq, lt } from "drizzle-orm";
import { type MemberId, newId, type ProposalId, type WorkspaceId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { revise } from "../../schedule/messages.js";

export interface NewProposal {
  readonly workspaceId: WorkspaceId;
  readonly proposerId: MemberId;
  readonly authorId: MemberId;
  readonly words: string;
  readonly createdAt: Date;
}

export async function addProposal(tx: Writer, proposal: NewProposal): Promise<ProposalId> {
  const id = newId<ProposalId>();
  await tx.insert(tx.tables.proposal).values({ id, ...proposal });
  return id;
}

/** The proposal, for the author whose words they are and for nobody else. */
export async function proposalFor(
  read: Reader,
  id: ProposalId | undefined,
  authorId: MemberId | undefined,
): Promise<{ readonly words: string } | undefined> {
  if (id === undefined || authorId === undefined) return undefined;
  const { proposal } = read.tables;
  const [row] = await read
    .select({ words: proposal.words })
    .from(proposal)
    .where(and(eq(proposal.id, id), eq(proposal.authorId, authorId)));
  return row;
}

/** The proposal with its proposer's name, to ask its author. */
export async function proposalToAsk(read: Reader, id: ProposalId) {
  const { proposal, member } = read.tables;
  const [row] = await read
    .select({ words: proposal.words, proposer: member.name, proposerId: member.id })
    .from(proposal)
    .innerJoin(member, eq(member.id, proposal.proposerId))
    .where(eq(proposal.id, id));
  return row;
}

/** Deletes an answered proposal with its words. False where it is none of this author's. */
export async function settleProposal(tx: Writer, id: ProposalId, authorId: MemberId): Promise<boolean> {
  const { proposal } = tx.tables;
  const settled = await tx
    .delete(proposal)
    .where(and(eq(proposal.id, id), eq(proposal.authorId, authorId)))
    .returning({ id: proposal.id });
  return settled.length === 1;
}

/** True while this person has not answered what that one asked before. */
export async function isAskedAlready(read: Reader, proposerId: MemberId, authorId: MemberId): Promise<boolean> {
  const { proposal } = read.tables;
  const open = await read
    .select({ id: proposal.id })
    .from(proposal)
    .where(and(eq(proposal.proposerId, proposerId), eq(proposal.authorId, authorId)))
    .limit(1);
  return open.length > 0;
}

/** Deletes what nobody answered, and empties the cards that asked. */
export async function dropProposalsBefore(tx: Writer, before: Date, now: Date): Promise<void> {
  const { proposal } = tx.tables;
  const dropped = await tx.delete(proposal).where(lt(proposal.createdAt, before)).returning({ id: proposal.id });
  for (const { id } of dropped) await revise(tx, `proposal:${id}`, now);
}
