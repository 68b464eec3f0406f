/** Whom Causeway knows and can reach, by name, so that a role can be given to them. */
import { and, asc, eq, exists, isNotNull, isNull, ne, or, type SQL } from "drizzle-orm";
import type { MemberId, OrganisationId, WorkspaceId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { ANYBODY } from "./askers.js";
import { findMember } from "./members.js";
import { nameKey } from "./name-key.js";

export interface FoundPerson {
  readonly id: MemberId;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  readonly platform: string;
  /** Null where they have not said which of a shared workspace's organisations they work for. */
  readonly organisation: string | null;
  readonly createdAt: Date;
}

/** Where somebody is looked for: among one organisation's people, or everywhere. */
export type Among = OrganisationId | "everywhere";

/** Nobody is given anything to do while they are away; those who mark people as away, or back, find them all the same. */
export type Which = "here" | "away" | "either";

/** Everybody of a name. */
export async function peopleCalled(
  read: Reader,
  typed: string,
  among: Among,
  which: Which = "here",
): Promise<readonly FoundPerson[]> {
  return (await peopleCalledEach(read, [typed], among, which)).flat();
}

/**
 * Everybody of each of these names. What two spellings of one have in common cannot be asked of the database, so all
 * are read: those who have left something here, not whole staffs, and only when somebody is looked for.
 */
export async function peopleCalledEach(
  read: Reader,
  typed: readonly string[],
  among: Among,
  which: Which = "here",
): Promise<readonly (readonly FoundPerson[])[]> {
  const keys = typed.map(nameKey);
  if (keys.every((key) => key === "")) return keys.map(() => []);
  const known = await selectPeople(read, isAmong(read, among), which);
  const keyed = known.map((person) => ({ person, key: nameKey(person.name) }));
  const called = (key: string) => keyed.flatMap((one) => (key !== "" && one.key === key ? [one.person] : []));
  return Promise.all(keys.map((key) => withEmployers(read, called(key))));
}

/** Somebody by their id, if they are among these. */
export async function personAmong(
  read: Reader,
  id: MemberId,
  among: Among,
  which: Which = "here",
): Promise<FoundPerson | undefined> {
  const found = await selectPeople(read, and(eq(read.tables.member.id, id), isAmong(read, among)), which);
  const [person] = await withEmployers(read, found);
  return person;
}

/** Those of these organisations, or of all, who are marked as away. */
export async function peopleAway(read: Reader, among: readonly Among[]): Promise<readonly FoundPerson[]> {
  if (among.length === 0) return [];
  const isTheirs = among.includes("everywhere") ? undefined : or(...among.map((one) => isAmong(read, one)));
  return withEmployers(read, await selectPeople(read, isTheirs, "away"));
}

/** Everybody with this email address, in lower case. */
export async function peopleWithEmail(read: Reader, email: string): Promise<readonly FoundPerson[]> {
  return withEmployers(read, await selectPeople(read, eq(read.tables.member.email, email), "either"));
}

async function selectPeople(read: Reader, where: SQL | undefined, which: Which) {
  const { member, workspace } = read.tables;
  return read
    .select({
      id: member.id,
      workspaceId: member.workspaceId,
      name: member.name,
      platform: workspace.platform,
      createdAt: member.createdAt,
    })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(
      and(
        where,
        isAs(read, which),
        ne(member.externalId, ANYBODY),
        isNull(member.leftAt),
        isNull(workspace.disconnectedAt),
      ),
    )
    .orderBy(asc(member.createdAt), asc(member.id));
}

function isAs({ tables: { member } }: Reader, which: Which): SQL | undefined {
  if (which === "either") return undefined;
  return which === "away" ? isNotNull(member.awayAt) : isNull(member.awayAt);
}

async function withEmployers(
  read: Reader,
  people: readonly Omit<FoundPerson, "organisation">[],
): Promise<readonly FoundPerson[]> {
  const found: FoundPerson[] = [];
  for (const person of people)
    found.push({ ...person, organisation: (await findMember(read, person.id))?.organisation ?? null });
  return found;
}

/** Who said that they work there, or has said nothing and is in a workspace that it uses. */
function isAmong(read: Reader, among: Among): SQL | undefined {
  if (among === "everywhere") return undefined;
  const { member, workspaceOrganisation } = read.tables;
  const usesWorkspace = read
    .select({ id: workspaceOrganisation.workspaceId })
    .from(workspaceOrganisation)
    .where(
      and(eq(workspaceOrganisation.workspaceId, member.workspaceId), eq(workspaceOrganisation.organisationId, among)),
    );
  return or(eq(member.organisationId, among), and(isNull(member.organisationId), exists(usesWorkspace)));
}
