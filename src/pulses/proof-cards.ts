/** How Causeway keeps answers to itself: said to whoever is asked, and to those who must say yes. */
import { type Card, type CardNode, heading, note, text } from "../chat/card.js";
import type { Words } from "../words/en-GB.js";

export const PROOF_PAGE = "how-pulses-keep-answers";

export function proofCard({ proof }: Words): Card {
  const parts = proof.parts.flatMap(({ title, lines }): readonly CardNode[] => [
    heading(title),
    ...lines.map((line) => text(line)),
  ]);
  return { summary: proof.title, body: [heading(proof.title), text(proof.intro), ...parts, note(proof.check)] };
}
