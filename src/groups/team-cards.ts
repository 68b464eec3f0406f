/** How teams look: the list of one's own, one of them, and what is shown where others may join. */
import {
  type Button,
  buttons,
  type Card,
  type CardNode,
  does,
  heading,
  note,
  shows,
  strong,
  text,
} from "../chat/card.js";
import type { Words } from "../words/en-GB.js";
import type { Team, TeamPerson } from "./team-groups.js";

export const TEAM_PAGE = "team";
/** More would not fit into one message of a chat. */
export const MOST_LISTED = 8;
const MOST_NAMES = 40;

export interface TeamView {
  readonly team: Team;
  readonly people: readonly TeamPerson[];
  readonly isIn: boolean;
  /** They may add people and end it. */
  readonly runs: boolean;
}

export interface TeamsView {
  /** One more than is shown, where there are more. */
  readonly listed: readonly Pick<TeamView, "team" | "people">[];
  readonly mayMake: boolean;
  /** What has just become of one. */
  readonly news: string | undefined;
}

export function teamsCard({ groups }: Words, { listed, mayMake, news }: TeamsView): Card {
  const { title, intro, none, more, make, find, look } = groups;
  const shown = listed
    .slice(0, MOST_LISTED)
    .flatMap(({ team, people }): readonly CardNode[] => [
      text([strong(team.name)]),
      note(sizeOf(groups, people)),
      buttons({ label: look(team.name), press: does("open-team", team.id) }),
    ]);
  return {
    summary: news ?? title,
    body: [
      heading(title),
      ...(news === undefined ? [] : [text([strong(news)])]),
      text(intro),
      buttons(...(mayMake ? [{ label: make, press: opens("make-team", ""), tone: "primary" } as const] : []), {
        label: find,
        press: opens("find-team", ""),
      }),
      ...(shown.length === 0 ? [text(none)] : shown),
      ...(listed.length > MOST_LISTED ? [note(more)] : []),
    ],
  };
}

/** One team, for somebody alone. Names are for those in it, and whoever looks after it. */
export function teamCard({ groups }: Words, { team, people, isIn, runs }: TeamView, news?: string): Card {
  const names = people.slice(0, MOST_NAMES).map(({ name }) => name);
  const maySeeNames = (isIn || runs) && names.length > 0;
  return {
    summary: news ?? team.name,
    body: [
      heading(team.name),
      ...(news === undefined ? [] : [text([strong(news)])]),
      text(sizeOf(groups, people)),
      ...(maySeeNames ? [note(groups.people(names, people.length - names.length))] : []),
      note(groups.invites),
      buttons(
        isIn ? leaveButton(groups, team) : joinButton(groups, team),
        ...(runs ? [{ label: groups.add, press: opens("add-to-team", team.id) }, endButton(groups, team)] : []),
        { label: groups.open, press: shows(TEAM_PAGE) },
      ),
      ...(isIn || runs ? [note(groups.handOn(team.name))] : []),
    ],
  };
}

/** For a room, where each who reads it answers for themselves. */
export function invitationCard({ groups }: Words, team: Team): Card {
  const summary = groups.invitation(team.name);
  return {
    summary,
    body: [heading(summary), text(groups.invites), buttons(joinButton(groups, team), leaveButton(groups, team))],
  };
}

/** To somebody whom another has put in it. */
export function addedCard({ groups }: Words, team: Team, by: string): Card {
  const summary = groups.told(by, team.name);
  return { summary, body: [text(summary), note(groups.invites), buttons(leaveButton(groups, team))] };
}

type GroupWords = Words["groups"];

function sizeOf({ size }: GroupWords, people: readonly TeamPerson[]): string {
  return size(people.length, new Set(people.flatMap(({ organisationId }) => organisationId ?? [])).size);
}

function joinButton({ intoTeam }: GroupWords, { id }: Team): Button {
  return { label: intoTeam, press: does("join-team", id), tone: "primary" };
}

function leaveButton({ outOfTeam }: GroupWords, { id }: Team): Button {
  return { label: outOfTeam, press: does("leave-team", id) };
}

function endButton({ end, endSure, endYes, endNo }: GroupWords, { id, name }: Team): Button {
  return { label: end, press: does("end-team", id), sure: { question: endSure(name), yes: endYes, no: endNo } };
}

const opens = (form: string, about: string) => ({ kind: "opens", form, about }) as const;
