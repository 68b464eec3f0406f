/** How much waits for a curator or a steward. */
import type { MemberId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { curatedBy } from "../directory/curators.js";
import { isSteward } from "../directory/roles.js";
import { openAppeals } from "./appeals.js";
import { openConcerns } from "./concerns.js";
import { waitingFor } from "./consents.js";
import { countHeld } from "./held-stories.js";

const MOST_COUNTED = 100;

/** Undefined for somebody who looks after nothing. */
export async function countWaiting(read: Reader, me: MemberId | undefined): Promise<number | undefined> {
  if (me === undefined) return undefined;
  const steward = await isSteward(read, me);
  if (!steward && (await curatedBy(read, me)).length === 0) return undefined;
  const held = await countHeld(read, me);
  const concerns = (await openConcerns(read, me, MOST_COUNTED)).length;
  const consents = (await waitingFor(read, me)).length;
  return held + concerns + consents + (steward ? (await openAppeals(read)).length : 0);
}
