/** Reading JSON that somebody else wrote: nothing is what it claims to be until it has been looked at. */

export type Json = Record<string, unknown>;

export function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function records(value: unknown): readonly Json[] {
  return list(value).filter(isRecord);
}

export function string(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The text of a text object, or nothing. */
export function textOf(value: unknown): string {
  return string(record(value)["text"]);
}

/** Form fields arrive as "true" or "1", JSON fields as true. */
export function isTrue(value: unknown): boolean {
  return value === true || value === "true" || value === "1";
}

/** The value of `text` as JSON; undefined when it is not JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
