/** People who were paired are told of each other, each as a prompt of the ritual. */
import type { MemberId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { addPrompt } from "../../rituals/prompted-rituals.js";
import { later } from "../../schedule/clock.js";
import type { Scene } from "../../schedule/messages.js";
import { localDate } from "../../schedule/occurrences.js";
import { askOn, tell } from "../news.js";
import { addMeetings, findMeeting, type Meeting, type MeetingPerson, type NewMeeting } from "../open-meetings.js";
import { ASKED_AFTER_MS } from "../seen.js";
import { minutesOf, ritualOf } from "../starters.js";
import type { Willing } from "../willing.js";
import { waitFrom } from "../wishes.js";

type Round = "coffee" | "day";

/** Of a day, the first of them is the host. */
export function newMeeting(
  { kind, ...rest }: { readonly kind: Round; readonly round: string; readonly minutes: number },
  people: readonly Pick<Willing, "id" | "organisationId">[],
): NewMeeting {
  const placed = people.map(({ id, organisationId }, at) => ({ id, organisationId, host: kind === "day" && at === 0 }));
  return { kind, ...rest, people: placed };
}

/** To one of them. Told once, however often this is called. */
export async function tellPaired(
  tx: Writer,
  meeting: Meeting,
  person: MeetingPerson,
  scene: Scene,
  news: "paired" | "again" = "paired",
): Promise<void> {
  const { now, system } = scene;
  const prompt = await addPrompt(
    tx,
    {
      ritualKey: ritualOf[meeting.kind],
      to: { memberId: person.id },
      occursOn: localDate(now, person.timeZone ?? system.timeZone),
      dueAt: now,
      completion: "meeting",
      about: `meeting:${meeting.id}`,
    },
    now,
  );
  await tell(tx, meeting, person, { news, prompt, time: "1" }, now);
  await askOn(tx, meeting, person, { day: later(meeting.createdAt, ASKED_AFTER_MS), time: "0" }, scene);
}

/** Two who found each other outside of a round. `left` had been left by somebody else. */
export async function beginMeeting(
  tx: Writer,
  {
    kind,
    round,
    people,
    left,
  }: {
    readonly kind: Round;
    readonly round: string;
    readonly people: readonly Pick<Willing, "id" | "organisationId">[];
    readonly left: MemberId;
  },
  scene: Scene,
): Promise<void> {
  const minutes = await minutesOf(scene, kind);
  const [id] = await addMeetings(tx, [newMeeting({ kind, round, minutes }, people)], scene.now);
  const meeting = id && (await findMeeting(tx, id));
  if (meeting === undefined) return;
  for (const person of meeting.people) {
    await waitFrom(tx, person.id, kind, null);
    await tellPaired(tx, meeting, person, scene, person.id === left ? "again" : "paired");
  }
}
