/** A title with a surname. Titles of staff (Dr, Sister, Matron) are none of these, and initials alone are no surname. */
import type { Pattern } from "./pattern.js";

const TITLE = "(?:[Mm]rs?|MRS?|[Mm]s|MISS|[Mm]iss|Mx|MX|mx|[Mm]ister|MISTER|[Mm]issus)\\.?";
const GAP = "[ \\t]{1,2}";
const INITIALS = `(?:\\p{L}(?:\\.[ \\t]{0,2}|${GAP})){0,3}`;
const PARTICLES =
  "(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Ll]a|[Ll]e|[Dd]u|[Dd]a|[Dd]i|[Ee]l|[Aa]l|[Bb]in|[Ii]bn|[Aa]p|[Ss]t\\.?)[ \\t-]){0,3}";
const NAME = "\\p{L}[\\p{L}'’-]{1,40}";
const SHAPE = `(?<![\\p{L}\\d])(?<it>${TITLE}(?:${GAP}(?:and|&)${GAP}${TITLE})?${GAP}${INITIALS}${PARTICLES}${NAME}(?:${GAP}\\p{Lu}[\\p{L}'’-]{1,40})?)`;
const TITLED = new RegExp(SHAPE, "gu");
const PARTS = new RegExp(
  `^(?<title>${TITLE})(?:${GAP}(?:and|&)${GAP}${TITLE})?${GAP}(?<initials>${INITIALS})(?<surname>.+)$`,
  "u",
);

/** What follows a title that is none: a scan, a piece of software, the day that was missed, a van with ice cream. */
const NO_SURNAME = new Set(
  `scan scans imaging angiogram spectroscopy mri men whippy motivator kipling potato word excel office society
  nurse nurses trust monday tuesday wednesday thursday friday saturday sunday january february march april june july
  august september october november december this that these those and or but the a an is was are were has had have
  said says who will would can could did does do in on at of to for from with by her his their our my your it its out
  any one not no so as if when then than about after before all only also just what which where why how me you him them
  us we he she they i am be been go going went there here too more some`.split(/\s+/),
);

export const titledSurname: Pattern = {
  kind: "titled-surname",
  candidates: () => [TITLED],
  judge({ words }) {
    const { title = "", initials = "", surname = "" } = PARTS.exec(words)?.groups ?? {};
    // "Mrs A wanted": an initial is no name, and what follows it is a name only with a capital.
    if (initials !== "" && !isNamed(surname)) return undefined;
    const first = surname.split(/[\s'’]/)[0]?.toLowerCase() ?? "";
    return NO_SURNAME.has(first) || !reads(title.replace(".", ""), surname) ? undefined : "ask";
  },
};

/** Whether a title so written stands before a name: "ms" and "miss" are words, and MS and MR are medicine. */
function reads(title: string, surname: string): boolean {
  const named = isNamed(surname);
  if (title === "MS" || title === "miss") return false;
  if (title === "MR") return /^[\p{Lu}'’ -]+$/u.test(surname) || named;
  return /^m(?:rs?|ister|issus)$/i.test(title) || named;
}

/** A capital, or what may stand before one; scripts without capitals have none to ask for. */
const isNamed = (surname: string): boolean =>
  !/^\p{Ll}/u.test(surname) || /^(?:van|von|de|der|den|del|la|le|du|da|di|el|al|bin|ibn|ap)[ -]/.test(surname);
