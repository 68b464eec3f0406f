/** A leader offers time to listen: a day, a time, how long and where. */
import { eq } from "drizzle-orm";
import { note } from "../../chat/card.js";
import type { Verb } from "../../chat/feature.js";
import { type Answers, defineForm } from "../../chat/form.js";
import { correct, type Outcome, open, reply } from "../../chat/interaction.js";
import type { Context, Me } from "../../context.js";
import type { OrganisationId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { authorityOf } from "../../directory/authority.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { safetyNodes } from "../../directory/routes.js";
import { completePrompt } from "../../rituals/prompted-rituals.js";
import { localDate } from "../../schedule/occurrences.js";
import type { Words } from "../../words/en-GB.js";
import { readChosen } from "../agreeing/suggest-time.js";
import { cardFor } from "../card-for.js";
import { addMeetings, findMeeting } from "../open-meetings.js";
import { draw } from "./draw.js";

const lengths = [20, 30, 45, 60] as const;

const fields = {
  day: { kind: "line", max: 40, required: true },
  time: { kind: "line", max: 8, required: true },
  minutes: { kind: "one", required: true },
  where: { kind: "line", max: 200, required: true },
} as const;

export const listenVerb = (words: Words): Verb<Context> => ({
  name: "listen",
  purpose: words.meetings.listenPurpose,
  command: false,
  said: async () => open(offerSlot),
});

/** Leaders, and the stewards of the whole system. */
export async function mayListen(read: Reader, memberId: Me["id"] | undefined): Promise<boolean> {
  const { steward, leads } = await authorityOf(read, memberId);
  return steward || leads.length > 0;
}

export const offerSlot = defineForm({
  name: "offer-slot",
  fields,
  async present(context: Context) {
    const { words, read, asker } = context;
    const { timeForm, listening } = words.meetings;
    if (!(await mayListen(read, asker.memberId))) return reply(noticeCard(listening.notLeader));
    const { title, send, intro, minutes, minutesOf, whereMissing } = listening.form;
    return {
      ...{ title, send, before: [note(intro)], after: await safetyNodes(context) },
      questions: {
        day: { label: timeForm.dayOf, hint: timeForm.dayHint, missing: timeForm.dayMissing },
        time: { label: timeForm.time, hint: timeForm.timeHint, missing: timeForm.timeMissing },
        minutes: {
          label: minutes,
          choices: lengths.map((length) => ({ value: String(length), label: minutesOf(length) })),
          initial: String(lengths[0]),
        },
        where: { label: timeForm.where, hint: timeForm.whereHint, missing: whereMissing },
      },
    };
  },
  async submit(context, answers) {
    const { words, now, read, asker, system } = context;
    const timeZone = await zoneOf(read, asker.memberId, system.timeZone);
    const chosen = await readChosen(context, answers, timeZone);
    if ("problems" in chosen) return correct(chosen.problems);
    if (localDate(chosen.at, timeZone) <= localDate(now, timeZone))
      return correct({ day: words.meetings.listening.form.soon });
    return context.write((tx, me) => offer(tx, me, { ...context, read: tx }, answers, { ...chosen, timeZone }));
  },
});

async function offer(
  tx: Writer,
  me: Me,
  context: Context,
  { minutes }: Answers<typeof fields>,
  { at, where, timeZone }: { readonly at: Date; readonly where: string; readonly timeZone: string },
): Promise<Outcome> {
  const { words, now } = context;
  if (!(await mayListen(tx, me.id))) return reply(noticeCard(words.meetings.listening.notLeader));
  const organisationId = await employerOf(context, me);
  const host = { id: me.id, organisationId, host: true, proposesAt: at, answeredAt: now };
  const round = localDate(at, timeZone);
  const slot = { kind: "listening", round, minutes: Number(minutes), where, people: [host] } as const;
  const [id] = await addMeetings(tx, [slot], now);
  const meeting = id && (await findMeeting(tx, id));
  if (meeting === undefined) throw new Error("a slot that was just offered is not there");
  const about = `meeting:${meeting.id}`;
  await completePrompt(tx, { memberId: me.id, completions: ["meeting"], done: about, about, now });
  await draw(tx, meeting, context);
  return reply(await cardFor(context, meeting.id, me.id, words.meetings.listening.offered(at, timeZone)));
}

/** Whom they work for; where that is open, whom they lead. */
async function employerOf({ asker, read }: Context, me: Me): Promise<OrganisationId | null> {
  return asker.employer?.id ?? (await authorityOf(read, me.id)).leads[0]?.id ?? null;
}

async function zoneOf(read: Reader, id: Me["id"] | undefined, otherwise: string): Promise<string> {
  if (id === undefined) return otherwise;
  const { member } = read.tables;
  const [row] = await read.select({ timeZone: member.timeZone }).from(member).where(eq(member.id, id));
  return row?.timeZone ?? otherwise;
}
