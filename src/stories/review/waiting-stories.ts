/** How much waits for a curator, a leader or a steward. */
import type { MemberId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { authorityOf } from "../../directory/authority.js";
import { openAppeals } from "../consent/appeals.js";
import { waitingFor } from "../consent/consents.js";
import { openConcerns } from "./concerns.js";
import { countHeld } from "./held-stories.js";

const MOST_COUNTED = 100;

export async function looksAfterStories(read: Reader, me: MemberId): Promise<boolean> {
  const { steward, curates, leads } = await authorityOf(read, me);
  return steward || curates.length > 0 || leads.length > 0;
}

/** Undefined for somebody who looks after nothing. */
export async function countWaiting(read: Reader, me: MemberId | undefined): Promise<number | undefined> {
  if (me === undefined || !(await looksAfterStories(read, me))) return undefined;
  const held = await countHeld(read, me);
  const concerns = (await openConcerns(read, me, MOST_COUNTED)).length;
  const consents = (await waitingFor(read, me, MOST_COUNTED)).length;
  const appeals = (await openAppeals(read, me, MOST_COUNTED)).length;
  return held + concerns + consents + appeals;
}
