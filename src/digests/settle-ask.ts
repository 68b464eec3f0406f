/** The one ask of a digest: settled with it, and settled anew where what it was about no longer waits when it is sent. */
import type { Writer } from "../database/store.js";
import type { Scene } from "../schedule/messages.js";
import { localDate } from "../schedule/occurrences.js";
import type { AskView } from "./ask-cards.js";
import {
  findSubject,
  isWaiting,
  type Readership,
  type Subject,
  subjectsToAsk,
  type Trouble,
  troubleFor,
} from "./ask-subjects.js";
import { thursdayAfter } from "./choose-ask.js";
import { type Ask, addAsk, askBefore, askInstead, askOf, dropAsk } from "./digest-asks.js";
import { type Digest, findDigest } from "./digests.js";

/** To be called before the transaction that settles the digest: what is worth asking, the best first. */
export async function worthAsking(scene: Scene, readership: Readership): Promise<readonly string[]> {
  return subjectsToAsk(scene, readership, await troubleFor(scene, readership));
}

export async function settleAsk(
  tx: Writer,
  digest: Pick<Digest, "id" | "channelId" | "timeZone">,
  worth: readonly string[],
  now: Date,
): Promise<void> {
  const [about] = worth;
  if (about === undefined) return;
  const dueOn = thursdayAfter(localDate(now, digest.timeZone));
  await addAsk(tx, { digestId: digest.id, channelId: digest.channelId, about, dueOn, askedAt: now });
}

/** What a digest asks now; of one that was not sent yet, only what still waits, or the next best that does. */
export async function askToTell(scene: Scene, digest: Digest, trouble: Trouble): Promise<AskView | undefined> {
  const { read } = scene;
  const ask = await askOf(read, digest.id);
  if (ask === undefined) return undefined;
  const at = digest.coversTo;
  const subject = await findSubject(read, ask.about, trouble, digest.organisationId);
  if (digest.postedAt !== null || ask.answer !== null || isAskable(subject))
    return { ask, about: ask.about, subject, at };
  for (const about of await subjectsToAsk(scene, digest, trouble)) {
    const next = await findSubject(read, about, trouble, digest.organisationId);
    if (isAskable(next)) return { ask, about, subject: next, at };
  }
  return undefined;
}

const isAskable = (subject: Subject | undefined): boolean => subject !== undefined && isWaiting(subject);

/** In the transaction that remembers that a digest was sent: its ask becomes what was asked in it. */
export async function keepAsked(tx: Writer, scene: Scene, digest: Digest): Promise<void> {
  const ask = await askOf(tx, digest.id);
  if (ask === undefined) return;
  const told = await askToTell(scene, digest, await troubleFor(scene, digest));
  if (told === undefined) await dropAsk(tx, ask.id);
  else if (told.about !== ask.about) await askInstead(tx, ask.id, told.about);
}

/** What the last digest there asked, by what stands now. */
export async function lastAskToTell(scene: Scene, digest: Digest, trouble: Trouble): Promise<AskView | undefined> {
  const last = await askBefore(scene.read, digest);
  if (last === undefined) return undefined;
  const { ask, coversTo: at } = last;
  return {
    ask,
    about: ask.about,
    subject: await findSubject(scene.read, ask.about, trouble, digest.organisationId),
    at,
  };
}

/** An ask by itself, for whoever has it. */
export async function viewAsk(scene: Scene, ask: Ask): Promise<AskView | undefined> {
  const digest = await findDigest(scene.read, ask.digestId);
  if (digest === undefined) return undefined;
  const trouble = await troubleFor(scene, digest);
  const subject = await findSubject(scene.read, ask.about, trouble, digest.organisationId);
  return { ask, about: ask.about, subject, at: digest.coversTo };
}
