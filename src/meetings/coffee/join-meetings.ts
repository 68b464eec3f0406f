/** In and out with one press each. */
import type { Action } from "../../chat/feature.js";
import { replace, reply } from "../../chat/interaction.js";
import type { Context, Me } from "../../context.js";
import type { Writer } from "../../database/store.js";
import { type MeetingKind, meetingKinds } from "../../database/tables/meetings.js";
import { noticeCard } from "../../directory/directory-cards.js";
import type { Scene } from "../../schedule/messages.js";
import { stepOut } from "../ending/step-out.js";
import { drawForOpenSlots } from "../listening/draw.js";
import { openMeetingsOf } from "../open-meetings.js";
import { kindsOffFor } from "../willing.js";
import { addWish, dropWish } from "../wishes.js";
import { coffeeCardFor, notHere } from "./show-coffee.js";

export const joinMeetings: Action<Context> = {
  name: "join-meetings",
  async pressed(context, about) {
    const { words, now, asker } = context;
    const kind = readKind(about);
    const refusal = notHere(context);
    if (refusal !== undefined) return refusal;
    if (kind === undefined || asker.employer === undefined) return reply(noticeCard(words.meetings.page.employer));
    return context.write(async (tx, me) => {
      const scene = { ...context, read: tx };
      await addWish(tx, me.id, kind, now);
      // Somebody may have offered time for which nobody was found.
      if (kind === "listening") await drawForOpenSlots(tx, scene);
      const isOff = (await kindsOffFor(tx, asker.employer?.id)).includes(kind);
      const { of, inAndOff } = words.meetings.page;
      return replace(await coffeeCardFor(scene, me.id, isOff ? inAndOff : of[kind].joined));
    });
  },
};

export const leaveMeetings: Action<Context> = {
  name: "leave-meetings",
  async pressed(context, about) {
    const kind = readKind(about);
    if (kind === undefined) return reply(noticeCard(context.words.meetings.card.none));
    return context.write(async (tx, me) => {
      const scene = { ...context, read: tx };
      await dropWish(tx, me.id, kind);
      await leaveOpen(tx, me, kind, scene);
      return replace(await coffeeCardFor(scene, me.id, context.words.meetings.page.of[kind].left));
    });
  },
};

/** Whoever they were to meet is looked after. A leader's own offer stands. */
async function leaveOpen(tx: Writer, { id }: Me, kind: MeetingKind, scene: Scene): Promise<void> {
  for (const meeting of await openMeetingsOf(tx, id, kind)) {
    const offers = kind === "listening" && meeting.people.some((one) => one.id === id && one.host);
    if (!offers) await stepOut(tx, meeting, [id], "left", scene);
  }
}

const readKind = (about: string): MeetingKind | undefined => meetingKinds.find((kind) => kind === about);
