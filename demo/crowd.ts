/** The many who are asked in a pulse and otherwise keep to themselves. */
import { organisations } from "./system.js";

export interface CrowdPerson {
  readonly key: string;
  readonly name: string;
  readonly organisation: string;
}

/** How many of each organisation's staff have met Causeway besides those with a name in the story. */
const numbers: Readonly<Record<string, number>> = {
  "northshire-general": 34,
  "northshire-community": 22,
  "eastshire-council": 28,
  "northshire-gps": 8,
};

const firstNames =
  "Aisha Ben Carys Dev Ellen Farah George Hana Isaac Joanne Karim Louise Manoj Nina Owen Paula Rafiq Shona Tariq Una Vikram Wendy Xin Yusra Zack".split(
    " ",
  );
const lastNames =
  "Ahmed Barker Chowdhury Davies Ellis Foster Gill Hussain Ibrahim Jones Kaur Lewis Mensah Newton Oyelaran Parker Quinn Roberts Singh Taylor Uddin Varley Watts Young".split(
    " ",
  );

export const crowd: readonly CrowdPerson[] = organisations.flatMap(({ key }, first) =>
  Array.from({ length: numbers[key] ?? 0 }, (_, at) => ({
    key: `${key}-${at + 1}`,
    name: `${firstNames[(at + 7 * first) % firstNames.length]} ${lastNames[(at + 5 * first) % lastNames.length]}`,
    organisation: key,
  })),
);
