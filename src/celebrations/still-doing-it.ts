/** "Still doing it?": at 3, 6, 9 and 12 months from the day on which the baseline was frozen. */
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { buttons, type Card, type CardNode, note, shows, strong, text } from "../chat/card.js";
import type { Action } from "../chat/feature.js";
import { replace, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type CelebrationId, type MemberId, type RitualPromptId, readId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { type Status, statuses } from "../database/tables/celebrations.js";
import { noticeCard } from "../directory/directory-cards.js";
import { completeThis, markLapsed, markPosted } from "../rituals/prompted-rituals.js";
import { findRitual } from "../rituals/rituals.js";
import { type MessageKind, revise, type Scene } from "../schedule/messages.js";
import { TRY_PAGE } from "../tries/try-cards.js";
import type { Words } from "../words/en-GB.js";
import { chartButton, retainedWords, statusButtons } from "./celebration-cards.js";
import { type Celebration, celebrationFor, findCelebration } from "./celebrations.js";
import { endWatch } from "./end-watch.js";
import { judge, retainedAt } from "./judged-celebrations.js";
import { pictureNodes } from "./show-chart.js";
import { weeksOf } from "./team-measures.js";

export const STILL_DOING_IT = "still-doing-it";

type Check = Reader["tables"]["celebrationCheck"]["$inferSelect"];

const payload = z.object({ celebration: z.string(), month: z.number(), prompt: z.string(), member: z.string() });

export const stillDoingIt: MessageKind<z.infer<typeof payload>> = {
  name: "still-doing-it",
  payloads: { 1: payload },
  async compose({ celebration: id, month, prompt, member }, scene, occasion) {
    const { read, words } = scene;
    const celebration = await findCelebration(read, id as CelebrationId);
    const check = await checkOf(read, id as CelebrationId, month);
    if (celebration === undefined || check === undefined) return undefined;
    const about = [`ritual-prompt:${prompt}`, `still:${id}:${month}`];
    if (check.status !== null) return { card: await saidCard(scene, celebration, check, member as MemberId), about };
    if (celebration.isWatched) return { card: await askCard(scene, celebration, check, member as MemberId), about };
    return occasion === "post" ? undefined : { card: noticeCard(words.celebrations.ended), about };
  },
  async posted(tx, { prompt }, { now }) {
    await markPosted(tx, prompt as RitualPromptId, now);
  },
  async lapsed(tx, { prompt }, why, { now }) {
    await markLapsed(tx, prompt as RitualPromptId, why, now);
  },
};

async function askCard(scene: Scene, celebration: Celebration, check: Check, reader: MemberId): Promise<Card> {
  const { words } = scene;
  const { still } = words.celebrations;
  const asked = still.ask(check.month, celebration.words, celebration.measure.team.name);
  const prompt = (await findRitual(scene.read, words, STILL_DOING_IT))?.prompt ?? "";
  return {
    summary: `${asked} ${prompt}`,
    body: [
      text([strong(asked)]),
      text(prompt),
      buttons(...statusButtons(words, celebration, check.month)),
      text(await gainWords(scene, celebration, check)),
      ...(await pictureNodes(scene, celebration.measure, reader)),
    ],
  };
}

async function saidCard(scene: Scene, celebration: Celebration, check: Check, reader: MemberId): Promise<Card> {
  const { words } = scene;
  const { still } = words.celebrations;
  return {
    summary: still.ask(check.month, celebration.words, celebration.measure.team.name),
    body: [
      text([strong(still.ask(check.month, celebration.words, celebration.measure.team.name))]),
      ...saidNodes(words, check.status ?? "happening"),
      text(await gainWords(scene, celebration, check)),
      ...(await pictureNodes(scene, celebration.measure, reader)),
      buttons(...tries(words, check.status ?? "happening"), chartButton(words, celebration)),
    ],
  };
}

function saidNodes({ celebrations: { still } }: Words, status: Status): readonly CardNode[] {
  return [text(still.said[status]), note(still.thanks[status])];
}

/** Who says that it slips is shown a way to begin again. */
function tries({ celebrations: { still } }: Words, status: Status) {
  return status === "happening" ? [] : [{ label: still.tryIt, press: shows(TRY_PAGE) }];
}

/** As it was when it was asked; why not, where that could not be said. */
async function gainWords({ read, words, system }: Scene, celebration: Celebration, check: Check): Promise<string> {
  if (check.retained !== null) return retainedWords(words, { kind: "share", of100: check.retained });
  const weeks = await weeksOf(read, celebration.measureId);
  const retained = retainedAt(celebration, judge(celebration, weeks), weeks, check.askedAt, system.timeZone);
  return retainedWords(words, retained.kind === "share" ? { kind: "unsaid", why: "few" } : retained);
}

async function checkOf(read: Reader, id: CelebrationId, month: number): Promise<Check | undefined> {
  const { celebrationCheck } = read.tables;
  const [found] = await read
    .select()
    .from(celebrationCheck)
    .where(and(eq(celebrationCheck.celebrationId, id), eq(celebrationCheck.month, month)));
  return found;
}

/** `about` is the celebration, the month and the status. */
export const sayStatus: Action<Context> = {
  name: "say-status",
  async pressed(context, about) {
    const { words } = context;
    const { notYoursToSee, still } = words.celebrations;
    const [id = "", month = "", said = ""] = about.split(" ");
    const status = statuses.find((one) => one === said);
    return context.write(async (tx, me) => {
      const celebration = await celebrationFor(tx, readId<CelebrationId>(id), me.id);
      const check = celebration && (await checkOf(tx, celebration.id, Number(month)));
      if (celebration === undefined || check === undefined || status === undefined)
        return reply(noticeCard(notYoursToSee));
      if (!celebration.isWatched) return reply(noticeCard(words.celebrations.ended));
      if (!(await saveStatus(tx, check, { status, by: me.id, now: context.now })))
        return reply(noticeCard(still.taken));
      await settle(tx, context, celebration, check);
      const after = { ...check, status };
      return replace(await saidCard({ ...context, read: tx }, celebration, after, me.id));
    });
  },
};

/** Of two at once, the first stands. */
async function saveStatus(
  tx: Writer,
  { celebrationId, month }: Check,
  { status, by, now }: { readonly status: Status; readonly by: MemberId; readonly now: Date },
): Promise<boolean> {
  const { celebrationCheck } = tx.tables;
  const isThis = and(eq(celebrationCheck.celebrationId, celebrationId), eq(celebrationCheck.month, month));
  const saved = await tx
    .update(celebrationCheck)
    .set({ status, answeredBy: by, answeredAt: now })
    .where(and(isThis, isNull(celebrationCheck.status)))
    .returning({ month: celebrationCheck.month });
  return saved.length === 1;
}

/** Whoever of the group answers, the one who was prompted need not any more. */
async function promptsAbout(read: Reader, about: string): Promise<readonly RitualPromptId[]> {
  const { ritualPrompt } = read.tables;
  const waits = and(isNull(ritualPrompt.doneAt), isNull(ritualPrompt.lapsedAt));
  const rows = await read
    .select({ id: ritualPrompt.id })
    .from(ritualPrompt)
    .where(and(eq(ritualPrompt.ritualKey, STILL_DOING_IT), eq(ritualPrompt.about, about), waits));
  return rows.map(({ id }) => id);
}

async function settle(tx: Writer, { now }: Context, celebration: Celebration, { month }: Check) {
  const done = `celebration:${celebration.id}`;
  for (const prompt of await promptsAbout(tx, done)) await completeThis(tx, prompt, done, now);
  await revise(tx, `still:${celebration.id}:${month}`, now);
  if (month === 12) await endWatch(tx, celebration.id, now);
}
