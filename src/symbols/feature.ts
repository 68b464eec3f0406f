/** Stories for walls and slides. */
import type { Feature } from "../context.js";
import { makeSymbols, symbolsMade } from "./make-symbols.js";
import { storyCardFile, storyPosterFile } from "./story-documents.js";

export const symbols = (): Feature => ({
  actions: [makeSymbols],
  messages: [symbolsMade],
  documents: [storyCardFile, storyPosterFile],
});
