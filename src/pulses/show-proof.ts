/** The page behind "How we make sure", for anybody. */
import type { Page } from "../chat/feature.js";
import { reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { PROOF_PAGE, proofCard } from "./proof-cards.js";

export const proofPage: Page<Context> = {
  name: PROOF_PAGE,
  visited: async ({ words }) => reply(proofCard(words)),
};
