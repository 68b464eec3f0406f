/** Where the keys of waves are, for whatever cannot go on without them. */
import type { WaveKeys } from "../database/wave-keys.js";
import type { Scene } from "../schedule/messages.js";

/** Throws where they are nowhere: a pulse was planned here, so the setting was there, and will be again. */
export function keyStoreOf({ waveKeys }: Pick<Scene, "waveKeys">): WaveKeys {
  if (waveKeys === undefined) throw new Error("PULSE_KEYS_URL is not set, and there are pulses that need it.");
  return waveKeys;
}
