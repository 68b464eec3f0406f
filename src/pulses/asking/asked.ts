/** What somebody is asked at this moment, as a card. */
import type { Card } from "../../chat/card.js";
import type { MemberId, OwnItemId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import type { BankItem, Item } from "../../database/tables/pulses.js";
import type { Scene } from "../../schedule/messages.js";
import { type Given, itemsAskedOf } from "../answers.js";
import { findItem } from "../own-items.js";
import type { Wave } from "../pulses.js";
import { type Asked, answeredCard, askingCard } from "./asking-cards.js";

/** What is left to answer; where nothing is, that all is answered. */
export async function askedCard(
  scene: Pick<Scene, "read" | "words" | "system">,
  wave: Wave,
  memberId: MemberId,
  { answers }: Given,
  isReminder = false,
): Promise<Card> {
  const { words, system } = scene;
  const all = await questionsFor(scene, wave, memberId);
  const left = all.filter(({ item }) => answers[item] === undefined);
  if (left.length === 0) return answeredCard(words, wave, system.timeZone);
  const { intro, reminder, kept } = words.asking;
  const begun = left.length < all.length ? kept(left.length) : undefined;
  const said = begun ?? (isReminder ? reminder(all.length) : intro(all.length));
  return askingCard(words, { wave, asked: left, of: all.length, timeZone: system.timeZone }, said);
}

/** All of it again, to change what was answered. */
export async function askedAgainCard(scene: Pick<Scene, "read" | "words" | "system">, wave: Wave, memberId: MemberId) {
  const { words, system } = scene;
  const asked = await questionsFor(scene, wave, memberId);
  return askingCard(words, { wave, asked, of: asked.length, timeZone: system.timeZone }, words.asking.again);
}

async function questionsFor(
  { read, words }: Pick<Scene, "read" | "words">,
  wave: Wave,
  memberId: MemberId,
): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  for (const [at, item] of itemsAskedOf(wave, memberId).entries())
    asked.push({ item, number: at + 1, words: await wordsOf(read, words, item) });
  return asked;
}

/** The question itself. */
export async function wordsOf(read: Reader, { pulseQuestions }: Scene["words"], item: Item): Promise<string> {
  const [kind, id] = item.split(":");
  if (kind !== "own") return pulseQuestions.items[item as BankItem];
  return (await findItem(read, id as OwnItemId))?.words ?? "";
}
