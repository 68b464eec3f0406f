/** How a poll looks: in its room, and to whoever asked. */
import { buttons, type Card, type CardNode, does, note, quote, text } from "../chat/card.js";
import { excerpt } from "../chat/text.js";
import type { Words } from "../words/en-GB.js";
import type { Poll } from "./polls.js";
import { isInSteps, STEP } from "./published-counts.js";

/** Chats cut longer labels on a narrow screen. */
const LONGEST_LABEL = 30;

/** Whoever asked, as their colleagues know them. */
export interface PollAsker {
  readonly name: string;
  readonly role: string;
  readonly organisation: string | null;
}

/** On the way into pulses: it can only be asked in the room itself. */
export const howToAsk = ({ polls }: Words): CardNode => note(polls.notHere);

/** While it takes answers. It says nothing of how it stands. */
export function openPollCard({ polls: says }: Words, poll: Poll, asker: PollAsker, timeZone: string): Card {
  const { question, options, anonymous, threshold, closesAt } = poll;
  const isLong = options.some((option) => option.length > LONGEST_LABEL);
  const label = (option: string, at: number) => (isLong ? excerpt(numbered(option, at), LONGEST_LABEL) : option);
  return {
    summary: says.summary(asker.name, question),
    body: [
      text(says.asks(asker)),
      quote(question),
      ...(isLong ? options.map((option, at) => text(numbered(option, at))) : []),
      buttons(
        ...options.map((option, at) => ({ label: label(option, at), press: does("answer-poll", `${poll.id},${at}`) })),
      ),
      text(anonymous ? says.anonymous(closesAt, threshold, timeZone) : says.named(asker.name, closesAt, timeZone)),
      buttons({ label: says.end, press: does("end-poll", poll.id) }),
    ],
  };
}

const numbered = (option: string, at: number): string => `${at + 1}. ${option}`;

/** What came of it. */
export function closedPollCard({ polls: says }: Words, poll: Poll, asker: PollAsker): Card {
  return {
    summary: says.closedSummary(poll.question),
    body: [text(says.closed(asker.name)), quote(poll.question), ...resultNodes(says, poll)],
  };
}

/** To whoever asked. */
export function pollResultCard({ polls: says }: Words, poll: Poll, namesLifeDays: number): Card {
  const file = { label: says.export, press: does("export-poll", poll.id) };
  return {
    summary: says.closedSummary(poll.question),
    body: [
      text(says.result),
      quote(poll.question),
      ...resultNodes(says, poll),
      ...(poll.counts === null ? [] : [buttons(file)]),
      ...(poll.anonymous || poll.answered === 0 ? [] : [note(says.namesKept(namesLifeDays))]),
    ],
  };
}

function resultNodes(says: Words["polls"], poll: Poll): CardNode[] {
  const { counts, answered, threshold } = poll;
  if (counts === null || answered === null) return [text(says.tooFew(threshold))];
  if (answered === 0) return [text(says.nobody)];
  const rows = pollFigures(says, poll).map(({ option, people, share }) => [
    option,
    share === undefined ? people : says.withShare(people, share),
  ]);
  const total = isShownInSteps(poll)
    ? says.totalBetween(Math.max(answered, threshold), answered + STEP - 1)
    : says.total(answered);
  return [{ kind: "table", columns: [says.columns.answer, says.columns.people], rows }, text(total)];
}

export interface PollFigure {
  readonly option: string;
  readonly people: string;
  /** A whole percentage; undefined where the number is one of a step. */
  readonly share: string | undefined;
}

/** What came of each option; none where nothing may be shown. */
export function pollFigures(says: Words["polls"], poll: Poll): readonly PollFigure[] {
  const { options, counts, answered } = poll;
  const steps = isShownInSteps(poll);
  return (counts ?? []).map((count, at) => ({
    option: options[at] ?? "",
    people: steps ? says.between(count, count + STEP - 1) : String(count),
    share: steps || !answered ? undefined : says.percent(Math.round((100 * count) / answered)),
  }));
}

const isShownInSteps = ({ anonymous, counts }: Poll): boolean => anonymous && counts !== null && isInSteps(counts);

/** To whoever asked, until it closes. */
export function keptPollCard({ polls: says }: Words, poll: Poll, timeZone: string): Card {
  const summary = says.kept(poll.closesAt, timeZone);
  return { summary, body: [text(summary), quote(poll.question), endButtons(says, poll)] };
}

/** To whoever may end it. */
export function endPollCard({ polls: says }: Words, poll: Poll): Card {
  return { summary: says.ending, body: [quote(poll.question), text(says.ending), endButtons(says, poll)] };
}

function endButtons(says: Words["polls"], { id }: Poll): CardNode {
  return buttons(
    { label: says.closeNow, press: does("close-poll", id) },
    { label: says.callOff, press: does("call-off-poll", id), tone: "danger", sure: says.callOffSure },
  );
}

export function exportedCard({ polls: says }: Words, address: string): Card {
  return {
    summary: says.exported,
    body: [
      text(says.exported),
      buttons({ label: says.open, press: { kind: "visits", url: address }, tone: "primary" }),
      note(says.lasts),
    ],
  };
}
