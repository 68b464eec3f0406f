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

export function date(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone, day: "numeric", month: "long" }).format(at);
}

/** With the year, for what may be old. */
export function fullDate(at: Date, timeZone: string): string {
  const format = { timeZone, day: "numeric", month: "long", year: "numeric" } as const;
  return new Intl.DateTimeFormat("en-GB", format).format(at);
}

export function moment(at: Date, timeZone: string): string {
  const format = {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
  } as const;
  return new Intl.DateTimeFormat("en-GB", format).format(at);
}

/** For a record that is read years later. */
export function dated(at: Date, timeZone: string): string {
  const format = { timeZone, dateStyle: "long", timeStyle: "short" } as const;
  return new Intl.DateTimeFormat("en-GB", format).format(at);
}

/** The first word of a name, to greet somebody with. A handle such as "maria.santos" is not a name. */
export function greeted(name: string): string {
  const first = name.split(/\s/)[0] ?? "";
  return /^\p{Lu}[\p{L}'’-]*$/u.test(first) ? `, ${first}` : "";
}
