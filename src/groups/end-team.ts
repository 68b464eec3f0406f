/** Whoever looks after a team ends it; what was asked of it stays. */
import type { Action } from "../chat/feature.js";
import { replace } from "../chat/interaction.js";
import type { Context, Me } from "../context.js";
import { readId, type TeamId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { pulseFor } from "../pulses/pulses.js";
import { runs } from "./run-groups.js";
import { teamsCardFor } from "./show-team.js";
import { endTeam, findTeam } from "./team-groups.js";

export const endTeamAction: Action<Context> = {
  name: "end-team",
  async pressed(context, about) {
    return context.write(async (tx, me) => {
      const news = await end(tx, me, readId<TeamId>(about), context);
      return replace(await teamsCardFor(context, tx, me.id, news));
    });
  },
};

/** What became of it. */
async function end(
  tx: Writer,
  me: Me,
  id: TeamId | undefined,
  { words: { groups }, now }: Pick<Context, "words" | "now">,
): Promise<string> {
  const team = id && (await findTeam(tx, id));
  if (team === undefined) return groups.gone;
  if (!(await runs(tx, team, me.id))) return groups.notYoursToRun;
  if ((await pulseFor(tx, { kind: "team", id: team.id })) !== undefined) return groups.hasPulse(team.name);
  await endTeam(tx, team.id, now);
  return groups.ended(team.name);
}
