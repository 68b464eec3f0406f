/** Whose voice is missing. */
import { and, desc, eq, gt, inArray, isNull, lt, lte, ne, notInArray, sum } from "drizzle-orm";
import type { OrganisationId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { DAY, later } from "../schedule/clock.js";
import type { Digest } from "./digests.js";

const SILENCE_MS = 28 * DAY;

export interface Silent {
  readonly id: OrganisationId;
  readonly name: string;
  readonly staff: number;
}

/** Partners who could have told something for four weeks and did not, the largest first. */
export async function silentOrganisations(
  read: Reader,
  { organisationId, coversTo }: Pick<Digest, "organisationId" | "coversTo">,
): Promise<readonly Silent[]> {
  const { organisation, story, workspace, workspaceOrganisation } = read.tables;
  const since = later(coversTo, -SILENCE_MS);
  const heard = read
    .select({ id: story.organisationId })
    .from(story)
    .where(
      and(gt(story.createdAt, since), lte(story.createdAt, coversTo), isNull(story.withdrawnAt), isNull(story.heldAt)),
    );
  const connected = read
    .select({ id: workspaceOrganisation.organisationId })
    .from(workspaceOrganisation)
    .innerJoin(workspace, eq(workspace.id, workspaceOrganisation.workspaceId))
    .where(and(lt(workspace.createdAt, since), isNull(workspace.disconnectedAt)));
  return read
    .select({ id: organisation.id, name: organisation.name, staff: organisation.staff })
    .from(organisation)
    .where(
      and(inArray(organisation.id, connected), ne(organisation.id, organisationId), notInArray(organisation.id, heard)),
    )
    .orderBy(desc(organisation.staff), organisation.name);
}

/** Everybody who works in the system, by what organisations say of their sizes. */
export async function allStaff(read: Reader): Promise<number> {
  const { organisation } = read.tables;
  const [row] = await read.select({ staff: sum(organisation.staff) }).from(organisation);
  return Number(row?.staff ?? 0);
}
