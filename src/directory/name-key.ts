/** Names as directories and people write them: in any order, in any case, with accents or without. */

/**
 * What two spellings of a name have in common: "Zoë  O’Neil" and "zoe o'neil", "CLARK, Jo (Eastshire)" and "Jo Clark",
 * which is how directories write it. Empty where nothing of it can be read.
 */
export function nameKey(name: string): string {
  const [, last, first] = /^([^,]+),([^,]+)$/.exec(name.replace(/\([^)]*\)/g, " ")) ?? [];
  const inOrder = last === undefined || first === undefined ? name.replace(/\([^)]*\)/g, " ") : `${first} ${last}`;
  return inOrder
    .normalize("NFKD")
    .replace(/[\p{M}'’‘`]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLocaleLowerCase("en-GB");
}
