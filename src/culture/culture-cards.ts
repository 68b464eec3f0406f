/** How a web check and the balance of the six elements look. */
import { type Button, buttons, type Card, type CardNode, heading, note, shows, strong, text } from "../chat/card.js";
import { elements } from "../database/tables/stories.js";
import { TEAM_PAGE } from "../groups/team-cards.js";
import type { Team } from "../groups/team-groups.js";
import type { Words } from "../words/en-GB.js";
import { type Balance, emptyIn, type WebCheck } from "./culture.js";

export const CULTURE_PAGE = "culture";

/** What fits on a card with a table each; and with a button each. */
const MOST_TEAMS = 4;
export const MOST_LISTED = 20;

export interface TeamChecks {
  readonly team: Team;
  /** The newest first. */
  readonly checks: readonly WebCheck[];
}

export interface CultureView {
  readonly quarter: string;
  readonly groups: readonly TeamChecks[];
  /** Undefined where it is not known whom they work for. */
  readonly balance: Balance | undefined;
  /** What has just become of one. */
  readonly news: string | undefined;
}

export function cultureCard(words: Words, { quarter, groups, balance, news }: CultureView): Card {
  const { culture } = words;
  return {
    summary: news ?? culture.title,
    body: [
      heading(culture.title),
      ...(news === undefined ? [] : [text([strong(news)])]),
      text(culture.intro),
      ...(groups.length === 0 ? noTeamNodes(words) : []),
      ...groups.slice(0, MOST_TEAMS).flatMap((one) => teamNodes(words, quarter, one)),
      ...(groups.length > MOST_TEAMS ? moreNodes(words, groups.slice(MOST_TEAMS)) : []),
      ...(balance === undefined ? [] : balanceNodes(words, balance)),
    ],
  };
}

function noTeamNodes({ culture }: Words): readonly CardNode[] {
  return [text(culture.noTeam), buttons({ label: culture.openTeams, press: shows(TEAM_PAGE) })];
}

/** Without their tables, for which there is no room. */
function moreNodes({ culture }: Words, groups: readonly TeamChecks[]): readonly CardNode[] {
  return [buttons(...groups.map(({ team }) => checkButton(culture.start(team.name), team)))];
}

function teamNodes(words: Words, quarter: string, { team, checks }: TeamChecks): readonly CardNode[] {
  const { culture } = words;
  const [newest, before] = checks;
  const label = newest?.quarter === quarter ? culture.again(team.name) : culture.start(team.name);
  return [...(newest === undefined ? [] : checkNodes(words, team, newest, before)), buttons(checkButton(label, team))];
}

export function checkButton(label: string, { id }: Pick<Team, "id">): Button {
  return { label, press: { kind: "opens", form: "web-check", about: id } };
}

function checkNodes(
  { culture }: Words,
  team: Team,
  newest: WebCheck,
  before: WebCheck | undefined,
): readonly CardNode[] {
  const viewIn = (check: WebCheck | undefined, element: (typeof elements)[number]): string => {
    const view = check?.seen.find((one) => one.element === element)?.view;
    return view === undefined ? culture.none : culture.views[view];
  };
  return [
    text([strong(culture.of(team.name, culture.quarter(newest.quarter)))]),
    {
      kind: "table",
      columns: culture.columns,
      rows: elements.map((element) => [culture.elements[element], viewIn(newest, element), viewIn(before, element)]),
    },
    ...(newest.first === "" ? [] : [text(`${culture.first}: ${newest.first}`)]),
  ];
}

function balanceNodes({ culture: { balance: said, elements: names } }: Words, balance: Balance): readonly CardNode[] {
  const empty = emptyIn(balance);
  const tell = (has: boolean): string => (has ? said.some : said.nothing);
  return [
    heading(said.title),
    note(said.intro),
    {
      kind: "table",
      columns: said.columns,
      rows: elements.map((element) => [
        names[element],
        tell(balance.stories.has(element)),
        tell(balance.rituals.has(element)),
      ]),
    },
    text(empty.length === 0 ? said.full : said.empty(empty)),
  ];
}
