/** Who is away. Nobody says why, and no reason is kept. */
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { MemberId, OrganisationId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { judgeAgain } from "../schedule/judge-again.js";
import { AWAY } from "../schedule/manners.js";
import { revise } from "../schedule/messages.js";
import { addAuditEntry } from "./audit.js";
import { type Authority, looksAfter } from "./authority.js";
import { type Among, type FoundPerson, personAmong, type Which } from "./known-people.js";
import { documentReader } from "./members.js";
import type { By } from "./roles.js";

/** Whom somebody may mark: a steward anybody, others people of the organisations that they look after. */
export function markableBy(authority: Authority): readonly Among[] {
  return authority.steward ? ["everywhere"] : looksAfter(authority).map(({ id }) => id);
}

export interface Markable {
  readonly person: FoundPerson;
  /** The organisation whose matter it is: that by which they may, or whom the person works for. */
  readonly organisationId: OrganisationId | null;
}

/** Somebody whom they may mark. */
export async function markable(
  read: Reader,
  id: MemberId,
  authority: Authority,
  which: Which,
): Promise<Markable | undefined> {
  for (const among of markableBy(authority)) {
    const person = await personAmong(read, id, among, which);
    if (person === undefined) continue;
    const employer = among === "everywhere" ? (await documentReader(read, id))?.employer : among;
    return { person, organisationId: employer ?? null };
  }
  return undefined;
}

/** False where they are away already. From now on nothing is said to them or about them. */
export async function markAway(tx: Writer, { person, organisationId }: Markable, by: By): Promise<boolean> {
  const { member } = tx.tables;
  const isHere = and(eq(member.id, person.id), isNull(member.awayAt));
  const marked = await tx.update(member).set({ awayAt: by.now }).where(isHere).returning({ id: member.id });
  if (marked.length === 0) return false;
  await addAuditEntry(tx, entryOf("marked-away", person.id, organisationId, by));
  return true;
}

/** False where they are not away. What was kept for them comes, and their own cards are as they are to be again. */
export async function markBack(tx: Writer, { person, organisationId }: Markable, by: By): Promise<boolean> {
  const { member } = tx.tables;
  const isAway = and(eq(member.id, person.id), isNotNull(member.awayAt));
  const marked = await tx.update(member).set({ awayAt: null }).where(isAway).returning({ id: member.id });
  if (marked.length === 0) return false;
  await addAuditEntry(tx, entryOf("marked-back", person.id, organisationId, by));
  await judgeAgain(tx, AWAY, person.workspaceId);
  await revise(tx, `roles:${person.id}`, by.now);
  return true;
}

const entryOf = (
  deed: "marked-away" | "marked-back",
  memberId: MemberId,
  organisationId: OrganisationId | null,
  { actorId, now: at }: By,
) => ({ deed, at, actorId, memberId, organisationId });
