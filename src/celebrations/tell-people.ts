/** What the people of a group are told of a change: that it was celebrated, what came of a fall, and what lasted. */
import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { buttons, note, quote, strong, text } from "../chat/card.js";
import type { CelebrationId, MemberId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { findMember } from "../directory/members.js";
import { quietButtons } from "../directory/quiet-cards.js";
import { membersOf } from "../groups/groups.js";
import { DAY, later } from "../schedule/clock.js";
import { defineJob, done, type JobKind, lapsed } from "../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../schedule/jobs.js";
import { type Message, type MessageKind, type Scene, say } from "../schedule/messages.js";
import { about, chartButton, outcomeNodes, sentenceOf } from "./celebration-cards.js";
import { type Celebration, fadeOf, findCelebration, personHere } from "./celebrations.js";
import { pictureNodes } from "./show-chart.js";

const AT_ONCE = 250;
/** After this it is old news. */
const TOLD_WITHIN_MS = 14 * DAY;

const told = z.enum(["celebrated", "answered", "ended"]);
type News = z.infer<typeof told>;

const jobPayload = z.object({
  celebration: z.string(),
  news: told,
  /** Whoever did it knows. */
  but: z.string().nullable(),
  after: z.string().nullable(),
  /** When it was: it may be answered more than once in a year. */
  at: z.string(),
});
const tellPeopleJob: JobName<z.infer<typeof jobPayload>> = { kind: "tell-of-celebration", payloads: { 1: jobPayload } };

export async function tellPeople(
  tx: Writer,
  { celebration, news, but }: { celebration: CelebrationId; news: News; but: MemberId | null },
  now: Date,
): Promise<void> {
  const payload = { celebration, news, but, after: null, at: now.toISOString() };
  await enqueueNamed(tx, tellPeopleJob, { payload, runAt: now });
}

export const tellOfCelebration: JobKind = defineJob(tellPeopleJob, async (given, { store, clock }) => {
  const { celebration: id, news, but, after, at } = given;
  const celebration = await findCelebration(store.read, id as CelebrationId);
  if (celebration === undefined) return lapsed("the celebration is no more");
  const group = { kind: "team", id: celebration.measure.team.id } as const;
  const people = await membersOf(store.read, group, {
    after: (after ?? undefined) as MemberId | undefined,
    limit: AT_ONCE,
  });
  const last = people.at(-1);
  return done(async (tx) => {
    const now = clock.now();
    for (const { id: member, workspaceId } of people.filter((one) => one.id !== but)) {
      const to = { kind: "member", id: member, workspaceId } as const;
      const once = `celebration-${news}:${id}:${at}:${member}`;
      const until = later(new Date(at), TOLD_WITHIN_MS);
      await say(tx, {
        to,
        message: kinds[news],
        payload: { celebration: id, member },
        manner: "nudge",
        now,
        once,
        until,
      });
    }
    if (last !== undefined && people.length === AT_ONCE)
      await enqueueNamed(tx, tellPeopleJob, { payload: { ...given, after: last.id }, runAt: now });
  });
});

const payload = z.object({ celebration: z.string(), member: z.string() });
type Payload = z.infer<typeof payload>;

function kindOf(
  name: string,
  compose: (celebration: Celebration, scene: Scene, reader: MemberId) => Promise<Message | undefined>,
) {
  return {
    name,
    payloads: { 1: payload },
    async compose({ celebration: id, member }, scene) {
      const celebration = await findCelebration(scene.read, id as CelebrationId);
      return celebration && compose(celebration, scene, member as MemberId);
    },
  } satisfies MessageKind<Payload>;
}

/** With the words and the name of whoever celebrated it. */
export const changeCelebrated: MessageKind<Payload> = kindOf("change-celebrated", async (celebration, scene) => {
  const { read, words } = scene;
  const { celebrations } = words;
  const { team } = celebration.measure;
  if (!celebration.isWatched) return undefined;
  const author = await personHere(read, celebration.celebratedBy);
  const known = author && (await findMember(read, author.id));
  const by = known && note(celebrations.from(known.name, known.organisation));
  const card = about(
    celebrations.told(team.name),
    quote(celebration.words),
    ...(by === undefined ? [] : [by]),
    note([celebrations.since(celebration.since), celebrations.watch].join(" ")),
    quietButtons(words),
  );
  return { card, about: [] };
});

export const fadeAnswered: MessageKind<Payload> = kindOf("fade-answered", async (celebration, scene) => {
  const { read, words, now } = scene;
  if (celebration.answeredAt === null) return undefined;
  const fade = await fadeOf(read, celebration, now);
  const { team } = celebration.measure;
  const card = about(
    words.celebrations.cameOf(celebration.words, team.name),
    text(sentenceOf(words, fade)),
    ...outcomeNodes(words, fade),
    buttons(chartButton(words, celebration)),
    quietButtons(words),
  );
  return { card, about: [] };
});

/** After twelve months. */
export const watchEnded: MessageKind<Payload> = kindOf("watch-ended", async (celebration, scene, reader) => {
  const { read, words } = scene;
  const { last } = words.celebrations;
  const { measure } = celebration;
  const rows = (await checksOf(read, celebration.id)).map(({ month, status, retained }) => [
    last.months(month),
    status === null ? last.notSaid : last.statuses[status],
    last.share(retained),
  ]);
  const card = about(
    last.title(measure.team.name),
    quote(celebration.words),
    text([strong(last.intro)]),
    ...(rows.length === 0 ? [] : [{ kind: "table", columns: last.columns, rows } as const]),
    ...(await pictureNodes(scene, measure, reader)),
    buttons(chartButton(words, celebration)),
    quietButtons(words),
  );
  return { card, about: [] };
});

export async function checksOf(read: Reader, id: CelebrationId) {
  const { celebrationCheck } = read.tables;
  return read
    .select()
    .from(celebrationCheck)
    .where(eq(celebrationCheck.celebrationId, id))
    .orderBy(asc(celebrationCheck.month));
}

const kinds: Readonly<Record<News, MessageKind<Payload>>> = {
  celebrated: changeCelebrated,
  answered: fadeAnswered,
  ended: watchEnded,
};
