/** `/causeway coffee`: what I am in, and what I have coming. */
import type { Card } from "../../chat/card.js";
import type { Action, Page, Verb } from "../../chat/feature.js";
import { type Outcome, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { type MeetingId, type MemberId, readId } from "../../database/ids.js";
import { noticeCard } from "../../directory/directory-cards.js";
import type { Words } from "../../words/en-GB.js";
import { namedBy } from "../acquaintance.js";
import { cardFor } from "../card-for.js";
import { mayListen } from "../listening/offer-slot.js";
import { COFFEE_PAGE } from "../meeting-cards.js";
import { openMeetingsOf } from "../open-meetings.js";
import { kindsOffFor } from "../willing.js";
import { wishesOf } from "../wishes.js";
import { coffeeCard } from "./coffee-cards.js";

export const coffeeVerb = (words: Words): Verb<Context> => ({
  name: "coffee",
  purpose: words.meetings.purpose,
  command: false,
  said: showCoffee,
});

export const coffeePage: Page<Context> = { name: COFFEE_PAGE, visited: showCoffee };

async function showCoffee(context: Context): Promise<Outcome> {
  return notHere(context) ?? reply(await coffeeCardFor(context, context.asker.memberId));
}

/** Meetings are for people of the organisations in the system. */
export function notHere({ asker, words, system }: Context): Outcome | undefined {
  return asker.employers.length === 0 || asker.unnamed
    ? reply(noticeCard(words.directory.notSetUp(system.name)))
    : undefined;
}

export async function coffeeCardFor(context: Context, me: MemberId | undefined, news?: string): Promise<Card> {
  const { words, read, asker } = context;
  return coffeeCard(words, {
    me,
    employed: asker.employer !== undefined,
    wishes: await wishesOf(read, me),
    off: await kindsOffFor(read, asker.employer?.id),
    open: me === undefined ? [] : await openMeetingsOf(read, me),
    named: me === undefined ? [] : await namedBy(read, me),
    leads: await mayListen(read, me),
    news,
  });
}

export const openMeeting: Action<Context> = {
  name: "open-meeting",
  pressed: async (context, about) => reply(await cardFor(context, readId<MeetingId>(about), context.asker.memberId)),
};
