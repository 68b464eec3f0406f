/** How needs and offers look, and two that may belong together. */
import { type Button, buttons, type Card, type CardNode, does, heading, note, quote, text } from "../chat/card.js";
import { excerpt } from "../chat/text.js";
import { noticeCard } from "../directory/directory-cards.js";
import type { Words } from "../words/en-GB.js";
import { isClosed, type Match, type Need } from "./needs.js";

export const NEED_PAGE = "needs";

/** What fits on a card beside its buttons. */
export const MOST_LISTED = 8;

export interface NeedsView {
  readonly yours: readonly Need[];
  /** One more than is shown, where there are more. */
  readonly others: readonly Need[];
}

export function needsCard(words: Words, { yours, others }: NeedsView): Card {
  const { needs } = words;
  const give: Button = { label: needs.give, press: opens("give-need", ""), tone: "primary" };
  return {
    summary: needs.title,
    body: [
      heading(needs.title),
      text(needs.intro),
      buttons(give),
      heading(needs.yours),
      ...(yours.length === 0 ? [text(needs.none)] : yours.flatMap((one) => ownNodes(words, one))),
      heading(needs.others),
      ...(others.length === 0 ? [text(needs.noOthers)] : []),
      ...others.slice(0, MOST_LISTED).flatMap((one) => othersNodes(words, one)),
      ...(others.length > MOST_LISTED ? [note(needs.more)] : []),
    ],
  };
}

function ownNodes({ needs }: Words, one: Need): readonly CardNode[] {
  const back = button(needs.spoken, one, needs.takeBack, does("take-need-back", one.id));
  return [text(one.offer ? `${needs.youOffer}: ${one.words}` : `${needs.youNeed}: ${one.words}`), buttons(back)];
}

function othersNodes({ needs }: Words, one: Need): readonly CardNode[] {
  const help = button(needs.spoken, one, needs.help(one.offer), opens("help-need", one.id));
  return [text(needs.line(one.offer, one.organisation)), quote(one.words), buttons(help)];
}

function button(spoken: Words["needs"]["spoken"], { words }: Need, label: string, press: Button["press"]): Button {
  return { label, spoken: spoken(label, excerpt(words, 60)), press };
}

/** To one of the two, of the other. */
export function matchCard(words: Words, match: Match, to: "need" | "offer"): Card {
  const { needs } = words;
  if (isClosed(match)) return noticeCard(needs.closed);
  if (match.declinedAt !== null) return noticeCard(needs.declined);
  if (match.need.closedAt !== null || match.offer.closedAt !== null) return noticeCard(needs.over);
  const own = to === "need" ? match.need : match.offer;
  const other = to === "need" ? match.offer : match.need;
  const isDone = (to === "need" ? match.needDoneAt : match.offerDoneAt) !== null;
  const otherIsDone = (to === "need" ? match.offerDoneAt : match.needDoneAt) !== null;
  const summary = otherIsDone ? needs.otherDone(other.name) : needs.matched(other.name, other.organisation);
  return {
    summary,
    body: [
      text(summary),
      {
        kind: "facts",
        facts: [
          { name: to === "need" ? needs.theyOffer : needs.theyNeed, value: other.words },
          { name: to === "need" ? needs.youNeed : needs.youOffer, value: own.words },
          { name: needs.reach(other.name), value: other.contact },
        ],
      },
      ...(isDone ? [note(needs.waitsFor(other.name))] : [text(needs.talk), matchButtons(words, match)]),
    ],
  };
}

function matchButtons({ needs }: Words, { id }: Match): CardNode {
  return buttons(
    { label: needs.done, press: does("settle-match", id), tone: "primary" },
    { label: needs.unfit, press: does("decline-match", id) },
  );
}

const opens = (form: string, about: string) => ({ kind: "opens", form, about }) as const;
