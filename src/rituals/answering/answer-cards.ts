/** How answers to rituals look. */
import { type Button, buttons, type Card, type CardNode, does, heading, note, shows, text } from "../../chat/card.js";
import type { MemberId } from "../../database/ids.js";
import type { Words } from "../../words/en-GB.js";
import type { Ritual } from "../catalogue.js";
import { RITUAL_PAGE } from "../ritual-cards.js";
import type { RitualAnswer } from "./answered-rituals.js";
import { mayHand } from "./owned-rituals.js";

export const ANSWERS_PAGE = "ritual-answers";
/** Each with all its questions: more would not fit into one message of a chat. */
export const MOST_ANSWERS = 4;

export interface AnswersView {
  /** One more than is shown, where there are more. */
  readonly answers: readonly RitualAnswer[];
  readonly rituals: readonly Ritual[];
  readonly reader: MemberId | undefined;
  readonly timeZone: string;
}

export function answersCard(words: Words, { answers, rituals, reader, timeZone }: AnswersView): Card {
  const { title, none, earlier, back } = words.rituals.answersPage;
  const shown = answers.slice(0, MOST_ANSWERS);
  const last = shown.at(-1);
  const more: readonly Button[] =
    last !== undefined && answers.length > shown.length
      ? [{ label: earlier, press: does("earlier-ritual-answers", last.id) }]
      : [];
  return {
    summary: title,
    body: [
      heading(title),
      ...(shown.length === 0 ? [text(none)] : []),
      ...shown.flatMap((answer) => [
        ...answerNodes(words, answer, nameOfRitual(words, answer, rituals), timeZone),
        ...ownNodes(words, answer, reader),
      ]),
      buttons(...more, { label: back, press: shows(RITUAL_PAGE) }),
    ],
  };
}

/** One, as it is posted in a channel. */
export function answerCard(words: Words, answer: RitualAnswer, ritual: string, timeZone: string): Card {
  const { author, organisation } = answer;
  return {
    summary: words.rituals.answer.summary(ritual, author.name, organisation),
    body: [...answerNodes(words, answer, ritual, timeZone)],
  };
}

export function answerNodes(
  { rituals }: Words,
  { author, organisation, team, createdAt, ...answer }: RitualAnswer,
  ritual: string,
  timeZone: string,
): readonly CardNode[] {
  const { by, question, team: forTeam, cameOf, owner } = rituals.answer;
  return [
    text(by(ritual, author.name, organisation, createdAt, timeZone)),
    ...(team === undefined ? [] : [note(forTeam(team))]),
    ...answer.answers.map((one) => text(question(one.question, one.answer))),
    ...(answer.owner === undefined || answer.dueOn === null ? [] : [note(owner(answer.owner.name, answer.dueOn))]),
    ...(answer.cameOf === undefined ? [] : [text(question(cameOf, answer.cameOf))]),
  ];
}

export function nameOfRitual(
  { rituals }: Words,
  { ritualKey }: Pick<RitualAnswer, "ritualKey">,
  all: readonly Ritual[],
): string {
  return all.find(({ key }) => key === ritualKey)?.name ?? rituals.answer.goneRitual;
}

/** Whoever wrote it takes it back; whoever sees to it says what came of it, or who else will. */
function ownNodes(words: Words, answer: RitualAnswer, reader: MemberId | undefined): readonly CardNode[] {
  const { takeBack, takeBackSure, takeBackYes, takeBackNo } = words.rituals.answer;
  const sure = { question: takeBackSure, yes: takeBackYes, no: takeBackNo };
  const isOwner = answer.owner?.id === reader && answer.cameOf === undefined;
  const own: readonly Button[] = [
    ...(isOwner ? ownerButtons(words, answer) : mayHand(answer, reader) ? [nameButton(words, answer)] : []),
    ...(answer.author.id === reader
      ? [{ label: takeBack, press: does("take-back-ritual-answer", answer.id), sure }]
      : []),
  ];
  return own.length === 0 || reader === undefined ? [] : [buttons(...own)];
}

/** What whoever sees to it can do. */
export function ownerButtons({ rituals }: Words, { id, author, owner }: RitualAnswer): readonly Button[] {
  const { answer, other, decline } = rituals.owned;
  return [
    { label: answer, press: { kind: "opens", form: "ritual-outcome", about: id }, tone: "primary" },
    { label: other, press: opensHanding(id) },
    // Whoever wrote it themselves has nobody to tell.
    ...(owner?.id === author.id ? [] : [{ label: decline, press: does("decline-ritual", id) }]),
  ];
}

/** For whoever wrote it, where nobody sees to it. */
export const nameButton = ({ rituals }: Words, { id }: Pick<RitualAnswer, "id">): Button => ({
  label: rituals.owned.name,
  press: opensHanding(id),
});

const opensHanding = (about: string) => ({ kind: "opens", form: "hand-ritual", about }) as const;
