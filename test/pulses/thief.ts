/**
 * Somebody who has a dump, knows everybody who was asked and all that any platform calls them, and has every secret but
 * the keys of waves. What each of these finds is about one person, or about what somebody said.
 */
import { createHash, createHmac } from "node:crypto";
import type { MemberId } from "../../src/database/ids.js";
import { type AnswerKeys, answerKeys, tokenOf } from "../../src/safeguards/sealed-answers.js";
import type { Commit } from "./commits.js";
import { type Dump, type Row, rowsIn } from "./dump.js";

/** A person who was asked, with all that stands for them in the dump and nobody else. */
export interface Suspect {
  readonly id: MemberId;
  readonly names: readonly string[];
}

/** A row of answers that is found to be somebody's. */
export interface Joined {
  readonly token: string;
  readonly id: string;
}

const text = (one: unknown): string => JSON.stringify(one) ?? "";
export const answersIn = (dump: Dump, wave: string): readonly Row[] =>
  rowsIn(dump, "wave_answer").filter(({ values }) => values["wave_id"] === wave);
export const tokenIn = ({ values }: Pick<Row, "values">): string => String(values["token"]);

/** Everybody who was asked in a wave, in the order in which they were. */
export function suspectsIn(dump: Dump, wave: string): readonly Suspect[] {
  const asked = rowsIn(dump, "wave_invitation").filter(({ values }) => values["wave_id"] === wave);
  const named = asked.map(({ values: { member_id: id } }) => {
    const about = [
      ...rowsIn(dump, "member").filter(({ values }) => values["id"] === id),
      ...rowsIn(dump, "posted").filter(({ values }) => values["member_id"] === id),
    ].flatMap(({ values: { external_id, address, ref } }) => [external_id, ...leaves(address), ...leaves(ref)]);
    return { id: String(id) as MemberId, names: new Set([id, ...about].map(String)) };
  });
  // A number may be anybody's moment.
  const isTheirs = (name: string) =>
    /^(?=.{6}).*[a-z]/i.test(name) && named.filter(({ names }) => names.has(name)).length === 1;
  return named.map(({ id, names }) => ({ id, names: [...names].filter(isTheirs) }));
}

/** JSON is text on SQLite. */
function leaves(json: unknown): readonly unknown[] {
  return Object.values(typeof json === "string" ? JSON.parse(json) : (json ?? {}));
}

const isNamed = (where: unknown, { names }: Suspect): boolean => names.some((name) => text(where).includes(name));

/** Rows of answers that were written with something about some of those who were asked, and not about all. */
export function joinedByCommit(
  commits: readonly Commit[],
  suspects: readonly Suspect[],
  wave: string,
): readonly Joined[] {
  return commits.flatMap((commit) => {
    const rows = commit.filter(({ table, values }) => table === "wave_answer" && values["wave_id"] === wave);
    const others = commit.filter(({ table }) => table !== "wave_answer");
    const named = suspects.filter((suspect) => isNamed(others, suspect));
    if (named.length === suspects.length) return [];
    const tokens = new Set(rows.map(tokenIn));
    return [...tokens].flatMap((token) => named.map(({ id }) => ({ token, id })));
  });
}

/** The first row in the file for whoever was asked first, and so on. */
export function joinedByOrder(dump: Dump, wave: string, suspects: readonly Suspect[]): readonly Joined[] {
  const rows = answersIn(dump, wave);
  return suspects.flatMap(({ id }, at) => rows.slice(at, at + 1).map((row) => ({ token: tokenIn(row), id })));
}

/** Everything in the dump that may be a key, and what else the thief holds. */
export function keysIn({ tables }: Dump, more: readonly string[]): readonly Buffer[] {
  const words = new Set(more);
  const collect = (value: unknown): void => {
    if (typeof value === "string") for (const word of value.match(/[\w+/=-]{6,}/g) ?? []) words.add(word);
    else if (value !== null && typeof value === "object") Object.values(value).forEach(collect);
  };
  for (const rows of tables.values()) for (const { values } of rows) collect(values);
  return [...words].flatMap((word) => [Buffer.from(word), Buffer.from(word, "base64url"), Buffer.from(word, "hex")]);
}

/** Every hash of something that one of these keys, or none, would make. */
export function* hashesOf(something: string, keys: readonly Buffer[]): Generator<string> {
  yield createHash("sha256").update(something).digest("base64url");
  for (const key of keys) {
    yield createHmac("sha256", key).update(something).digest("base64url");
    yield createHash("sha256").update(key).update(something).digest("base64url");
  }
}

/** Rows whose token somebody's name makes. */
export function joinedByName(
  dump: Dump,
  suspects: readonly Suspect[],
  wave: string,
  keys: readonly Buffer[],
): readonly Joined[] {
  const tokens = new Set(answersIn(dump, wave).map(tokenIn));
  const derived = keys.filter(({ length }) => length === 32).map(answerKeys);
  return suspects.flatMap(({ id, names }) => {
    const made = names.flatMap((name) => [...hashesOf(name, keys), ...derived.map((one) => tokenOf(one, name))]);
    return made.filter((token) => tokens.has(token)).map((token) => ({ token, id }));
  });
}

/**
 * Who did something at some moment: Teams names what somebody types by their chat and the millisecond, which are few
 * enough to try them all.
 */
export function seenDoing(dump: Dump, suspects: readonly Suspect[], tenant: string, from: number, to: number) {
  const seen = new Set(rowsIn(dump, "seen").map(({ values }) => values["key"]));
  const did = (chat: string): boolean => {
    for (let at = from; at <= to; at += 1)
      for (const hash of hashesOf(`teams:${tenant}:${tenant} ${chat} ${at}`, [Buffer.alloc(0)]))
        if (seen.has(hash)) return true;
    return false;
  };
  return suspects.filter(({ names }) => names.filter((name) => name.startsWith("a:")).some(did)).map(({ id }) => id);
}

/** As `joinedByName`, by somebody who has the wave's key. */
export const joinedByKey = (keys: AnswerKeys, suspects: readonly Suspect[]): readonly Joined[] =>
  suspects.map(({ id }) => ({ token: tokenOf(keys, id), id }));

/** Which of these stand anywhere in the files. */
export const readIn = (files: readonly Buffer[], words: readonly (string | Buffer)[]): readonly (string | Buffer)[] =>
  words.filter((word) => files.some((file) => file.includes(word)));

/** All that is written of somebody, without what is another for everybody: ids, moments and their own names. */
export function tracesOf(written: Commit, suspect: Suspect): readonly string[] {
  const traces = written.filter(({ values }) => isNamed(values, suspect));
  return traces.map(({ table, values }) => `${table} ${impersonal(suspect.names.reduce(unnamed, text(values)))}`);
}

const unnamed = (row: string, name: string): string => row.replaceAll(name, "they");

/** Every row of a dump, without what is another in every conversation. Sealed words are as long as before. */
export function impersonal(row: string): string {
  return (
    row
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|\b\d{13}\b|\b\d{10}\.\d{6}\b/g, "moment")
      .replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, "id")
      .replace(/Colleague \d+|Councillor \d+|127\.0\.0\.1:\d+|"port":\d+/g, "they")
      // A private chat, by the order in which it was opened: when people are asked, before anybody answers.
      .replace(/\bD0[\dA-Z]{8}\b/g, "chat")
      .replace(/\b(a|29):1[\w-]{64}/g, "they")
      .replace(/[\w+/=-]{16,}/g, ({ length }) => `${length} letters`)
  );
}
