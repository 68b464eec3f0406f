/** Colours that can be read: https://www.w3.org/TR/WCAG22/#contrast-minimum */

/** #rrggbb */
export type Colour = `#${string}`;

export const white: Colour = "#ffffff";
export const black: Colour = "#000000";
/** What text needs against what is behind it. */
export const ENOUGH = 4.5;

const slate: Colour = "#2b4a5e";

/** What was chosen, or slate where that is no colour. */
export function colourOf(chosen: string): Colour {
  return /^#[0-9a-f]{6}$/i.test(chosen) ? `#${chosen.slice(1).toLowerCase()}` : slate;
}

/** From 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Black or white, whichever is read better on it: one of the two is always enough. */
export function textOn(background: Colour): Colour {
  return contrast(white, background) >= contrast(black, background) ? white : black;
}

/** The colour, darkened as little as makes it readable there. */
export function readableOn(background: Colour, colour: Colour): Colour {
  for (let share = 0; share < 1; share += 0.02) {
    const darker = mixed(colour, black, share);
    if (contrast(darker, background) >= ENOUGH) return darker;
  }
  return textOn(background);
}

/** `share` of the other colour in the first. */
export function mixed(one: Colour, other: Colour, share: number): Colour {
  const to = partsOf(other);
  const parts = partsOf(one).map((part, at) => Math.round(part + ((to[at] ?? part) - part) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

function partsOf(colour: Colour): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = partsOf(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
