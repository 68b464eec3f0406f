/** All that the platforms received, with the manner in which it was said, as the product remembers it. */
import type { RitualPromptId } from "../../../src/database/ids.js";
import type { Prompt } from "./facts.js";
import type { Received } from "./platforms.js";
import type { World } from "./world.js";

export interface Letter extends Received {
  /** Undefined of a pulse's reminder, which leaves no trace. */
  readonly manner: string | undefined;
  readonly message: string;
  /** The date on which the pulse opened that it asks in. */
  readonly opensOn: string | undefined;
}

export interface Mail {
  readonly letters: readonly Letter[];
  /** What the product remembers to have posted, and no platform received. */
  readonly phantoms: number;
  readonly prompts: ReadonlyMap<RitualPromptId, Prompt>;
}

export async function allMail({ store, platforms }: World): Promise<Mail> {
  const { posted, ritualPrompt, wave } = store.read.tables;
  const waves = await store.read.select({ id: wave.id, opensOn: wave.opensOn }).from(wave);
  const opens = new Map<unknown, string>(waves.map(({ id, opensOn }) => [id, opensOn]));
  const rows = await store.read
    .select({ ref: posted.ref, manner: posted.manner, message: posted.message, payload: posted.payload })
    .from(posted);
  const remembered = new Map(rows.map((row) => [row.ref["ref"], row]));
  const letters = platforms.received.map((one): Letter => {
    const row = remembered.get(one.ref);
    remembered.delete(one.ref);
    const opensOn = opens.get((row?.payload as { readonly wave?: unknown } | undefined)?.wave);
    return { ...one, manner: row?.manner ?? undefined, message: row?.message ?? "", opensOn };
  });
  const prompts = await store.read.select().from(ritualPrompt);
  return { letters, phantoms: remembered.size, prompts: new Map(prompts.map((row) => [row.id, row])) };
}

/** Those of one person, in order. */
export function byPerson(letters: readonly Letter[]): ReadonlyMap<string, readonly Letter[]> {
  const found = new Map<string, Letter[]>();
  for (const letter of letters) {
    if (letter.person === undefined) continue;
    const theirs = found.get(letter.person.key);
    if (theirs === undefined) found.set(letter.person.key, [letter]);
    else theirs.push(letter);
  }
  return found;
}
