/** How the directory looks. */
import { type Card, text } from "../chat/card.js";

/** A card of one plain sentence. */
export const noticeCard = (sentence: string): Card => ({ summary: sentence, body: [text(sentence)] });
