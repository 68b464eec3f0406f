/** A steward ends a pulse. A wave that is open closes as its people were told. */
import type { Action } from "../../chat/feature.js";
import { replace } from "../../chat/interaction.js";
import type { Context, Me } from "../../context.js";
import { type PulseId, readId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { isSteward } from "../../directory/roles.js";
import { changePulse, findPulse } from "../pulses.js";
import { recordPulse } from "./audit-pulse.js";
import { nameOfGroup } from "./group-sizes.js";
import { planningCardFor } from "./show-planning.js";

export const endPulse: Action<Context> = {
  name: "end-pulse",
  async pressed(context, about) {
    return context.write(async (tx, me) => {
      const news = await end(context, tx, me, readId<PulseId>(about));
      return replace(await planningCardFor(context, tx, me.id, { news }));
    });
  },
};

/** What became of it. */
async function end(context: Context, tx: Writer, me: Me, id: PulseId | undefined): Promise<string> {
  const { words, now } = context;
  if (!(await isSteward(tx, me.id))) return words.planning.notSteward;
  const pulse = id && (await findPulse(tx, id));
  if (pulse === undefined || pulse.endedAt !== null) return words.planning.gone;
  const name = await nameOfGroup(tx, context, pulse.group);
  await changePulse(tx, pulse.id, { endedAt: now });
  await recordPulse(tx, "pulse-ended", { pulse, name, by: me, at: now });
  return words.planning.ended(name);
}
