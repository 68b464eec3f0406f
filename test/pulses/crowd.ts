/** People whom Causeway can ask, without a conversation with each. */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { type MemberId, newId, type OrganisationId, type PlaceId, type TeamId } from "../../src/database/ids.js";
import { ensureWorkspace } from "../../src/directory/askers.js";
import { type NewOrganisation, saveOrganisation } from "../../src/directory/organisations.js";
import { addTeam, addToTeam } from "../../src/groups/team-groups.js";
import type { Causeway } from "../conversation.js";

/** So many more people at an organisation, in a workspace that nobody speaks from; their ids. */
export async function crowd(
  { store, clock }: Causeway,
  organisation: NewOrganisation,
  people: number,
): Promise<readonly MemberId[]> {
  return store.write(async (tx) => {
    const now = clock.now();
    const organisationId = await saveOrganisation(tx, organisation, now);
    const workspaceId = await ensureWorkspace(tx, "paper", organisation.name, now);
    const { workspaceOrganisation, member } = tx.tables;
    await tx.insert(workspaceOrganisation).values({ workspaceId, organisationId }).onConflictDoNothing();
    const ids: MemberId[] = [];
    for (let at = 0; at < people; at += 1) {
      const id = newId<MemberId>();
      ids.push(id);
      const named = { externalId: randomUUID(), name: `${organisation.name} ${at + 1}`, role: "", address: {} };
      await tx.insert(member).values({ id, workspaceId, organisationId, ...named, createdAt: now });
    }
    return ids;
  });
}

export async function teamOf({ store, clock }: Causeway, name: string, people: readonly MemberId[]): Promise<TeamId> {
  return store.write(async (tx) => {
    const [madeBy] = people;
    const id = madeBy && (await addTeam(tx, { name, madeBy, now: clock.now() }));
    if (id === undefined) throw new Error("a team needs a name of its own, and people");
    for (const person of people) await addToTeam(tx, id, person);
    return id;
  });
}

export async function organisationId({ store }: Causeway, name: string): Promise<OrganisationId> {
  const { organisation } = store.read.tables;
  const [row] = await store.read.select().from(organisation).where(eq(organisation.name, name));
  if (row === undefined) throw new Error(`no organisation is called ${name}`);
  return row.id;
}

export async function placeId({ store }: Causeway, name: string): Promise<PlaceId> {
  const { place } = store.read.tables;
  const [row] = await store.read.select().from(place).where(eq(place.name, name));
  if (row === undefined) throw new Error(`no place is called ${name}`);
  return row.id;
}
