/** `/causeway days`: what was noted of days, for those whom it is for. */
import { buttons, type Card, type CardNode, heading, note, quote, shows, text } from "../../chat/card.js";
import type { Page, Verb } from "../../chat/feature.js";
import { type Outcome, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import type { MemberId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { TEAM_PAGE } from "../../groups/team-cards.js";
import { type Team, teamsOf } from "../../groups/team-groups.js";
import type { Words } from "../../words/en-GB.js";
import { notHere } from "../coffee/show-coffee.js";
import { COFFEE_PAGE, DAY_PAGE } from "../meeting-cards.js";
import { type DayNote, groupNotes, isInGroupOf, notesFor } from "./day-notes.js";

const MOST_GROUPS = 5;
const MOST_NOTES = 8;
const MOST_DAYS = 6;

export const daysVerb = (words: Words): Verb<Context> => ({
  name: "days",
  purpose: words.meetings.daysPurpose,
  command: false,
  said: showDays,
});

export const daysPage: Page<Context> = { name: DAY_PAGE, visited: showDays };

async function showDays(context: Context): Promise<Outcome> {
  const { words, read, asker } = context;
  const refusal = notHere(context);
  return refusal ?? reply(await daysCard(words, read, asker.memberId));
}

async function daysCard(words: Words, read: Reader, me: MemberId | undefined): Promise<Card> {
  const { days, open } = words.meetings;
  const own = me === undefined ? [] : await notesFor(read, me, MOST_DAYS);
  const groups = me === undefined ? [] : await groupsOf(read, me);
  const shown = await Promise.all(groups.map((team) => groupNodes(words, read, team, me)));
  return {
    summary: days.title,
    body: [
      heading(days.title),
      text(days.intro),
      ...own.flatMap((one) => noteNodes(words, one)),
      ...(groups.length === 0 ? nobodyNodes(words) : shown.flat()),
      buttons({ label: open, press: shows(COFFEE_PAGE) }),
    ],
  };
}

/** Those that they are in, not those that they made for others. */
async function groupsOf(read: Reader, me: MemberId): Promise<readonly Team[]> {
  const all = await teamsOf(read, me, MOST_GROUPS);
  const are = await Promise.all(all.map(({ id }) => isInGroupOf(read, id, me)));
  return all.filter((_, at) => are[at]);
}

async function groupNodes(
  words: Words,
  read: Reader,
  { id, name }: Team,
  me: MemberId | undefined,
): Promise<readonly CardNode[]> {
  const { days } = words.meetings;
  const notes = me === undefined ? [] : await groupNotes(read, id, me, MOST_NOTES);
  const byRole = notes.toSorted((one, other) => one.role.localeCompare(other.role, "en-GB"));
  return [
    heading(name),
    ...(notes.length === 0 ? [text(days.noneYet)] : byRole.flatMap((one) => noteNodes(words, one))),
    buttons({ label: days.add(name), press: { kind: "opens", form: "note-group-day", about: id } }),
  ];
}

const nobodyNodes = ({ meetings, groups }: Words): readonly CardNode[] => [
  note(meetings.days.nobody),
  buttons({ label: groups.open, press: shows(TEAM_PAGE) }),
];

/** By role, and nobody's name. */
function noteNodes({ meetings: { days } }: Words, { role, notes }: DayNote): readonly CardNode[] {
  const said = notes.map(({ question, answer }) => quote(answer, question));
  return role === "" ? said : [note(days.byRole(role)), ...said];
}
