/** The writing that our fonts have. Kept apart from them, so that asking opens none. */

const beyond = /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}])\p{L}/u;
/** They stand for no script, as the sign for ohm or a raised n. */
const common = /[\p{Script=Common}\p{Script=Inherited}]/gu;

/** False where letters would be left out, so that the words would not be their author's. */
export function canDraw(written: string): boolean {
  return !beyond.test(written.normalize("NFC").replace(common, ""));
}
