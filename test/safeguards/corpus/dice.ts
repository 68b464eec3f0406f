/** Chance that is the same every time, and what the made-up identifiers of the corpus are written with. */

export interface Dice {
  readonly below: (limit: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
}

/** Mulberry32: small, well spread, and the same on every machine. */
export function diceFrom(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(from: readonly T[]): T => {
    const one = from[below(from.length)];
    if (one === undefined) throw new Error("nothing to pick from");
    return one;
  };
  return { below, pick };
}

export const digits = (dice: Dice, count: number): string =>
  Array.from({ length: count }, () => String(dice.below(10))).join("");

/** "### ### ####" with the digits in the places of "#". */
export function fill(shape: string, from: string): string {
  const left = [...from];
  return shape.replace(/#/g, () => left.shift() ?? "");
}

/** Ten digits of a range that is in use, with the check digit that the published steps give. */
export function nhsNumber(dice: Dice): string {
  for (;;) {
    const nine = `${dice.pick(["4", "6", "7", "9"])}${digits(dice, 8)}`;
    const check = checkDigit(nine);
    if (check < 10) return `${nine}${check}`;
  }
}

/** The same, with a check digit that is wrong. */
export function wrongNhsNumber(dice: Dice): string {
  const right = nhsNumber(dice);
  return `${right.slice(0, 9)}${(Number(right[9]) + 1 + dice.below(9)) % 10}`;
}

function checkDigit(nine: string): number {
  let total = 0;
  for (let place = 0; place < 9; place += 1) total += Number(nine[place]) * (10 - place);
  const left = 11 - (total % 11);
  return left === 11 ? 0 : left;
}

/** The digits of another script, whose zero has this code point. */
export const inScript = (zero: number, text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

/** A Latin text in the wide forms of East Asian typing. */
export const wide = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

/** Something between two characters, where nobody sees it. */
export function hidden(dice: Dice, text: string, what: string): string {
  const at = 1 + dice.below(text.length - 1);
  return `${text.slice(0, at)}${what}${text.slice(at)}`;
}
