/** How figures are told. */
import type { Limits } from "../statistics/limits.js";

/** By how many decimals they tell: making one takes longer than using it. */
const formats = new Map<number, Intl.NumberFormat>();

export function figureOf(value: number, digits: number): string {
  const options = { maximumFractionDigits: digits, signDisplay: "negative" } as const;
  const format = formats.get(digits) ?? new Intl.NumberFormat("en-GB", options);
  formats.set(digits, format);
  return format.format(value).replace("-", "−");
}

/**
 * The least and the most value within the limits, as values are told: a result that is told as 48 is below 49 to 71,
 * where the lower limit is 48.3. Where there is none between them, the limits themselves.
 */
export function rangeOf({ lower, upper }: Limits, digits: number, scale?: readonly [number, number]): [string, string] {
  const [least, most] = scale ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const [low, high] = [Math.max(lower, least), Math.min(upper, most)];
  const unit = 10 ** -digits;
  // A limit that is a value is within, however it was reckoned.
  const [first, last] = [Math.ceil(low / unit - 1e-6) * unit, Math.floor(high / unit + 1e-6) * unit];
  if (first > last) return [figureOf(low, digits + 1), figureOf(high, digits + 1)];
  return [figureOf(first, digits), figureOf(last, digits)];
}
