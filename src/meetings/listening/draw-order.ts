/** Who is drawn for a listening slot: whoever was drawn least lately, and of those, from whom least lately heard of. */
import { createHash } from "node:crypto";

export interface Drawable {
  readonly id: string;
  readonly organisationId: string | null;
}

/** In the order in which they are asked. `seed` decides between equals, the same way each time. */
export function drawOrder<D extends Drawable>(
  volunteers: readonly D[],
  lastDrawn: ReadonlyMap<string, Date>,
  organisationLastDrawn: ReadonlyMap<string | null, Date>,
  seed: string,
): readonly D[] {
  const ranked = volunteers.map((one) => ({
    one,
    own: lastDrawn.get(one.id)?.getTime() ?? 0,
    organisation: organisationLastDrawn.get(one.organisationId)?.getTime() ?? 0,
    chance: createHash("sha256").update(`${seed} ${one.id}`).digest("hex"),
  }));
  return ranked
    .toSorted((a, b) => a.own - b.own || a.organisation - b.organisation || (a.chance < b.chance ? -1 : 1))
    .map(({ one }) => one);
}
