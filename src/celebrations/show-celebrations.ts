/** `/causeway celebrate`: what one's groups count, what they celebrated, and whether it lasts. */
import { and, eq } from "drizzle-orm";
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
import type { Action, Page, Verb } from "../chat/feature.js";
import { type Outcome, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { readId, type TeamId } from "../database/ids.js";
import { noticeCard } from "../directory/directory-cards.js";
import { TEAM_PAGE } from "../groups/team-cards.js";
import { type Team, teamsOf } from "../groups/team-groups.js";
import type { Words } from "../words/en-GB.js";
import { alarmNodes, CELEBRATION_PAGE, chartButton, opens, retainedWords, statusButtons } from "./celebration-cards.js";
import { type Celebration, fadeOf, isWatched, selectCelebrations } from "./celebrations.js";
import { judge, retainedAt } from "./judged-celebrations.js";
import { measureOf, type TeamMeasure, teamFor, type Week, weeksOf } from "./team-measures.js";
import { checksOf } from "./tell-people.js";
import { openWeeks } from "./week-series.js";

/** More would not fit into one message of a chat. */
const MOST_LISTED = 8;

export const celebrateVerb = (words: Words): Verb<Context> => ({
  name: "celebrate",
  purpose: words.celebrations.purpose,
  command: false,
  said: showCelebrations,
});

export const celebrationsPage: Page<Context> = { name: CELEBRATION_PAGE, visited: showCelebrations };

async function showCelebrations({ read, words, asker, system }: Context): Promise<Outcome> {
  const { celebrations, groups } = words;
  if (asker.employers.length === 0) return reply(noticeCard(words.directory.notSetUp(system.name)));
  const mine = asker.memberId === undefined ? [] : await teamsOf(read, asker.memberId, MOST_LISTED + 1);
  const listed: CardNode[] = [];
  for (const team of mine.slice(0, MOST_LISTED)) {
    const measure = await measureOf(read, team.id);
    const weeks = measure === undefined ? [] : await weeksOf(read, measure.id);
    const { nothingCounted, standing, open } = celebrations;
    listed.push(
      text([strong(team.name)]),
      note(measure === undefined ? nothingCounted : standing(measure.question, weeks.length)),
      buttons({ label: open(team.name), press: does("open-celebration", team.id) }),
    );
  }
  return reply({
    summary: celebrations.title,
    body: [
      heading(celebrations.title),
      text(celebrations.intro),
      ...(mine.length === 0 ? [text(celebrations.none)] : listed),
      ...(mine.length > MOST_LISTED ? [note(celebrations.more)] : []),
      buttons({ label: groups.open, press: shows(TEAM_PAGE) }),
    ],
  });
}

/** `about` is the group. */
export const openCelebration: Action<Context> = {
  name: "open-celebration",
  async pressed(context, about) {
    const { read, words, asker } = context;
    const team = await teamFor(read, readId<TeamId>(about), asker.memberId);
    if (team === undefined) return reply(noticeCard(words.celebrations.notYours));
    return reply(await teamCardFor(context, team));
  },
};

/** What one group counts, for somebody in it. `news` is said first. */
export async function teamCardFor(
  context: Pick<Context, "read" | "words" | "now" | "system">,
  team: Team,
  news?: string,
): Promise<Card> {
  const { read, words } = context;
  const measure = await measureOf(read, team.id);
  const counts = measure === undefined ? [text(words.celebrations.nothingCounted)] : await measured(context, measure);
  const choose: Button = {
    label: measure === undefined ? words.celebrations.choose : words.celebrations.change,
    press: opens("choose-measure", team.id),
    ...(measure === undefined ? { tone: "primary" } : {}),
  };
  return {
    summary: news ?? team.name,
    body: [
      heading(team.name),
      ...(news === undefined ? [] : [text([strong(news)])]),
      ...counts,
      buttons(choose, { label: words.celebrations.back, press: shows(CELEBRATION_PAGE) }),
    ],
  };
}

async function measured(
  context: Pick<Context, "read" | "words" | "now" | "system">,
  measure: TeamMeasure,
): Promise<readonly CardNode[]> {
  const { read, words } = context;
  const { celebrations } = words;
  const weeks = await weeksOf(read, measure.id);
  const ofMeasure = eq(read.tables.teamMeasure.id, measure.id);
  const [celebration] = await selectCelebrations(read, and(ofMeasure, isWatched(read)));
  const give: Button = { label: celebrations.give, press: opens("give-week", measure.id), tone: "primary" };
  const celebrate: Button = { label: celebrations.celebrate, press: opens("celebrate-change", measure.id) };
  return [
    text([strong(celebrations.asks)]),
    text(celebrations.standing(measure.question, weeks.length)),
    text([strong(celebrations.latestWeeks)]),
    latest(context, measure, weeks),
    note(celebrations.nextAsked),
    ...(celebration === undefined ? [] : await watchNodes(context, celebration, weeks)),
    buttons(
      give,
      ...(weeks.length === 0 ? [] : [chartButton(words, { measure })]),
      ...(celebration === undefined ? [celebrate] : []),
    ),
  ];
}

function latest(
  { words, now, system }: Pick<Context, "words" | "now" | "system">,
  { kind }: TeamMeasure,
  weeks: readonly Week[],
): CardNode {
  const { week, notGiven, answer } = words.celebrations;
  const facts = openWeeks(now, system.timeZone).map((monday) => {
    const given = weeks.find((one) => one.week === monday);
    return { name: week(monday), value: given === undefined ? notGiven : answer(kind, given.value) };
  });
  return { kind: "facts", facts };
}

async function watchNodes(
  { read, words, now, system }: Pick<Context, "read" | "words" | "now" | "system">,
  celebration: Celebration,
  weeks: readonly Week[],
): Promise<readonly CardNode[]> {
  const { celebrations } = words;
  const judged = judge(celebration, weeks);
  const retained = retainedAt(celebration, judged, weeks, now, system.timeZone);
  const isFilling = judged.baseline === undefined;
  const stands = isFilling ? celebrations.filling(judged.counted) : retainedWords(words, retained);
  const asked = (await checksOf(read, celebration.id)).at(-1);
  const isAsked = asked !== undefined && asked.status === null;
  const waits = celebration.amberAt !== null && celebration.answeredAt === null;
  return [
    text([strong(celebrations.celebrated)]),
    { kind: "quote", text: celebration.words },
    note(celebrations.since(celebration.since)),
    ...(isAsked ? checkNodes(words, celebration, asked.month) : []),
    ...(waits ? alarmNodes(words, await fadeOf(read, celebration, now), true) : []),
    text(!waits && !isFilling && judged.level === "calm" ? `${celebrations.lasting} ${stands}` : stands),
  ];
}

function checkNodes(words: Words, celebration: Celebration, month: number): readonly CardNode[] {
  const { still } = words.celebrations;
  return [
    text(still.ask(month, celebration.words, celebration.measure.team.name)),
    buttons(...statusButtons(words, celebration, month)),
  ];
}
