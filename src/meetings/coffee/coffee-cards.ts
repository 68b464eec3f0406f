/** The page on which somebody says what they are in, and with whom they would rather not meet. */
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
} from "../../chat/card.js";
import type { MemberId } from "../../database/ids.js";
import { type MeetingKind, meetingKinds } from "../../database/tables/meetings.js";
import type { Words } from "../../words/en-GB.js";
import { DAY_PAGE } from "../meeting-cards.js";
import { here, type Meeting } from "../open-meetings.js";
import type { Wish } from "../wishes.js";

export interface CoffeeView {
  readonly me: MemberId | undefined;
  /** It is known whom they work for. */
  readonly employed: boolean;
  readonly wishes: readonly Wish[];
  /** What is not switched on where they work. */
  readonly off: readonly MeetingKind[];
  readonly open: readonly Meeting[];
  /** Whom they named, for them alone. */
  readonly named: readonly { readonly id: MemberId; readonly name: string }[];
  readonly leads: boolean;
  /** What has just become of something. */
  readonly news: string | undefined;
}

export function coffeeCard(words: Words, view: CoffeeView): Card {
  const { page, half } = words.meetings;
  const { news, wishes, employed, leads } = view;
  const free = wishes[0]?.free ?? [];
  const when = { label: page.when, press: opens("choose-free-times") };
  return {
    summary: news ?? page.title,
    body: [
      heading(page.title),
      ...(news === undefined ? [] : [text([strong(news)])]),
      text(page.intro),
      ...(employed ? [] : [text(page.employer), buttons({ label: page.sayEmployer, press: opens("choose-employer") })]),
      heading(page.yours),
      ...openNodes(words, view),
      ...(employed ? meetingKinds.flatMap((kind) => kindNodes(words, view, kind)) : []),
      ...(wishes.length === 0 ? [] : [note(page.free(free.map((one) => half[one]))), buttons(when)]),
      ...(leads ? [buttons({ label: page.offer, press: opens("offer-slot") })] : []),
      buttons({ label: page.days, press: shows(DAY_PAGE) }),
      ...neverNodes(words, view),
    ],
  };
}

function openNodes({ meetings: { page } }: Words, { open, me }: CoffeeView): readonly CardNode[] {
  if (open.length === 0) return [text(page.none)];
  const label = (meeting: Meeting): string => {
    // Whoever offers time hears no name before somebody has said that they come.
    const isKnown = meeting.kind !== "listening" || meeting.startsAt !== null;
    // Also of whoever is away by now: nobody learns it from a name that is gone before the meeting has ended.
    const names = isKnown ? here(meeting).flatMap(({ id, name }) => (id === me ? [] : [name])) : [];
    return page.look[meeting.kind](names.join(", "));
  };
  return [buttons(...open.map((meeting) => ({ label: label(meeting), press: does("open-meeting", meeting.id) })))];
}

function kindNodes({ meetings: { page } }: Words, { wishes, off }: CoffeeView, kind: MeetingKind): readonly CardNode[] {
  const { title, about, isIn, join, leave } = page.of[kind];
  const is = wishes.some((wish) => wish.kind === kind);
  const button: Button = is
    ? { label: leave, press: does("leave-meetings", kind) }
    : { label: join, press: does("join-meetings", kind), tone: "primary" };
  const isOff = off.includes(kind) ? [text(is ? page.inAndOff : page.off)] : [];
  return [heading(title), ...(is && isOff.length > 0 ? [] : [text(is ? isIn : about)]), ...isOff, buttons(button)];
}

function neverNodes({ meetings: { page } }: Words, { named }: CoffeeView): readonly CardNode[] {
  const remove = named.map(({ id, name }) => ({ label: page.remove(name), press: does("allow-again", id) }));
  return [
    heading(page.never),
    note(page.neverAbout),
    ...(named.length === 0 ? [text(page.neverNone)] : []),
    buttons({ label: page.add, press: opens("never-pair") }, ...remove),
  ];
}

const opens = (form: string) => ({ kind: "opens", form, about: "" }) as const;
