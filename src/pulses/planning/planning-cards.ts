/** How planning looks to stewards. */
import {
  type Button,
  buttons,
  type Card,
  type CardNode,
  divider,
  does,
  type Fill,
  heading,
  note,
  quote,
  strong,
  text,
} from "../../chat/card.js";
import { groupKey } from "../../groups/groups.js";
import type { Words } from "../../words/en-GB.js";
import type { OwnItem } from "../own-items.js";
import type { Pulse } from "../pulses.js";
import { expectedAnswers } from "./expected-answers.js";
import type { SizedGroup } from "./group-sizes.js";

export const PLAN_PAGE = "pulse-plan";
/** More would not fit into one message of a chat. */
export const MOST_PULSES_SHOWN = 6;
export const MOST_OWN_QUESTIONS = 3;

export interface PlannedView {
  readonly pulse: Pulse;
  readonly sized: SizedGroup;
  /** When the next questions go; undefined where they never do. */
  readonly next: string | undefined;
  readonly leader: string | undefined;
}

export interface PlanningView {
  readonly planned: readonly PlannedView[];
  readonly hasMore: boolean;
  readonly questions: readonly OwnItem[];
  readonly hasKeys: boolean;
  readonly news: string | undefined;
}

export function planningCard(words: Words, { planned, hasMore, questions, hasKeys, news }: PlanningView): Card {
  const { title, intro, none, more, plan, noKeys } = words.planning;
  const last = planned.at(-1);
  return {
    summary: news ?? title,
    body: [
      heading(title),
      ...(news === undefined ? [] : [text([strong(news)])]),
      note(intro),
      hasKeys ? buttons({ label: plan, press: opens("plan-pulse"), tone: "primary" }) : text(noKeys),
      ...(planned.length === 0 ? [text(none)] : planned.flatMap((one) => plannedNodes(words, one))),
      ...(hasMore && last !== undefined ? [buttons({ label: more, press: does("more-pulses", last.pulse.id) })] : []),
      divider,
      ...ownNodes(words, questions),
    ],
  };
}

function plannedNodes({ planning }: Words, { pulse, sized, next, leader }: PlannedView): readonly CardNode[] {
  const { id, cadenceWeeks, threshold, halves } = pulse;
  const { name, people } = sized;
  const sure = { question: planning.endSure(name), yes: planning.endYes, no: planning.endNo };
  return [
    text([strong(name)]),
    text(
      [
        planning.terms(cadenceWeeks, threshold),
        ...(halves ? [planning.halves] : []),
        planning.next(next),
        planning.asked(people),
        planning.leader(leader),
      ].join(" "),
    ),
    buttons(
      { label: planning.change(name), press: opens("change-pulse", id) },
      { label: planning.end(name), press: does("end-pulse", id), sure },
    ),
  ];
}

function ownNodes({ planning: { own } }: Words, questions: readonly OwnItem[]): readonly CardNode[] {
  const sure = { question: own.retireSure, yes: own.retireYes, no: own.retireNo };
  return [
    heading(own.title),
    note(own.intro(MOST_OWN_QUESTIONS)),
    ...(questions.length === 0 ? [text(own.none)] : []),
    ...questions.flatMap(({ id, words }): readonly CardNode[] => [
      quote(words),
      buttons({ label: own.retire(words), press: does("retire-question", id), sure }),
    ]),
    ...(questions.length < MOST_OWN_QUESTIONS ? [buttons({ label: own.add, press: opens("add-question") })] : []),
  ];
}

export interface UnlikelyView {
  readonly sized: SizedGroup;
  readonly terms: Pick<Pulse, "threshold" | "halves">;
  /** Whom to ask instead. */
  readonly larger: SizedGroup | undefined;
  /** They are asked already. */
  readonly hasOne: boolean;
  /** What was answered, but for the group. */
  readonly fill: Fill;
}

/** Nobody is asked for nothing. */
export function unlikelyCard({ planning }: Words, { sized, terms, larger, hasOne, fill }: UnlikelyView): Card {
  const { title, why, instead, hasOne: said, plan, talk } = planning.unlikely;
  const expected = Math.floor(expectedAnswers(sized.people, terms.halves));
  const offer: readonly Button[] =
    larger === undefined || hasOne
      ? []
      : [
          {
            label: plan(larger.name),
            press: { kind: "opens", form: "plan-pulse", about: "", fill: { ...fill, group: groupKey(larger.group) } },
            tone: "primary",
          },
        ];
  return {
    summary: title(sized.name),
    body: [
      heading(title(sized.name)),
      text(why(sized.people, expected, terms.threshold)),
      ...(larger === undefined ? [] : [text(hasOne ? said(larger.name) : instead(larger.name))]),
      buttons(...offer, { label: talk, press: does("talk-through", "") }),
    ],
  };
}

const talkedThrough = ["N2", "S2", "R3"] as const;

export function talkCard({ planning: { talk }, pulseQuestions }: Words): Card {
  return {
    summary: talk.title,
    body: [
      heading(talk.title),
      note(talk.intro),
      ...talkedThrough.map((item) => quote(pulseQuestions.items[item])),
      ...talk.steps.map((step, at) => text(`${at + 1}. ${step}`)),
    ],
  };
}

const opens = (form: string, about = "") => ({ kind: "opens", form, about }) as const;
