/** The two files of a story, drawn anew from what the reader may read now. */
import type { DocumentKind, DocumentReader, Studio } from "../context.js";
import type { Drawn } from "../drawing/artist.js";
import { DAY } from "../schedule/clock.js";
import { storyFor, storyToDraw } from "./symbols.js";

export const storyCardFile: DocumentKind = {
  ...{ name: "story-card", mediaType: "image/png", fileName: "story-card.png", lifeMs: DAY },
  make: (studio, about, reader) => drawn("story-card", studio, about, reader),
};

export const storyPosterFile: DocumentKind = {
  ...{ name: "story-poster", mediaType: "application/pdf", fileName: "story-poster.pdf", lifeMs: DAY },
  make: (studio, about, reader) => drawn("story-poster", studio, about, reader),
};

async function drawn(
  drawing: string,
  studio: Studio,
  about: string,
  { employer }: DocumentReader,
): Promise<Drawn | undefined> {
  const story = await storyFor(studio, about, employer);
  return story && studio.artist.draw(drawing, await storyToDraw(studio, story));
}
