/** The core without a platform: features, delivery and schedule over one store. Both composition roots build on it. */
import type { Logger } from "pino";
import { createAnswering } from "./answer.js";
import type { Bot, Platform } from "./chat/platform.js";
import type { Feature } from "./context.js";
import type { Store } from "./database/store.js";
import type { WaveKeys } from "./database/wave-keys.js";
import { reportRefusal } from "./directory/report-refusal.js";
import { createDocuments, type Documents } from "./documents/documents.js";
import { createArtist } from "./drawing/artist.js";
import { createFeatures } from "./features.js";
import { newReference } from "./reference.js";
import type { Clock } from "./schedule/clock.js";
import { createDelivery, type Delivery } from "./schedule/deliver.js";
import type { Scene } from "./schedule/messages.js";
import { createPacer } from "./schedule/pacer.js";
import { postMessage } from "./schedule/post-message.js";
import { reviseMessage } from "./schedule/revise-message.js";
import { tidy } from "./schedule/tidy.js";
import type { Words } from "./words/en-GB.js";

export interface CoreOptions {
  readonly store: Store;
  readonly waveKeys: WaveKeys | undefined;
  /** What hashes the ids of events, from where the waves' keys are; none where there are none. */
  readonly seenKey?: Buffer | undefined;
  readonly clock: Clock;
  readonly log: Logger;
  readonly words: Words;
  readonly system: Scene["system"];
  readonly platforms: readonly Platform[];
  /** What signs the addresses of documents, the newest first. */
  readonly documentKeys: readonly Buffer[];
  readonly counted: (kind: string, outcome: string) => void;
}

export interface Core {
  readonly bot: Bot;
  readonly delivery: Delivery;
  readonly features: readonly Feature[];
  readonly documents: Documents;
  /** Plans what is due and wakes delivery: at every minute, and once at the start. */
  tick(): Promise<void>;
  /** Logs a fault once; returns the reference that the person sees. */
  caught(error: unknown, about?: object): string;
}

export function createCore(options: CoreOptions): Core {
  const { store, waveKeys, seenKey, clock, log, words, system } = options;
  const features = createFeatures(words);
  const documents = createDocuments({
    kinds: features.flatMap((feature) => feature.documents ?? []),
    keys: options.documentKeys,
    publicUrl: system.publicUrl,
    artist: createArtist(),
    scene: () => scene(),
  });
  const scene = (): Scene => {
    const now = clock.now();
    return { read: store.read, words, now, system, addressOf: documents.addressesAt(now), waveKeys };
  };
  const caught = (error: unknown, about: object = {}): string => {
    const reference = newReference();
    log.error({ reference, err: error, ...about }, "something failed");
    return reference;
  };
  const kinds = [postMessage, reviseMessage, ...features.flatMap((feature) => feature.jobs ?? [])];
  const messages = features.flatMap((feature) => feature.messages ?? []);
  const delivery = createDelivery({
    store,
    clock,
    log,
    scene,
    caught,
    reportRefusal,
    pacer: createPacer(),
    counted: options.counted,
    platforms: new Map(options.platforms.map((platform) => [platform.name, platform])),
    kinds: new Map(kinds.map((kind) => [kind.kind, kind])),
    messages: new Map(messages.map((message) => [message.name, message])),
  });
  const bot = createAnswering(features, { store, log, words, scene, seenKey, wake: delivery.wake });

  return {
    bot,
    delivery,
    features,
    documents,
    caught,
    async tick() {
      try {
        await store.write(async (tx) => {
          const here = { ...scene(), read: tx };
          for (const feature of features) await feature.plan?.(tx, here);
          await tidy(tx, here.now);
        });
      } catch (error) {
        // The next minute tries again.
        caught(error, { where: "tick" });
      }
      delivery.wake();
    },
  };
}
