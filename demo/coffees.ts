/** Coffees: some met and said so; and on the day before the newcomer comes, two of them are brought together. */
import type { MeetingId } from "../src/database/ids.js";
import { openMeetingsOf } from "../src/meetings/open-meetings.js";
import type { Moment, Stage } from "./moments.js";

const inAutumn = ["ngozi-eze", "kwame-boateng"] as const;
/** Of these two, one cannot come after all, so that the other is free for whoever waits. */
const who = { leaves: "femi-adebayo", isLeft: "jo-clark", waits: "maria-santos" } as const;

export const coffees: readonly Moment[] = [
  ...inAutumn.map((person, at) => joins(person, ["2026-09-03", `12:0${at}`])),
  ...agree(
    inAutumn,
    [
      ["2026-09-07", "12:30"],
      ["2026-09-07", "15:10"],
    ],
    { day: "2026-09-15", time: "10:00", where: "The community clinic" },
  ),
  ...inAutumn.map((person, at) => says(person, "meeting-met", [`2026-09-16`, `12:1${at}`])),
  ...inAutumn.map((person, at): Moment => {
    return { at: ["2026-09-16", `12:2${at}`], does: ({ presses }) => presses(person, "leave-meetings", "coffee") };
  }),
  joins(who.isLeft, ["2026-10-01", "12:00"]),
  joins(who.leaves, ["2026-10-01", "12:10"]),
  ...agree(
    [who.isLeft, who.leaves],
    [
      ["2026-10-06", "12:30"],
      ["2026-10-06", "15:10"],
    ],
    { day: "2026-11-19", time: "13:00", where: "" },
  ),
  joins(who.waits, ["2026-10-29", "12:00"]),
  says(who.leaves, "leave-meeting", ["2026-11-17", "13:30"]),
];

type At = Moment["at"];

function joins(person: string, at: At): Moment {
  return { at, does: ({ presses }) => presses(person, "join-meetings", "coffee") };
}

function says(person: string, action: string, at: At): Moment {
  return { at, does: async (stage) => stage.presses(person, action, await coffeeOf(stage, person)) };
}

/** The first suggests a time, and the other says yes. */
function agree(
  [first, second]: readonly [string, string],
  [one, other]: readonly [At, At],
  answers: Readonly<Record<"day" | "time" | "where", string>>,
): readonly Moment[] {
  const suggests = (person: string, at: At): Moment => ({
    at,
    does: async (stage) => stage.sends(person, "suggest-time", answers, await coffeeOf(stage, person)),
  });
  return [suggests(first, one), suggests(second, other)];
}

async function coffeeOf({ read, member }: Stage, person: string): Promise<MeetingId> {
  const [meeting] = await openMeetingsOf(read, member(person), "coffee");
  if (meeting === undefined) throw new Error(`${person} has no coffee`);
  return meeting.id;
}
