/** Anybody says for themselves that they are in a team, or that they are not. */
import type { Action } from "../chat/feature.js";
import { type Outcome, reply } from "../chat/interaction.js";
import type { Context, Me } from "../context.js";
import { readId, type TeamId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { noticeCard } from "../directory/directory-cards.js";
import { revise } from "../schedule/messages.js";
import { notHere } from "./show-team.js";
import { addToTeam, findTeam, type Team, takeFromTeam } from "./team-groups.js";

export const joinTeam: Action<Context> = {
  name: "join-team",
  async pressed(context, about) {
    const { joined, inIt } = context.words.groups;
    return inTeam(context, about, async (tx, me, { id, name }) => {
      return (await addToTeam(tx, id, me.id)) ? joined(name) : inIt(name);
    });
  },
};

export const leaveTeam: Action<Context> = {
  name: "leave-team",
  async pressed(context, about) {
    return inTeam(context, about, async (tx, me, { id, name }) => {
      await takeFromTeam(tx, id, me.id);
      await revise(tx, `team-member:${id}:${me.id}`, context.now);
      return context.words.groups.left(name);
    });
  },
};

/** The card that was pressed stays: in a room, others answer for themselves. */
async function inTeam(
  context: Context,
  about: string,
  work: (tx: Writer, me: Me, team: Team) => Promise<string>,
): Promise<Outcome> {
  const refusal = notHere(context);
  if (refusal !== undefined) return refusal;
  return context.write(async (tx, me) => {
    const id = readId<TeamId>(about);
    const team = id && (await findTeam(tx, id));
    return reply(noticeCard(team === undefined ? context.words.groups.gone : await work(tx, me, team)));
  });
}
