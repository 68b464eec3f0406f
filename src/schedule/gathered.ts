/** One message of several: what a day brought beyond what goes at once. Each part stays what it would be alone. */
import { z } from "zod";
import type { Card } from "../chat/card.js";
import { gatheredCard, type Shown } from "./gathered-cards.js";
import type { Message, MessageKind, Scene } from "./messages.js";
import { readPayload } from "./payloads.js";

export const GATHERED = "gathered";

const item = z.object({
  message: z.string(),
  version: z.number(),
  payload: z.unknown(),
  /** After this it lapses unsaid. */
  until: z.iso.datetime().optional(),
});
export type Item = z.infer<typeof item>;

/** `bundle` names it, so that a press on a part finds the whole. */
const payload = z.object({ bundle: z.string(), items: z.array(item) });
export type Gathered = z.infer<typeof payload>;

export type GatheredKind = MessageKind<Gathered>;

/** What became of a part: its message, why it is left out, or that nothing here can read it. */
export type Part =
  | { readonly kind: "said"; readonly message: Message; readonly of: Known }
  | { readonly kind: "lapsed"; readonly why: string; readonly of: Known }
  | { readonly kind: "unreadable" };

interface Known {
  readonly kind: MessageKind;
  readonly payload: unknown;
}

export async function partOf(
  { message, version, payload: given, until }: Item,
  kinds: readonly MessageKind[],
  scene: Scene,
  occasion: "post" | "revise",
): Promise<Part> {
  const kind = kinds.find(({ name }) => name === message);
  const read = kind && readPayload(kind.payloads, version, given);
  if (kind === undefined || read?.kind !== "read") return { kind: "unreadable" };
  const of = { kind, payload: read.payload };
  if (occasion === "post" && until !== undefined && scene.now > new Date(until))
    return { kind: "lapsed", why: "its time had passed", of };
  const composed = await kind.compose(read.payload, scene, occasion);
  if (composed === undefined) return { kind: "lapsed", why: "there was nothing left to say", of };
  return { kind: "said", message: composed, of };
}

/** `kinds` knows every kind of message that can be among them. */
export function gatheredMessages(kinds: () => readonly MessageKind[]): GatheredKind {
  const partsOf = async ({ items }: Gathered, scene: Scene, occasion: "post" | "revise") => {
    const parts: Part[] = [];
    for (const one of items) parts.push(await partOf(one, kinds(), scene, occasion));
    return parts;
  };
  return {
    name: GATHERED,
    payloads: { 1: payload },
    keeps: true,
    async compose(all, scene, occasion) {
      const parts = await partsOf(all, scene, occasion);
      const shown = parts.flatMap((part, at) => (part.kind === "said" ? [{ at, ...part.message }] : []));
      return messageOf(scene, all.bundle, shown);
    },
    async posted(tx, all, scene) {
      for (const part of await partsOf(all, scene, "post")) {
        if (part.kind === "said") await part.of.kind.posted?.(tx, part.of.payload, scene);
        if (part.kind === "lapsed") await part.of.kind.lapsed?.(tx, part.of.payload, part.why, scene);
      }
    },
    async lapsed(tx, all, why, scene) {
      for (const part of await partsOf(all, scene, "post"))
        if (part.kind !== "unreadable") await part.of.kind.lapsed?.(tx, part.of.payload, why, scene);
    },
    async seen(tx, all, scene) {
      for (const part of await partsOf(all, scene, "revise"))
        if (part.kind === "said") await part.of.kind.seen?.(tx, part.of.payload, scene);
    },
  };
}

function messageOf({ words }: Scene, bundle: string, shown: readonly (Shown & Message)[]): Message | undefined {
  if (shown.length === 0) return undefined;
  return {
    card: gatheredCard(words, bundle, shown),
    about: [bundleKey(bundle), ...shown.flatMap(({ about }) => about)],
  };
}

/** What finds the posted message of this name. */
export const bundleKey = (bundle: string): string => `gathered:${bundle}`;

/** As it reads after a press on its part `at` turned that into another card. */
export async function withPart(
  { bundle, items }: Gathered,
  kinds: readonly MessageKind[],
  scene: Scene,
  replaced: { readonly at: number; readonly card: Card },
): Promise<Card> {
  const shown: Shown[] = [];
  for (const [at, one] of items.entries()) {
    const part = at === replaced.at ? undefined : await partOf(one, kinds, scene, "revise");
    if (part === undefined) shown.push(replaced);
    else if (part.kind === "said") shown.push({ at, card: part.message.card });
  }
  return gatheredCard(scene.words, bundle, shown);
}
