/** Who presses what in a burst of answers. */
import { and, eq } from "drizzle-orm";
import type { OrganisationId, WorkspaceId } from "../../src/database/ids.js";
import type { Store } from "../../src/database/store.js";
import type { Item } from "../../src/database/tables/pulses.js";
import { itemsAskedOf } from "../../src/pulses/answers.js";
import type { Wave } from "../../src/pulses/pulses.js";
import type { Dice } from "../search/dice.js";

export interface Press {
  readonly account: string;
  readonly organisationId: OrganisationId | null;
  readonly item: Item;
  readonly value: number;
  /** 0 for the first time that they answer this, 1 where they change it. */
  readonly time: number;
}

/** Never the same value, so that an older one that won would be seen in the tally. */
export const changed = (press: Press): Press => ({ ...press, value: 1 + (press.value % 5), time: 1 });

interface Wanted {
  readonly answers: number;
  readonly atOnce: number;
  readonly dice: Dice;
}

/** Each person answers what they were asked, a little happier from organisation to organisation. */
export async function* pressesOf(
  store: Store,
  wave: Wave,
  { answers, atOnce, dice }: Wanted,
): AsyncGenerator<readonly Press[]> {
  const workspaceId = await onlyWorkspace(store);
  let left = answers;
  let batch: Press[] = [];
  for (let from = 0; left > 0; from += 1) {
    const { id, organisationId } = await personAt(store, workspaceId, from);
    for (const item of itemsAskedOf(wave, id).slice(0, left)) {
      const value = 1 + Math.floor(5 * dice() ** (1 / (1 + (from % 6))));
      batch.push({ account: String(from), organisationId, item, value, time: 0 });
      left -= 1;
    }
    if (batch.length < atOnce && left > 0) continue;
    yield batch;
    batch = [];
  }
}

async function onlyWorkspace(store: Store): Promise<WorkspaceId> {
  const [workspace] = await store.read.select({ id: store.read.tables.workspace.id }).from(store.read.tables.workspace);
  if (workspace === undefined) throw new Error("there is no workspace");
  return workspace.id;
}

/** Within their workspace, as the index has them: to look through all of them would take longer than to answer. */
async function personAt(store: Store, workspaceId: WorkspaceId, at: number) {
  const { member } = store.read.tables;
  const [person] = await store.read
    .select({ id: member.id, organisationId: member.organisationId })
    .from(member)
    .where(and(eq(member.workspaceId, workspaceId), eq(member.externalId, String(at))));
  if (person === undefined) throw new Error("there are too few people");
  return person;
}
