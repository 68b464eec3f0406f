/** Documents: their addresses, and what is at one. */
import type { DocumentKind } from "../context.js";
import { type MemberId, readId } from "../database/ids.js";
import { documentReader } from "../directory/members.js";
import { type Artist, type Drawn, TooMuchToDraw } from "../drawing/artist.js";
import { later } from "../schedule/clock.js";
import type { Scene } from "../schedule/messages.js";
import { readSigned, signed } from "./addresses.js";

export type Opened =
  | {
      readonly kind: "file";
      readonly bytes: Drawn;
      readonly mediaType: string;
      readonly fileName: string;
      readonly saved: boolean;
    }
  | { readonly kind: "expired" }
  /** Nobody's address, or what it opened is no more, or is no longer for this reader. */
  | { readonly kind: "unknown" }
  | { readonly kind: "busy" };

export interface Documents {
  addressesAt(now: Date): Scene["addressOf"];
  open(token: string): Promise<Opened>;
  close(): Promise<void>;
}

export interface DocumentsOptions {
  readonly kinds: readonly DocumentKind[];
  readonly keys: readonly Buffer[];
  readonly publicUrl: string | undefined;
  readonly artist: Artist;
  readonly scene: () => Scene;
}

export function createDocuments({ kinds, keys, publicUrl, artist, scene }: DocumentsOptions): Documents {
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  const [newest] = keys;
  return {
    addressesAt: (now) => (document, about, reader) => {
      if (publicUrl === undefined || newest === undefined) return undefined;
      const token = signed({ document: document.name, about, reader }, later(now, document.lifeMs), newest);
      return `${publicUrl}/documents/${token}/${document.fileName}`;
    },
    async open(token) {
      const here = scene();
      const read = readSigned(token, keys, here.now);
      if (read.kind !== "asked") return read;
      const kind = byName.get(read.asked.document);
      const id = readId<MemberId>(read.asked.reader);
      const reader = id === undefined ? undefined : await documentReader(here.read, id);
      if (kind === undefined || reader === undefined) return { kind: "unknown" };
      try {
        const bytes = await kind.make({ ...here, artist }, read.asked.about, reader);
        const { mediaType, fileName, saved = false } = kind;
        return bytes === undefined ? { kind: "unknown" } : { kind: "file", bytes, mediaType, fileName, saved };
      } catch (error) {
        if (error instanceof TooMuchToDraw) return { kind: "busy" };
        throw error;
      }
    },
    close: () => artist.close(),
  };
}
