/** What a form or an address brought. */
import type { Context } from "hono";
import type { Fill } from "../../src/chat/card.js";
import { names } from "./buttons.js";

export interface Sent {
  readonly token: string;
  readonly id: string;
  readonly about: string;
  /** Asked before a press that cannot be taken back; absent where the answer was yes. */
  readonly sure: { readonly question: string; readonly yes: string; readonly no: string } | undefined;
  /** Everything else, by field. */
  readonly answers: Fill;
}

const ours: ReadonlySet<string> = new Set(Object.values(names));

/** Only the encoding that our own forms use; undefined for any other. */
export async function readSent(context: Context): Promise<Sent | undefined> {
  const [type = ""] = (context.req.header("content-type") ?? "").split(";");
  const text = await context.req.text();
  if (type.trim().toLowerCase() !== "application/x-www-form-urlencoded" && text !== "") return undefined;
  return sentIn(new URLSearchParams(text));
}

export function sentIn(given: URLSearchParams): Sent {
  const one = (name: string): string => given.get(name) ?? "";
  const question = one(names.question);
  const sure = question === "" ? undefined : { question, yes: one(names.yes), no: one(names.no) };
  return { token: one(names.token), id: one(names.id), about: one(names.about), sure, answers: answersIn(given) };
}

function answersIn(given: URLSearchParams): Fill {
  const fields = [...new Set(given.keys())].filter((name) => !ours.has(name));
  return Object.fromEntries(
    fields.map((name) => {
      const values = given.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}
