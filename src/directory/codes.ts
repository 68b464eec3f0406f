/** Codes that people read from paper and type. */
import { randomBytes } from "node:crypto";

/** Crockford's alphabet: no letter that is taken for a digit. https://www.crockford.com/base32.html */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A code of 20 random bits for each group of four, such as 7K2M-9QXD. */
export function newCode(groups: number): string {
  const signs = [...randomBytes(groups * 4)].map((byte) => ALPHABET[byte % 32] ?? "");
  return Array.from({ length: groups }, (_, group) => signs.slice(group * 4, group * 4 + 4).join("")).join("-");
}

/** However it was typed: case, spaces and dashes do not count, and O, I and L are read as what they look like. */
export function foldedCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
}
