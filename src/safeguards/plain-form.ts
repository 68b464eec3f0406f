/**
 * A text as the patterns read it: digits of any script as 0 to 9, wide and decorated letters as plain ones, any space
 * as a space, any dash as a hyphen, and nothing that cannot be seen. Places in it lead back to the original.
 */
export interface PlainForm {
  readonly plain: string;
  /** The original words between two places of the plain form. */
  readonly original: (start: number, end: number) => string;
}

export function plainForm(text: string): PlainForm {
  if (!/\P{ASCII}/u.test(text)) return { plain: text, original: (start, end) => text.slice(start, end) };
  let plain = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let place = 0;
  for (const character of text) {
    const simple = character <= "\x7f" ? character : plainCharacter(character);
    for (let unit = 0; unit < simple.length; unit += 1) {
      starts.push(place);
      ends.push(place + character.length);
    }
    plain += simple;
    place += character.length;
  }
  return { plain, original: (start, end) => text.slice(starts[start] ?? 0, ends[end - 1] ?? 0) };
}

/** What was worked out already; a text with every character there is may not fill the memory. */
const known = new Map<string, string>();
const KNOWN_MAX = 4096;

function plainCharacter(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  const simple = simplified(character);
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(character, simple);
  return simple;
}

function simplified(character: string): string {
  if (/[\p{Mn}\p{Me}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(character)) return "";
  if (/[\p{Pd}\u2212]/u.test(character)) return "-";
  if (/[\p{Zs}\u2028\u2029]/u.test(character)) return " ";
  if (/\p{Nd}/u.test(character)) return digitOf(character);
  const compatible = character.normalize("NFKC");
  return /^[ -~]$/.test(compatible) ? compatible : character;
}

/** Unicode keeps each script's ten digits together, 0 first, so that counting back finds the zero. */
function digitOf(character: string): string {
  const compatible = character.normalize("NFKC");
  // Mathematical digits stand in several sets of ten, one after the other, but each is a plain digit in disguise.
  if (/^\d$/.test(compatible)) return compatible;
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
