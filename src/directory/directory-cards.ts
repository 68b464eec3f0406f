/** How the directory looks. */
import { type Card, type Text, text } from "../chat/card.js";
import { plainText } from "../chat/plain-text.js";

/** A card of one sentence or two. */
export const noticeCard = (sentence: Text): Card => ({ summary: plainText(sentence), body: [text(sentence)] });
