/** `/causeway team`: one's own teams, and any that somebody knows by its name. */
import type { Action, Page, Verb } from "../chat/feature.js";
import { defineForm } from "../chat/form.js";
import { type Outcome, reply } from "../chat/interaction.js";
import { nameOf } from "../chat/text.js";
import type { Context } from "../context.js";
import { type MemberId, readId, type TeamId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { authorityOf } from "../directory/authority.js";
import { noticeCard } from "../directory/directory-cards.js";
import type { Words } from "../words/en-GB.js";
import { mayMake, runs } from "./run-groups.js";
import { invitationCard, MOST_LISTED, TEAM_PAGE, type TeamView, teamCard, teamsCard } from "./team-cards.js";
import { allTeams, findTeam, findTeamCalled, isInTeam, peopleIn, type Team, teamsOf } from "./team-groups.js";

export const teamVerb = (words: Words): Verb<Context> => ({
  name: "team",
  purpose: words.groups.purpose,
  usage: words.groups.usage,
  command: false,
  async said(context, typed) {
    const [, show, name = ""] = /^\s*(show\s)?\s*(.*)$/is.exec(typed) ?? [];
    if (name === "") return showTeams(context);
    return show === undefined ? showTeam(context, name) : inviteRoom(context, name);
  },
});

export const teamPage: Page<Context> = { name: TEAM_PAGE, visited: showTeams };

/** The system's groups are for the organisations in it. */
export function notHere({ asker, words, system }: Context): Outcome | undefined {
  return asker.employers.length === 0 ? reply(noticeCard(words.directory.notSetUp(system.name))) : undefined;
}

async function showTeams(context: Context): Promise<Outcome> {
  return notHere(context) ?? reply(await teamsCardFor(context, context.read, context.asker.memberId));
}

export async function teamsCardFor({ words }: Context, read: Reader, memberId: MemberId | undefined, news?: string) {
  const authority = await authorityOf(read, memberId);
  // A steward may plan a pulse for any of them.
  const theirs = authority.steward ? allTeams(read, MOST_LISTED + 1) : teamsOfAny(read, memberId);
  const listed = await Promise.all(
    (await theirs).map(async (team) => ({ team, people: await peopleIn(read, team.id) })),
  );
  return teamsCard(words, { listed, mayMake: mayMake(authority), news });
}

async function teamsOfAny(read: Reader, memberId: MemberId | undefined): Promise<readonly Team[]> {
  return memberId === undefined ? [] : teamsOf(read, memberId, MOST_LISTED + 1);
}

/** For pages, where nobody can say anything. */
export const findTeamForm = defineForm({
  name: "find-team",
  fields: { name: { kind: "line", max: 80, required: true } },
  async present(context: Context) {
    const { title, send, name, missing } = context.words.groups.findForm;
    return notHere(context) ?? { title, send, questions: { name: { label: name, missing } } };
  },
  submit: (context, { name }) => showTeam(context, name),
});

async function showTeam(context: Context, name: string): Promise<Outcome> {
  const refusal = notHere(context);
  if (refusal !== undefined) return refusal;
  const { read, words, asker } = context;
  const team = await findTeamCalled(read, name);
  if (team === undefined) return reply(noticeCard(words.groups.unknown(nameOf(name))));
  return reply(teamCard(words, await viewOf(read, team, asker.memberId)));
}

/** Only where others read: in somebody's own chat it is their own card. */
async function inviteRoom(context: Context, name: string): Promise<Outcome> {
  const { interaction, read, words } = context;
  const team = notHere(context) === undefined ? await findTeamCalled(read, name) : undefined;
  if (team === undefined || interaction.room === undefined || interaction.room.direct) return showTeam(context, name);
  return reply(invitationCard(words, team), "room");
}

export const openTeam: Action<Context> = {
  name: "open-team",
  async pressed(context, about) {
    const { read, words, asker } = context;
    const id = readId<TeamId>(about);
    const team = id && (await findTeam(read, id));
    if (team === undefined) return notHere(context) ?? reply(noticeCard(words.groups.gone));
    return notHere(context) ?? reply(teamCard(words, await viewOf(read, team, asker.memberId)));
  },
};

export async function viewOf(read: Reader, team: Team, memberId: MemberId | undefined): Promise<TeamView> {
  const people = await peopleIn(read, team.id);
  return { team, people, isIn: await isInTeam(read, team.id, memberId), runs: await runs(read, team, memberId) };
}
