/** Why the partners work together, in their stewards' sentence, where people write. */
import { type CardNode, text } from "../chat/card.js";
import type { Reader } from "../database/store.js";
import { systemSettings } from "./system-settings.js";

/** Nothing where the stewards have not said. */
export async function purposeNodes(read: Reader): Promise<readonly CardNode[]> {
  const { purpose } = await systemSettings(read);
  return purpose === "" ? [] : [text(purpose)];
}
