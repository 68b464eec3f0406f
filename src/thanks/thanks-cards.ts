/** How thanks look. */
import { type Button, buttons, type Card, type CardNode, does, note, quote, text } from "../chat/card.js";
import { excerpt } from "../chat/text.js";
import { noticeCard } from "../directory/directory-cards.js";
import type { Words } from "../words/en-GB.js";
import type { Thanked, Thanks } from "./thanks.js";

/** What somebody who was thanked has done with it besides what its row says. */
export interface Answered {
  readonly replied: boolean;
  readonly passedOn: boolean;
}

/** To the sender alone: who was reached and who was not, and the way back. */
export function sentCard(words: Words, thanks: Thanks): Card {
  if (thanks.takenBackAt !== null) return noticeCard(words.thanks.takenBack);
  const lines = reachLines(words, thanks);
  const { takeBack, takeBackSure, takeBackYes, takeBackNo } = words.thanks;
  const sure = { question: takeBackSure, yes: takeBackYes, no: takeBackNo };
  return {
    summary: lines.join(" "),
    body: [
      ...lines.map((line) => text(line)),
      quote(thanks.words),
      note(seenLine(words, thanks)),
      buttons({ label: takeBack, press: does("take-back-thanks", thanks.id), sure }),
    ],
  };
}

function reachLines({ thanks: { sent } }: Words, { thanked }: Thanks): readonly string[] {
  const reached = thanked.filter(({ member }) => member !== undefined);
  const others = thanked.filter(({ member }) => member === undefined);
  const places = [...new Map(others.map(({ organisationId, organisation }) => [organisationId, organisation]))];
  return [
    ...(reached.length === 0 ? [] : [sent.reached(reached)]),
    ...places.flatMap(([id, organisation]) => {
      const there = others.filter(({ organisationId }) => organisationId === id);
      const done = there.filter(({ helpedAt }) => helpedAt !== null);
      const asked = there.filter(({ askedAt, helpedAt }) => askedAt !== null && helpedAt === null);
      const kept = there.filter(({ askedAt }) => askedAt === null);
      return [
        ...(done.length === 0 ? [] : [sent.passedOn(done, organisation)]),
        ...(asked.length === 0 ? [] : [sent.asked(asked, organisation)]),
        ...(kept.length === 0 ? [] : [sent.onRecord(kept, organisation)]),
      ];
    }),
  ];
}

function seenLine({ thanks: { seen } }: Words, { seenBy, thanked }: Thanks): string {
  const isUnreached = thanked.some(({ member }) => member === undefined);
  if (seenBy === "them") return isUnreached ? seen.passedOn : seen.them;
  if (isUnreached) return seen.never;
  return thanked.every(({ agreedAt }) => agreedAt !== null) ? seen.public : seen.asks;
}

/** To somebody who is thanked, with what they may do and what they did. */
export function receivedCard(words: Words, thanks: Thanks, me: Thanked, answered: Answered): Card {
  if (thanks.takenBackAt !== null) return noticeCard(words.thanks.wereTakenBack);
  const { received, relayed, also } = words.thanks;
  const summary = received(thanks.senderName, thanks.organisation, me.name);
  const others = thanks.thanked.filter(({ id }) => id !== me.id);
  return {
    summary,
    body: [
      text(summary),
      quote(thanks.words),
      ...(others.length === 0 ? [] : [note(also(others))]),
      ...(thanks.relayOf === null ? [] : [note(relayed(thanks.senderName))]),
      note([...doneBy(words, me, answered), seenLine(words, thanks)].join(" ")),
      buttons(...receivedButtons(words, thanks, me)),
    ],
  };
}

function doneBy({ thanks }: Words, me: Thanked, { replied, passedOn }: Answered): readonly string[] {
  return [
    ...(me.helpedAt === null ? [] : [thanks.didHelp]),
    ...(passedOn ? [thanks.didPassOn] : []),
    ...(replied ? [thanks.didReply] : []),
    ...(me.agreedAt === null ? [] : [thanks.didAgree]),
  ];
}

function receivedButtons({ thanks: says }: Words, thanks: Thanks, me: Thanked): readonly Button[] {
  const { id, seenBy, thanked } = thanks;
  // Where somebody cannot be asked, the agreement of the others would change nothing.
  const mayBeSeen = seenBy === "others" && thanked.every(({ member }) => member !== undefined);
  const agreement: Button =
    me.agreedAt === null
      ? { label: says.agree, press: does("show-thanks", id) }
      : { label: says.disagree, press: does("hide-thanks", id) };
  return [
    ...(me.helpedAt === null
      ? [{ label: says.helped, press: does("thanks-helped", id), tone: "primary" } satisfies Button]
      : []),
    { label: says.passOn, press: { kind: "opens", form: "thank-people", about: id } },
    { label: says.reply, press: { kind: "opens", form: "reply-to-thanks", about: id } },
    ...(mayBeSeen ? [agreement] : []),
  ];
}

/** To the curators of an organisation, for somebody there whom Causeway cannot reach. */
export function passOnCard(words: Words, thanks: Thanks, person: Thanked): Card {
  if (thanks.takenBackAt !== null) return noticeCard(words.thanks.wereTakenBack);
  const { toPassOn, gotIt, didGetIt } = words.thanks;
  if (person.helpedAt !== null) return noticeCard(gotIt(person.name, person.organisation));
  const summary = toPassOn(thanks.senderName, thanks.organisation, person.name, person.organisation);
  const done = buttons({ label: didGetIt, press: does("thanks-passed-on", person.id), tone: "primary" });
  return { summary, body: [text(summary), quote(thanks.words), done] };
}

/** To the sender, once a curator passed their thanks on. */
export function wasPassedOnCard(words: Words, thanks: Thanks, person: Thanked): Card {
  if (thanks.takenBackAt !== null) return noticeCard(words.thanks.takenBack);
  const summary = words.thanks.wasPassedOn(person.name, person.organisation);
  return { summary, body: [text(summary), ...reminder(words, thanks)] };
}

export function helpedCard(words: Words, thanks: Thanks, person: Thanked): Card {
  const summary = words.thanks.saysItHelped(person.name, person.organisation);
  return { summary, body: [text(summary), ...reminder(words, thanks)] };
}

export function replyCard(words: Words, thanks: Thanks, person: Thanked, reply: string): Card {
  const summary = words.thanks.replied(person.name, person.organisation);
  return { summary, body: [text(summary), quote(reply), ...reminder(words, thanks)] };
}

/** What the sender wrote, in a few words; nothing where they took it back. */
function reminder({ thanks: { youWrote } }: Words, { words }: Thanks): readonly CardNode[] {
  return words === "" ? [] : [note(youWrote(excerpt(words, 120)))];
}

/** Thanks in a list that others read. */
export function thanksLine(words: Words, { senderName, organisation, thanked, words: said }: Thanks): CardNode {
  return quote(excerpt(said, 200), words.thanks.public(senderName, organisation, thanked));
}
