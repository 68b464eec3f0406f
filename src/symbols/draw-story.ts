/** The two sheets of a story, drawn. In the thread that draws, and nowhere else. */
import { z } from "zod";
import { drawPicture } from "../drawing/pictures.js";
import { drawPoster } from "../drawing/posters.js";
import { card, poster, storySheet } from "./story-sheets.js";

const words = z.object({
  ...{ system: z.string(), colour: z.string(), purpose: z.string(), told: z.string(), byline: z.string() },
  ...{ involved: z.string(), changed: z.string() },
  labels: z.object({ title: z.string(), changed: z.string() }),
  /** A poster says when it was made: the same story makes the same bytes. */
  at: z.coerce.date(),
});

export async function drawStoryCard(given: unknown): Promise<Uint8Array> {
  return drawPicture(storySheet(words.parse(given), card));
}

export async function drawStoryPoster(given: unknown): Promise<Uint8Array> {
  const { at, ...story } = words.parse(given);
  return drawPoster(storySheet(story, poster), at);
}
