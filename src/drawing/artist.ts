/** Draws in a thread of its own: what takes a tenth of a second there would keep every answer waiting here. */
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { LRUCache } from "lru-cache";

export type Drawn = Uint8Array<ArrayBuffer>;

export interface Artist {
  /** `given` is data alone. The same drawing of the same things is made once. Throws `TooMuchToDraw`. */
  draw(drawing: string, given: object): Promise<Drawn>;
  close(): Promise<void>;
}

export interface DrawingAsked {
  readonly id: number;
  readonly drawing: string;
  readonly given: unknown;
}

export type DrawingAnswered =
  | { readonly id: number; readonly drawn: Drawn }
  | { readonly id: number; readonly problem: string };

export class TooMuchToDraw extends Error {
  override readonly name = "TooMuchToDraw";
}

export class DrawingFailed extends Error {
  override readonly name = "DrawingFailed";
}

/** At a tenth of a second each, the last of them is not given up on by whoever asked. */
const MOST_WAITING = 24;
const MOST_KEPT_BYTES = 24 * 1024 * 1024;
const LONGEST_MS = 20_000;
const MEMORY_MB = 256;

interface Waiting {
  readonly resolve: (drawn: Drawn) => void;
  readonly reject: (error: Error) => void;
}

export function createArtist(mostWaiting = MOST_WAITING): Artist {
  const kept = new LRUCache<string, Drawn>({ maxSize: MOST_KEPT_BYTES, sizeCalculation: (drawn) => drawn.length || 1 });
  const underWay = new Map<string, Promise<Drawn>>();
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;

  function giveUp(failed: Worker, problem: string): void {
    if (worker !== failed) return;
    worker = undefined;
    void failed.terminate();
    for (const { reject } of waiting.values()) reject(new DrawingFailed(problem));
    waiting.clear();
  }

  function hired(): Worker {
    if (worker !== undefined) return worker;
    // Compiled even where the rest is not: a thread begins with plain JavaScript.
    const entry = createRequire(import.meta.url).resolve("#drawing-worker");
    const begun = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    begun.on("message", (answer: DrawingAnswered) => {
      const asker = waiting.get(answer.id);
      waiting.delete(answer.id);
      // Nothing at the end of the process waits for it, unless somebody waits for a drawing.
      if (waiting.size === 0) begun.unref();
      if ("drawn" in answer) asker?.resolve(answer.drawn);
      else asker?.reject(new DrawingFailed(answer.problem));
    });
    begun.on("error", (error) => giveUp(begun, error.name));
    begun.on("exit", () => giveUp(begun, "the thread ended"));
    worker = begun;
    return begun;
  }

  async function made(drawing: string, given: object): Promise<Drawn> {
    if (waiting.size >= mostWaiting) throw new TooMuchToDraw("too many drawings are waiting");
    const artist = hired();
    last += 1;
    const id = last;
    const drawn = new Promise<Drawn>((resolve, reject) => waiting.set(id, { resolve, reject }));
    artist.ref();
    artist.postMessage({ id, drawing, given } satisfies DrawingAsked);
    const enough = new AbortController();
    const { signal } = enough;
    void wait(LONGEST_MS, undefined, { ref: false, signal }).then(
      () => giveUp(artist, "it took too long"),
      () => {},
    );
    return drawn.finally(() => enough.abort());
  }

  return {
    async draw(drawing, given) {
      const hash = createHash("sha256")
        .update(JSON.stringify([drawing, given]))
        .digest("base64url");
      const known = kept.get(hash) ?? underWay.get(hash);
      if (known !== undefined) return known;
      const drawn = made(drawing, given);
      underWay.set(hash, drawn);
      try {
        const bytes = await drawn;
        kept.set(hash, bytes);
        return bytes;
      } finally {
        underWay.delete(hash);
      }
    },
    async close() {
      const ended = worker;
      if (ended === undefined) return;
      giveUp(ended, "closed");
      await ended.terminate();
    },
  };
}
