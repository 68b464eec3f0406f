/** A platform on paper: it keeps what it is sent, and refuses when a test tells it to. */
import type { Card } from "../../src/chat/card.js";
import type { Address } from "../../src/chat/interaction.js";
import {
  type Attempt,
  DeliveryFailed,
  type Limit,
  type MessageRef,
  type Platform,
  type Remedy,
} from "../../src/chat/platform.js";

export interface PaperPlatform extends Platform {
  readonly sent: { readonly to: Address; readonly card: Card; readonly attempt: Attempt }[];
  readonly updated: { readonly ref: MessageRef; readonly card: Card }[];
  /** The rooms of the sends that have begun, whatever came of them. */
  readonly begun: string[];
  /** What the next sends to this room meet, one each, before the platform takes them again. */
  refuses(room: string, ...refusals: (Remedy | Error)[]): void;
  /** The next send to this room waits until the promise settles. */
  waitsFor(room: string, gate: Promise<void>): void;
}

export function paperPlatform(limits: readonly Limit[] = []): PaperPlatform {
  const sent: PaperPlatform["sent"] = [];
  const updated: PaperPlatform["updated"] = [];
  const begun: string[] = [];
  const refusals = new Map<string, (Remedy | Error)[]>();
  const gates = new Map<string, Promise<void>>();
  return {
    name: "paper",
    sent,
    updated,
    begun,
    refuses: (room, ...more) => void refusals.set(room, [...(refusals.get(room) ?? []), ...more]),
    waitsFor: (room, gate) => void gates.set(room, gate),
    start: async () => {},
    stop: async () => {},
    limits: () => limits,
    profile: async () => ({ name: "Somebody", timeZone: undefined }),
    async post(to, card, attempt) {
      const room = to["room"] ?? "";
      const gate = gates.get(room);
      begun.push(room);
      await gate;
      const refusal = refusals.get(room)?.shift();
      if (refusal instanceof Error) throw refusal;
      if (refusal !== undefined) throw new DeliveryFailed(refusal, "paper_jam");
      sent.push({ to, card, attempt });
      return { room, number: String(sent.length) };
    },
    async update(ref, card) {
      updated.push({ ref, card });
    },
  };
}
