/** Full postcodes. The first half by itself names a town's quarter and is left alone. */
import type { Pattern } from "./pattern.js";

const AREAS = new Set(
  `AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL
  GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX
  PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR
  WS WV YO ZE`.split(/\s+/),
);
/** "S1 4th floor", "B6 4pt": a bay and what follows it. */
const NO_SECOND_HALF = /(?:1st|2nd|3rd|[04-9]th|\d(?:hr|wk|yr|ug|ft|lb|pt|st))$/;

export const postcode: Pattern = {
  kind: "postcode",
  candidates: () => [
    /(?<![A-Za-z0-9])(?<it>[A-Za-z]{1,2}\d[A-Za-z\d]?[ \t.-]{0,2}[\dO][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})(?![A-Za-z0-9])/g,
  ],
  judge({ words }) {
    const area = /^[A-Za-z]{1,2}/.exec(words)?.[0].toUpperCase() ?? "";
    return AREAS.has(area) && !NO_SECOND_HALF.test(words) ? "ask" : undefined;
  },
};
