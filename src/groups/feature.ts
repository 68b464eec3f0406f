/** Teams across organisations: anybody may be in one, and a pulse can ask one. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";
import { addedToTeam, addPeople } from "./add-to-team.js";
import { endTeamAction } from "./end-team.js";
import { joinTeam, leaveTeam } from "./join-team.js";
import { makeTeam } from "./make-team.js";
import { findTeamForm, openTeam, teamPage, teamVerb } from "./show-team.js";

export const groups = (words: Words): Feature => ({
  verbs: [teamVerb(words)],
  forms: [makeTeam, addPeople, findTeamForm],
  actions: [openTeam, joinTeam, leaveTeam, endTeamAction],
  pages: [teamPage],
  messages: [addedToTeam],
});
