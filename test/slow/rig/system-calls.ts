/** Reads what strace wrote of one process: only what the question about fsync needs. */
import { readFileSync } from "node:fs";

/** What strace is asked for: paths beside descriptors, whole strings, and the calls that answer the question. */
export const STRACE = [
  ...["strace", "-f", "-y", "-s", "100000"],
  ...["-e", "trace=read,pwrite64,fsync,fdatasync,write,writev,sendto,sendmsg", "-e", "signal=none"],
] as const;

export interface Call {
  readonly name: string;
  /** The rest of the line: descriptor with its path, then the data. */
  readonly rest: string;
}

/** The calls in order: reads and fsyncs stand where they returned, writes where they began. */
export function readCalls(file: string): readonly Call[] {
  return callsOf(readFileSync(file, "latin1").split("\n"));
}

export function callsOf(lines: readonly string[]): readonly Call[] {
  const unfinished = new Map<string, string>();
  return lines.flatMap((line): readonly Call[] => {
    const [, thread = "", began, resumed, rest = ""] =
      /^(\d+) +(?:(\w+)\(|<\.\.\. (\w+) resumed>)(.*)$/s.exec(line) ?? [];
    const name = began ?? resumed;
    if (name === undefined) return [];
    const writes = name.includes("write") || name.startsWith("send");
    if (resumed !== undefined) return writes ? [] : [{ name, rest: `${unfinished.get(thread) ?? ""}${rest}` }];
    if (!rest.endsWith("<unfinished ...>") || writes) return [{ name, rest }];
    unfinished.set(thread, rest);
    return [];
  });
}

/** Why the answer to the request that holds `id` came too soon; undefined where its story was on disk first. */
export function answeredTooSoon(calls: readonly Call[], id: string): string | undefined {
  const arrived = calls.findIndex(({ name, rest }) => name === "read" && rest.includes(id));
  if (arrived < 0) return `${id} never arrived`;
  const connection = descriptorOf(calls[arrived]);
  const answered = calls.findIndex(
    (call, index) => index > arrived && descriptorOf(call) === connection && call.rest.includes('"HTTP/1.1 200'),
  );
  if (answered < 0) return `${id} was never answered`;
  const before = calls.slice(arrived, answered);
  const written = before.findIndex(({ name, rest }) => name === "pwrite64" && isWal(rest) && rest.includes(id));
  if (written < 0) return `${id} was answered before it was written`;
  const synced = before.slice(written).some(({ name, rest }) => /^f(data)?sync$/.test(name) && isWal(rest));
  return synced ? undefined : `${id} was answered before an fsync`;
}

/** Such as `21<socket:[4711]>`. */
function descriptorOf(call: Call | undefined): string | undefined {
  return call === undefined ? undefined : /^\d+<[^>]*>/.exec(call.rest)?.[0];
}

function isWal(rest: string): boolean {
  return /^\d+<[^>]*-wal>/.test(rest);
}
