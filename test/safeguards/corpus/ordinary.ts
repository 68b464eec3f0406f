/** Ordinary sentences with their numbers filled in, and stories made of them. */
import { type Dice, diceFrom, digits } from "./dice.js";

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"];
const wards = [
  "Ward 4",
  "ward 12",
  "Bay C",
  "Maple Ward",
  "the stroke ward",
  "the Acute Frailty Unit",
  "ICU",
  "ward 7b",
];
const two = (part: number): string => String(part).padStart(2, "0");

const slots: Readonly<Record<string, (dice: Dice) => string>> = {
  n: (dice) => String(2 + dice.below(dice.pick([9, 40, 300]))),
  bed: (dice) => String(1 + dice.below(28)),
  ext: (dice) => `${1 + dice.below(9)}${digits(dice, 3)}`,
  order: (dice) => `${1 + dice.below(9)}${digits(dice, dice.pick([6, 7, 8, 9]))}`,
  price: (dice) =>
    dice.pick([
      `£${1 + dice.below(90)},${digits(dice, 3)}`,
      `£${dice.below(90)}.${digits(dice, 2)}`,
      `£${1 + dice.below(9)}m`,
    ]),
  pct: (dice) => `${1 + dice.below(80)}${dice.pick(["%", " %", " per cent", `.${dice.below(9)}%`])}`,
  dose: (dice) => dice.pick(["500 mg", "1g", "250mg/5ml", "0.5 ml", "40 mg"]),
  ward: (dice) => dice.pick(wards),
  day: (dice) => dice.pick(days),
  month: (dice) => dice.pick(months),
  year: (dice) => String(2022 + dice.below(4)),
  time: (dice) =>
    dice.pick([
      `${7 + dice.below(12)}:${two(dice.below(60))}`,
      `${two(dice.below(24))}.${two(dice.below(60))}`,
      `${1 + dice.below(11)}pm`,
    ]),
  date: (dice) => {
    const [day, month, year] = [1 + dice.below(28), dice.below(10), 2022 + dice.below(4)];
    return dice.pick([
      `${day} ${months[month]}`,
      `${day} ${months[month]} ${year}`,
      `${two(day)}/${two(month + 1)}/${year}`,
      `${day}/${month + 1}/${year % 100}`,
      `the ${day}th of ${months[month]}`,
      `${year}-${two(month + 1)}-${two(day)}`,
    ]);
  },
};

export function ordinarySentences(templates: readonly string[], rounds: number, seed: number): readonly string[] {
  const dice = diceFrom(seed);
  const filled = (template: string): string =>
    template.replace(/\{(\w+)\}/g, (_slot, name: string) => slots[name]?.(dice) ?? "");
  return Array.from({ length: rounds }, () => templates.map(filled)).flat();
}

/** Stories of several sentences: what stands near what differs from a sentence by itself. */
export function ordinaryStories(templates: readonly string[], count: number, seed: number): readonly string[] {
  const dice = diceFrom(seed);
  const sentences = ordinarySentences(templates, 2, seed + 1);
  return Array.from({ length: count }, () => Array.from({ length: 4 }, () => dice.pick(sentences)).join(" "));
}
