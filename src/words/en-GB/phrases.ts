/** How names, numbers and dates are written in a sentence. */

/** Making one takes longer than using it. */
const list = new Intl.ListFormat("en-GB");

/** "a", "a and b", "a, b and c". */
export function listed(names: readonly string[]): string {
  return list.format(names);
}

/** "a", "a or b", "a, b or c". */
export function either(names: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "disjunction" }).format(names);
}

export function counted(number: number, one: string, many: string): string {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}

const spelt = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** "three", and "11" from there. */
export function inWords(number: number): string {
  return spelt[number] ?? number.toLocaleString("en-GB");
}

const looks = {
  date: { day: "numeric", month: "long" },
  full: { day: "numeric", month: "long", year: "numeric" },
  short: { day: "numeric", month: "short" },
  moment: { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" },
  dated: { dateStyle: "long", timeStyle: "short" },
} as const;

/** Making one of these takes a thousand times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function dayOf(at: Date, look: keyof typeof looks, timeZone: string): string {
  const key = `${look} ${timeZone}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat("en-GB", { timeZone, ...looks[look] });
  formats.set(key, format);
  return format.format(at);
}

export function date(at: Date, timeZone: string): string {
  return dayOf(at, "date", timeZone);
}

/** With the year, for what may be old. */
export function fullDate(at: Date, timeZone: string): string {
  return dayOf(at, "full", timeZone);
}

/** "7 Sept", where there is little room. */
export function shortDate(at: Date, timeZone: string): string {
  return dayOf(at, "short", timeZone);
}

/** "7 September to 16 November 2026"; each with its year where they differ. */
export function period(from: Date, to: Date, timeZone: string): string {
  const last = fullDate(to, timeZone);
  const first = fullDate(from, timeZone);
  if (first === last) return last;
  return `${first.slice(-4) === last.slice(-4) ? date(from, timeZone) : first} to ${last}`;
}

export function moment(at: Date, timeZone: string): string {
  return dayOf(at, "moment", timeZone);
}

/** For a record that is read years later. */
export function dated(at: Date, timeZone: string): string {
  return dayOf(at, "dated", timeZone);
}

/** The first word of a name, to greet somebody with. A handle such as "maria.santos" is not a name. */
export function greeted(name: string): string {
  const first = name.split(/\s/)[0] ?? "";
  return /^\p{Lu}[\p{L}'’-]*$/u.test(first) ? `, ${first}` : "";
}
