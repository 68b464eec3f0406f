/** How meetings look, and where they are found: to each who is in one, what they can do next. */
import { type Button, buttons, type Card, type CardNode, does, note, quote, strong, text } from "../chat/card.js";
import type { Words } from "../words/en-GB.js";
import { linkIn } from "./agreeing/place.js";
import { wasHeld } from "./held.js";
import { slotNodes } from "./listening/slot-cards.js";
import { here, others } from "./open-meetings.js";
import { outButton, partners, type Seen, standingOf } from "./seen.js";

export const COFFEE_PAGE = "coffee";
export const DAY_PAGE = "days";

export function meetingCard(words: Words, seen: Seen): Card {
  const { lead } = seen;
  const stands = leadOf(words, seen);
  const said = lead === undefined ? [] : [text([strong(lead.words)])];
  const how = lead?.instead === true ? [] : [lead === undefined ? text([strong(stands)]) : text(stands)];
  return { summary: lead?.words ?? stands, body: [...said, ...how, ...nodesOf(words, seen)] };
}

/** The first sentence: how it stands. */
function leadOf(words: Words, seen: Seen): string {
  const { meeting, me, timeZone } = seen;
  const { card, listening } = words.meetings;
  const { kind, startsAt, minutes } = meeting;
  const people = partners(seen);
  switch (standingOf(seen)) {
    case "over":
      return overOf(words, seen);
    case "said":
      return card.youSaid(others(meeting, me.id));
    case "due":
      return card.asked(people);
    case "agreed":
      return startsAt === null ? "" : card.agreed[kind](people, startsAt, timeZone);
    case "open":
      if (kind === "listening") return me.host ? listening.seeking : drawnOf(words, seen, minutes);
      return proposalsIn(words, seen)[0] ?? pairedOf(words, seen);
  }
}

function pairedOf({ meetings: { card } }: Words, seen: Seen): string {
  const { meeting, me } = seen;
  const people = partners(seen);
  if (meeting.kind !== "day") return card.paired.coffee(people);
  return (me.host ? card.paired.dayHost : card.paired.dayVisitor)(people);
}

/** What the others would take, each in a sentence. */
function proposalsIn({ meetings: { card } }: Words, seen: Seen): readonly string[] {
  const { meeting, timeZone, now } = seen;
  return partners(seen).flatMap(({ name, proposesAt }) =>
    proposesAt === null || proposesAt <= now ? [] : [card.theirs(name, proposesAt, timeZone, meeting.where)],
  );
}

function drawnOf({ meetings: { listening } }: Words, seen: Seen, minutes: number): string {
  const { meeting, timeZone } = seen;
  const host = here(meeting).find((person) => person.host);
  return host?.proposesAt == null ? listening.seeking : listening.drawn(host, minutes, host.proposesAt, timeZone);
}

function overOf({ meetings: { card } }: Words, seen: Seen): string {
  const { meeting, me } = seen;
  const { ended, endedAt } = meeting;
  const took = ended === "met" && (me.leftAt === null || me.met === true);
  const people = partners(seen);
  if (took) return people.length === 0 ? card.over.counts : card.over.met(people);
  const outAt = me.leftAt ?? (ended === "left" || ended === "silent" ? endedAt : null);
  if (outAt !== null && wasHeld(meeting, outAt)) return card.over.held;
  if (me.leftAt !== null) return ended === "silent" ? card.over.silent : card.over.youLeft;
  return card.over[ended === null || ended === "met" ? "cancelled" : ended];
}

function nodesOf(words: Words, seen: Seen): readonly CardNode[] {
  const { meeting } = seen;
  const standing = standingOf(seen);
  if (standing === "over" || standing === "said") return afterNodes(words, seen);
  if (standing === "due") return dueNodes(words, seen);
  if (standing === "agreed") return agreedNodes(words, seen);
  return meeting.kind === "listening" ? slotNodes(words, seen) : openNodes(words, seen);
}

/** What may still be said of one that took place. */
function afterNodes({ meetings }: Words, { meeting, me, noted, lead }: Seen): readonly CardNode[] {
  const took = me.leftAt === null && (meeting.ended === "met" || me.met === true);
  if (!took) return [];
  if (meeting.kind === "day" && !me.host && noted < 3)
    return [buttons({ label: meetings.days.more, press: opens("note-day", meeting.id) })];
  if (meeting.kind !== "listening") return [];
  const host = meeting.people.find((person) => person.host);
  if (meeting.fixed !== "") return lead !== undefined ? [] : [quote(meeting.fixed, host?.name ?? "")];
  return me.host && others(meeting, me.id).length > 0
    ? [buttons({ label: meetings.listening.fix, press: opens("fixed-one-thing", meeting.id), tone: "primary" })]
    : [];
}

function dueNodes({ meetings: { card, days } }: Words, { meeting, me }: Seen): readonly CardNode[] {
  const { id, kind, startsAt } = meeting;
  const notYet = kind === "listening" ? [] : [{ label: card.notYet, press: does("meeting-not-yet", id) }];
  const yes: Button =
    kind === "day" && !me.host
      ? { label: days.write, press: opens("note-day", id), tone: "primary" }
      : { label: card.yes, press: does("meeting-met", id), tone: "primary" };
  const suggest =
    startsAt !== null || kind === "listening" || others(meeting, me.id).length === 0
      ? []
      : [{ label: card.other, press: opens("suggest-time", id) }];
  return [buttons(yes, ...notYet, ...suggest, { label: card.failed, press: does("meeting-failed", id) })];
}

function agreedNodes(words: Words, seen: Seen): readonly CardNode[] {
  const { card, listening } = words.meetings;
  const { meeting, timeZone, starter, file, me } = seen;
  const { startsAt, where, minutes, kind } = meeting;
  const link = linkIn(where);
  const facts = [
    { name: card.facts.who, value: card.who(partners(seen)) },
    ...(startsAt === null ? [] : [{ name: card.facts.when, value: card.time(startsAt, timeZone) }]),
    { name: card.facts.long, value: card.long(minutes) },
    ...(where === "" ? [] : [{ name: card.facts.where, value: where }]),
  ];
  const visits = (label: string, url: string): Button => ({ label, press: { kind: "visits", url } });
  const other = { label: where === "" ? card.place : card.other, press: opens("suggest-time", meeting.id) };
  return [
    { kind: "facts", facts },
    note(kind === "listening" ? (me.host ? listening.ask : listening.drawnAbout) : starter),
    buttons(
      ...(file === undefined ? [] : [visits(card.calendar, file)]),
      ...(link === undefined ? [] : [visits(card.join, link)]),
      ...(kind === "listening" ? [] : [other]),
      outButton(words, meeting),
    ),
  ];
}

/** While a time is looked for: what the others would take, and what all of them might. */
function openNodes(words: Words, seen: Seen): readonly CardNode[] {
  const { card } = words.meetings;
  const { meeting, me, timeZone, starter, times, now } = seen;
  const theirs = proposalsIn(words, seen);
  const proposed = partners(seen).flatMap(({ proposesAt }) =>
    proposesAt !== null && proposesAt > now ? [proposesAt] : [],
  );
  const own = me.proposesAt;
  const known = new Set(proposed.map((at) => at.getTime()));
  const yes = [...known].filter((at) => at !== own?.getTime()).map((at) => new Date(at));
  const more = times.filter((at) => !known.has(at.getTime()) && at.getTime() !== own?.getTime());
  const takes = (at: Date) => does("take-time", `${meeting.id} ${at.toISOString()}`);
  return [
    ...(theirs.length === 0 ? [] : [text(pairedOf(words, seen))]),
    ...theirs.slice(1).map((sentence) => text(sentence)),
    note(starter),
    ...(own === null || own <= now ? [] : [text(card.mine(own, timeZone))]),
    ...(proposed.length === 0 && own === null ? [text(card.which)] : []),
    buttons(
      ...yes.map((at): Button => ({ label: card.works(at, timeZone), press: takes(at), tone: "primary" })),
      ...more.map((at): Button => ({ label: card.time(at, timeZone), press: takes(at) })),
      { label: card.other, press: opens("suggest-time", meeting.id) },
      outButton(words, meeting),
    ),
  ];
}

const opens = (form: string, about: string) => ({ kind: "opens", form, about }) as const;
