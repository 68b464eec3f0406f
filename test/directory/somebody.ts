/** Somebody who is known at an organisation, put beside a person of it. */
import { eq } from "drizzle-orm";
import { type MemberId, newId, type WorkspaceId } from "../../src/database/ids.js";
import type { Causeway } from "../conversation.js";

export interface Somebody {
  readonly id: MemberId;
  readonly workspaceId: WorkspaceId;
}

/** They work for whom, and are where, the other does and is. */
export async function somebodyBeside({ store, clock }: Causeway, other: string, name: string): Promise<Somebody> {
  return store.write(async (tx) => {
    const { member } = tx.tables;
    const [beside] = await tx.select().from(member).where(eq(member.name, other));
    if (beside === undefined) throw new Error(`Causeway does not know ${other}`);
    const id = newId<MemberId>();
    const now = clock.now();
    const own = { id, externalId: `${beside.externalId}-${name}`, name, role: "", email: null, createdAt: now };
    await tx.insert(member).values({ ...beside, ...own, profiledAt: now });
    return { id, workspaceId: beside.workspaceId };
  });
}

export async function memberCalled({ store }: Causeway, name: string) {
  const { member } = store.read.tables;
  const [found] = await store.read.select().from(member).where(eq(member.name, name));
  if (found === undefined) throw new Error(`Causeway does not know ${name}`);
  return found;
}

export async function deedsIn({ store }: Causeway) {
  const { auditEntry } = store.read.tables;
  return (await store.read.select().from(auditEntry)).map(({ deed, memberId, actorId, reason }) => {
    return { deed, memberId, actorId, reason };
  });
}

/** How what was to be said to somebody by such a message ended, or why it waits. */
export async function endsOf({ store }: Causeway, to: MemberId, message: string): Promise<readonly (string | null)[]> {
  const { job } = store.read.tables;
  const rows = await store.read.select().from(job).where(eq(job.kind, "post"));
  const isIt = (payload: string): boolean => payload.includes(to) && payload.includes(`"message":"${message}"`);
  return rows.filter(({ payload }) => isIt(JSON.stringify(payload))).map(({ lastError }) => lastError);
}
