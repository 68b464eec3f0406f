/**
 * Spots abbreviations that a reader elsewhere may not know: runs of capitals that are no shouting and that the text
 * itself does not explain. Nothing is rewritten here; whoever wrote it is offered a meaning and decides.
 */
import { type Word, wordsOf } from "./capitals.js";

/** Known to everybody who reads English in England. */
const wellKnown = new Set(
  "NHS GP UK EU US USA BBC TV DVD PC PDF ID IT OK CV MP AM PM BC AD PS AKA COVID COVID-19 COVID19".split(" "),
);

/** Ordinary words that people put in capitals to stress them. Where one stands among capitals, they are shouting. */
const ordinary = new Set(
  (
    "THE THIS THAT THESE AND BUT OR IF SO AS AT BY IN OF ON TO UP FOR FROM INTO OUT OVER WITH NOT NO YES NEVER ALWAYS " +
    "ONLY VERY REALLY TOO ALSO ALL ANY EACH EVERY BOTH NONE SOME MORE MOST MUCH LESS IS ARE WAS WERE BE BEEN AM DO DID " +
    "DOES DONE HAD HAS HAVE CAN COULD MAY MUST WILL WOULD SHOULD HE HER HIM HIS SHE IT ITS WE OUR YOU YOUR THEY THEIR " +
    "THEM ME MY AN NOW THEN HERE THERE WHEN WHERE WHY HOW WHAT PLEASE URGENT STOP HELP WAIT HOME GO GET GOT STILL AGAIN " +
    "AFTER BEFORE UNTIL TODAY ONE TWO FIRST LAST NEW OLD GOOD BEST THANKS THANK SORRY WARD BED STAFF PEOPLE"
  ).split(" "),
);

const titles = /^(?:mr|mrs|ms|miss|mx|dr|prof)$/i;
const roman = /^[IVX]+$/;
/** "9AM", "5MG", "1ST". */
const measure = /^\d+(?:AM|PM|KG|MG|ML|KM|CM|MM|ST|ND|RD|TH)$/;
const outwardCode = /^[A-Z]{1,2}\d[A-Z\d]?$/;
const inwardCode = /^\d[A-Z]{2}$/;

const MOST_LETTERS = 6;
const MOST_DIGITS = 2;
/** Characters before or after an abbreviation within which it may be spelt out. */
const NEAR = 120;

/** Without these there is no run of capitals. */
const twoCapitals = /\p{Lu}[\d&]*\p{Lu}/u;

/** Every abbreviation that a text leaves unexplained, once each and in order, without a plural's or owner's "s". */
export function spotAbbreviations(text: string): readonly string[] {
  // Most that is written has none.
  if (!twoCapitals.test(text)) return [];
  const sentences = sentencesOf(wordsOf(text));
  const candidates = sentences.flatMap((sentence) => calmRuns(sentence).flatMap(abbreviationsOf));
  const explained = new Set(candidates.filter((found) => isExplained(text, found)).map(({ name }) => folded(name)));
  return [...new Set(candidates.map(({ name }) => name))].filter((name) => !explained.has(folded(name)));
}

/** An abbreviation as it is looked up: "G.P.", "gp" and "GP" are one. */
export function folded(abbreviation: string): string {
  return abbreviation
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}&]/gu, "");
}

interface Found {
  readonly name: string;
  readonly word: Word;
}

function sentencesOf(words: readonly Word[]): readonly (readonly Word[])[] {
  return grouped(words, (word) => word.afterStop);
}

/** The runs of a sentence that are not shouted: of words that follow each other all in capitals, or all not. */
function calmRuns(sentence: readonly Word[]): readonly (readonly Word[])[] {
  const runs = grouped(sentence, (word, before) => word.afterComma || isLoud(word) !== isLoud(before));
  const isShouted = sentence.every(isLoud) && runs.some((run) => capitalWords(run).length > 1);
  if (isShouted) return [];
  return runs.filter((run) => {
    const capitals = capitalWords(run);
    return capitals.length < 2 || !capitals.some(({ text }) => ordinary.has(text));
  });
}

/** A letter or a number by itself is neither loud nor quiet: it goes along with what is around it. */
const isLoud = (word: Word): boolean => word.shape !== "quiet";

const capitalWords = (run: readonly Word[]): readonly Word[] => run.filter(({ shape }) => shape === "capitals");

function grouped(words: readonly Word[], begins: (word: Word, before: Word) => boolean): readonly Word[][] {
  const groups: Word[][] = [];
  let before: Word | undefined;
  for (const word of words) {
    if (before === undefined || begins(word, before)) groups.push([word]);
    else groups.at(-1)?.push(word);
    before = word;
  }
  return groups;
}

function abbreviationsOf(run: readonly Word[]): readonly Found[] {
  return run.flatMap((word, at) => {
    if (titles.test(word.before) || isPostcode(run[at - 1], word) || isPostcode(word, run[at + 1])) return [];
    return word.capitals.filter(isAbbreviation).map((name) => ({ name, word }));
  });
}

function isPostcode(outward: Word | undefined, inward: Word | undefined): boolean {
  return (
    outward !== undefined && inward !== undefined && outwardCode.test(outward.text) && inwardCode.test(inward.text)
  );
}

function isAbbreviation(name: string): boolean {
  const letters = lettersIn(name).length;
  const digits = name.match(/\d/g)?.length ?? 0;
  if (letters < 2 || letters > MOST_LETTERS || digits > MOST_DIGITS || digits >= letters) return false;
  return !wellKnown.has(name) && !ordinary.has(name) && !roman.test(name) && !measure.test(name);
}

const lettersIn = (name: string): readonly string[] => name.match(/\p{Lu}/gu) ?? [];

/** "multidisciplinary team (MDT)", or "MDT (multidisciplinary team)". */
function isExplained(text: string, { name, word: { start, end } }: Found): boolean {
  const letters = lettersIn(name).map((letter) => letter.toLowerCase());
  const [opening = ""] = /\(\s?["'“‘]?$/.exec(text.slice(Math.max(0, start - 3), start)) ?? [];
  if (opening !== "" && /^["'”’]?\s?[),;]/.test(text.slice(end, end + 3))) {
    if (isSpeltOut(wordsBefore(text, start - opening.length, letters.length), letters)) return true;
  }
  const [, within = ""] = /^["'”’]?\s?\(([^)]*)/.exec(text.slice(end, end + NEAR)) ?? [];
  return isSpeltOut(within, letters);
}

/** As many words as may spell out so many letters. Source: Schwartz and Hearst, PSB 2003, pages 451-462. */
function wordsBefore(text: string, end: number, letters: number): string {
  const near = text.slice(Math.max(0, end - NEAR), end).trim();
  const whole = end > NEAR ? near.replace(/^\S*/, "") : near;
  return whole
    .split(/\s+/)
    .slice(-Math.min(letters + 5, letters * 2))
    .join(" ");
}

/** From its end the words hold each letter in turn, and the first where a word begins. Source: as above. */
function isSpeltOut(words: string, letters: readonly string[]): boolean {
  const among = words.toLowerCase();
  let at = among.length;
  for (const [index, letter] of [...letters.entries()].reverse()) {
    do at = among.lastIndexOf(letter, at - 1);
    while (at > 0 && index === 0 && /[\p{L}\p{N}]/u.test(among.charAt(at - 1)));
    if (at < 0 || (at === 0 && index > 0)) return false;
  }
  return true;
}
