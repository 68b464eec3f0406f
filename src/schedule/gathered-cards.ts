/** How several messages look as one, and how many of them fit. */
import { type Button, type Card, type CardNode, divider, does, heading, note } from "../chat/card.js";
import type { Words } from "../words/en-GB.js";

/** More is too much to read at once. */
const MOST_IN_ONE = 6;
/** Chats take 50 blocks and some 13,000 characters a message; a node may be more than one, and its address counts. */
const MOST_BLOCKS = 44;
const MOST_CHARACTERS = 10_000;

export const PRESS_GATHERED = "press-gathered";

export interface Shown {
  /** Which of all parts it is, those that are left out counted. */
  readonly at: number;
  readonly card: Card;
}

export function gatheredCard({ manners: { gathered } }: Words, bundle: string, shown: readonly Shown[]): Card {
  return {
    summary: [gathered.title, ...shown.map(({ card }) => card.summary)].join(" "),
    body: [
      heading(gathered.title),
      note(gathered.why),
      ...shown.flatMap(({ at, card }, place) => {
        const part = { bundle, at, says: (label: string) => gathered.spoken(label, place + 1) };
        const counted = shown.length === 1 ? [] : [note(gathered.number(place + 1, shown.length))];
        return [divider, ...counted, ...card.body.map((node) => routed(node, part))];
      }),
    ],
  };
}

interface PartOfCard {
  readonly bundle: string;
  readonly at: number;
  readonly says: (label: string) => string;
}

/**
 * A press changes the card on which it is: so it has to say on which part of it. Several parts have a button of the same
 * name: whoever hears it read aloud hears whose it is.
 */
function routed(node: CardNode, { bundle, at, says }: PartOfCard): CardNode {
  if (node.kind !== "buttons") return node;
  const through = (button: Button): Button => {
    const { press, label, spoken = label } = button;
    const named = { ...button, spoken: says(spoken) };
    if (press.kind !== "does") return named;
    return { ...named, press: does(PRESS_GATHERED, [bundle, at, press.action, press.about].join(" ")) };
  };
  return { ...node, buttons: node.buttons.map(through) };
}

export interface GatheredPress {
  readonly bundle: string;
  readonly at: number;
  readonly action: string;
  readonly about: string;
}

/** It comes from a person's device; undefined where it is none. */
export function readPress(typed: string): GatheredPress | undefined {
  const [, bundle, at, action, about = ""] = /^(\S{1,40}) (\d{1,2}) (\S{1,60}) ?(.*)$/s.exec(typed) ?? [];
  return bundle === undefined || action === undefined ? undefined : { bundle, at: Number(at), action, about };
}

/** Cuts them into messages, in their order. One that is too large for any stands alone. */
export function inMessages<T extends { readonly card: Card }>(all: readonly T[]): readonly (readonly T[])[] {
  const messages: T[][] = [];
  let blocks = 0;
  let characters = 0;
  for (const one of all) {
    const weight = { blocks: 2 + sum(one.card.body.map(blocksOf)), characters: JSON.stringify(one.card.body).length };
    blocks += weight.blocks;
    characters += weight.characters;
    const last = messages.at(-1);
    if (last !== undefined && last.length < MOST_IN_ONE && blocks <= MOST_BLOCKS && characters <= MOST_CHARACTERS)
      last.push(one);
    else {
      messages.push([one]);
      ({ blocks, characters } = weight);
    }
  }
  return messages;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function blocksOf(node: CardNode): number {
  if (node.kind === "buttons") return Math.ceil(node.buttons.length / 5);
  return node.kind === "quote" ? 2 : 1;
}
