/** How a prompt looks: what is asked, one way to answer it, and a way to leave it. */
import {
  type Button,
  buttons,
  type Card,
  type CardNode,
  does,
  note,
  type Press,
  quote,
  shows,
  strong,
  text,
} from "../../chat/card.js";
import { excerpt } from "../../chat/text.js";
import type { RitualPromptId } from "../../database/ids.js";
import type { Completion } from "../../database/tables/rituals.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { quietButtons } from "../../directory/quiet-cards.js";
import { COFFEE_PAGE } from "../../meetings/meeting-cards.js";
import { bylineOf } from "../../stories/story-cards.js";
import type { Words } from "../../words/en-GB.js";
import type { JoinedAudience } from "../audiences/populations.js";
import type { Ritual } from "../catalogue.js";
import { pressToAnswer } from "../press-to-answer.js";
import { RITUAL_PAGE } from "../ritual-cards.js";
import type { PromptSubject } from "./prompt-subject.js";

const LONGEST_EXCERPT = 200;

export interface PromptView {
  readonly id: RitualPromptId;
  readonly ritual: Ritual;
  /** As it was when it was planned: what answers it. */
  readonly completion: Completion;
  readonly about: string;
  readonly subject: PromptSubject;
  /** In a channel, where anybody answers. */
  readonly inRoom: boolean;
  /** Somebody there has. */
  readonly isAnswered: boolean;
  /** The chart that a data spark is about. */
  readonly chart?: readonly CardNode[] | undefined;
}

export function promptCard(words: Words, view: PromptView): Card {
  const { ritual, inRoom, isAnswered } = view;
  const { minutes, minutesHere, answeredHere } = words.ritualPrompts;
  return {
    summary: `${ritual.name}: ${ritual.prompt}`,
    body: [
      text([strong(ritual.name)]),
      text(ritual.prompt),
      ...subjectNodes(words, view.subject),
      ...(view.chart ?? []),
      buttons(...waysToAnswer(words, view)),
      ...(isAnswered ? [note(answeredHere)] : []),
      note((inRoom ? minutesHere : minutes)(ritual.minutes)),
      ...(inRoom ? [] : [quietButtons(words)]),
    ],
  };
}

function subjectNodes(words: Words, subject: PromptSubject): readonly CardNode[] {
  const { thankedBy, forGroup } = words.ritualPrompts;
  switch (subject.kind) {
    case "nothing":
      return [];
    case "story":
      return [quote(excerpt(subject.story.happened, LONGEST_EXCERPT), bylineOf(words, subject.story))];
    case "thanks": {
      const { senderName, organisation, words: said } = subject.thanks;
      return [text(thankedBy(senderName, organisation)), quote(excerpt(said, LONGEST_EXCERPT))];
    }
    case "group":
      return [text(forGroup(subject.name))];
  }
}

function waysToAnswer(words: Words, view: PromptView): readonly Button[] {
  const { id, completion, inRoom, subject } = view;
  const { do: labels, notNow, startTry, readStory } = words.ritualPrompts;
  const main: Button = { label: labels[completion], press: pressFor(view), tone: "primary" };
  return [
    main,
    ...(completion === "lesson" ? [{ label: startTry, press: opens("start-try") }] : []),
    ...(subject.kind === "story" ? [{ label: readStory, press: does("read-story", subject.story.id) }] : []),
    ...(inRoom ? [] : [{ label: notNow, press: does("pass-prompt", id) }]),
  ];
}

/** The form in which it is answered. Whoever is prompted for a meeting offers a time of theirs. */
function pressFor({ id, about, completion, ritual }: PromptView): Press {
  if (completion === "meeting") return opens("offer-slot");
  return pressToAnswer({ key: ritual.key, completion }, { id, about });
}

const opens = (form: string): Press => ({ kind: "opens", form, about: "" });

/** In place of the card, once it was answered. */
export function promptDoneCard(words: Words, ritual: Ritual, completion: Completion): Card {
  const { answered, done } = words.ritualPrompts;
  return noticeCard(answered(ritual.name, done[completion]));
}

export interface Unasked {
  readonly audience: JoinedAudience;
  /** Undefined for the whole system. */
  readonly where: string | undefined;
}

/** To whoever looks after where it is on: a ritual came round for nobody. */
export function emptyAudienceCard(words: Words, { name }: Ritual, { audience, where }: Unasked): Card {
  const { title, why, what, open, join } = words.ritualPrompts.empty;
  return {
    summary: title(name, where),
    body: [
      text(title(name, where)),
      text(why[audience]),
      buttons(
        { label: open, press: shows(RITUAL_PAGE), tone: "primary" },
        ...(audience === "volunteers" ? [{ label: join, press: shows(COFFEE_PAGE) }] : []),
      ),
      note(what),
    ],
  };
}
