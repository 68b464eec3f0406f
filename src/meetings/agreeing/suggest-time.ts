/** Somebody writes when they would meet, and where. */
import { text } from "../../chat/card.js";
import { type Answers, defineForm } from "../../chat/form.js";
import { correct, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { type MeetingId, readId } from "../../database/ids.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { identifierProblems } from "../../directory/refuse-identifiers.js";
import { safetyNodes } from "../../directory/routes.js";
import { instantOf, localDate, localTime } from "../../schedule/occurrences.js";
import { readDate } from "../../schedule/read-date.js";
import { cardFor } from "../card-for.js";
import { type Meeting, openMeetingFor, others } from "../open-meetings.js";
import { chooseTime, problemWith } from "./agree.js";
import { readPlace } from "./place.js";
import { readTime } from "./times.js";

const fields = {
  day: { kind: "line", max: 40, required: true },
  time: { kind: "line", max: 8, required: true },
  where: { kind: "line", max: 200, required: false },
} as const;

/** `about` is the meeting. */
export const suggestTime = defineForm({
  name: "suggest-time",
  fields,
  async present(context: Context, about) {
    const { words, system } = context;
    const { timeForm, card } = words.meetings;
    const meeting = await mine(context, about);
    if (meeting === undefined) return reply(noticeCard(card.none));
    const timeZone = zoneOf(context, meeting);
    const at = meeting.startsAt;
    return {
      title: timeForm.title,
      send: timeForm.send,
      before: at === null ? [] : [text(card.time(at, timeZone))],
      after: await safetyNodes(context),
      questions: {
        day: {
          ...{ label: timeForm.dayOf, hint: timeForm.dayHint, missing: timeForm.dayMissing },
          ...(at === null ? {} : { initial: words.date(at, timeZone ?? system.timeZone) }),
        },
        time: {
          ...{ label: timeForm.time, hint: timeForm.timeHint, missing: timeForm.timeMissing },
          ...(at === null ? {} : { initial: localTime(at, timeZone) }),
        },
        where: { label: timeForm.where, hint: timeForm.whereHint, initial: meeting.where },
      },
    };
  },
  async submit(context, answers, about) {
    const { words } = context;
    const meeting = await mine(context, about);
    if (meeting === undefined) return reply(noticeCard(words.meetings.card.none));
    const chosen = await readChosen(context, answers, zoneOf(context, meeting));
    if ("problems" in chosen) return correct(chosen.problems);
    return context.write(async (tx, me) => {
      const scene = { ...context, read: tx };
      const standing = await mine(scene, about);
      if (standing === undefined) return reply(noticeCard(words.meetings.card.none));
      await chooseTime(tx, standing, { memberId: me.id, ...chosen }, scene);
      return reply(await cardFor(scene, standing.id, me.id));
    });
  },
});

/** Of a slot, the time is the leader's, and stays; where the others have stepped out, there is nobody to meet. */
async function mine({ read, asker }: Pick<Context, "read" | "asker">, about: string): Promise<Meeting | undefined> {
  const meeting = await openMeetingFor(read, readId<MeetingId>(about), asker.memberId);
  const isAlone = meeting !== undefined && asker.memberId !== undefined && others(meeting, asker.memberId).length === 0;
  return meeting?.kind === "listening" || isAlone ? undefined : meeting;
}

function zoneOf({ asker, system }: Context, { people }: Meeting): string {
  return people.find(({ id }) => id === asker.memberId)?.timeZone ?? system.timeZone;
}

/** A time on the writer's own clock, and a place; or what is wrong with them, by field. */
export async function readChosen(
  context: Context,
  { day, time, where: typed }: Answers<typeof fields>,
  timeZone: string,
): Promise<{ readonly at: Date; readonly where: string } | { readonly problems: Record<string, string> }> {
  const { words, now } = context;
  const { timeForm } = words.meetings;
  const date = readDate(day, localDate(now, timeZone));
  const clock = readTime(time);
  const where = readPlace(typed);
  const at = date === undefined || clock === undefined ? undefined : instantOf(date, clock, timeZone);
  const unfit = at && problemWith(at, now);
  const { where: refused } = await identifierProblems(context, { where: typed }, { refused: ["curator"] });
  const problems = {
    ...(date === undefined ? { day: timeForm.notADay } : {}),
    ...(clock === undefined ? { time: timeForm.notATime } : {}),
    ...(unfit === undefined ? {} : { day: timeForm[unfit] }),
    ...(where === undefined ? { where: timeForm.notALink } : {}),
    ...(refused === undefined ? {} : { where: refused }),
  };
  return at === undefined || where === undefined || Object.keys(problems).length > 0 ? { problems } : { at, where };
}
