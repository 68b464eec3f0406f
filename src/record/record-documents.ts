/** The two files of a record. They are for whoever asked, whatever the address says besides. */
import type { DocumentKind, DocumentReader, Studio } from "../context.js";
import type { Drawn } from "../drawing/artist.js";
import { MINUTE } from "../schedule/clock.js";
import { recordOf } from "./record.js";
import { recordHtml } from "./record-html.js";
import { recordMarkdown } from "./record-markdown.js";
import { type RecordPages, recordPages } from "./record-pages.js";

const lifeMs = 15 * MINUTE;

export const recordPage: DocumentKind = {
  ...{ name: "record", mediaType: "text/html; charset=utf-8", fileName: "my-record.html", lifeMs },
  make: (studio, _about, reader) => written(studio, reader, recordHtml),
};

export const recordText: DocumentKind = {
  ...{ name: "record-text", mediaType: "text/markdown; charset=utf-8", fileName: "my-record.md", lifeMs, saved: true },
  make: (studio, _about, reader) => written(studio, reader, recordMarkdown),
};

async function written(studio: Studio, { id }: DocumentReader, write: (pages: RecordPages) => string): Promise<Drawn> {
  return new TextEncoder().encode(write(recordPages(studio, await recordOf(studio.read, id))));
}
