/** Partners' curators, who are asked before a story that names them goes beyond the organisation where it was told. */
import type { Causeway } from "../conversation.js";
import type { Person } from "../slack/person.js";
import type { TeamsPerson } from "../teams/person.js";
import { inSlack, inTeams } from "../thanks/cast.js";

const ASKED = "May others read it?";

/** Agrees, in Slack, to the story that they were asked about last. */
export async function agreesInSlack(causeway: Causeway, curator: Person): Promise<void> {
  await causeway.settles();
  await curator.presses("Agree", inSlack(causeway, curator, ASKED));
  await causeway.settles();
}

/** The same, in Teams. */
export async function agreesInTeams(causeway: Causeway, curator: TeamsPerson): Promise<void> {
  await causeway.settles();
  await curator.presses("Agree", inTeams(causeway, curator, ASKED));
  await causeway.settles();
}
