/** Who is meant by a typed name. */
import { nameOf } from "../chat/text.js";
import type { Context } from "../context.js";
import { type FoundPerson, peopleCalled } from "./known-people.js";
import { nameKey } from "./name-key.js";

export type FoundOwner = { readonly owner: FoundPerson } | { readonly problem: string };

/** Of several of one name, the one whose organisation stands in brackets after it. */
export async function findOwner({ read, words }: Pick<Context, "read" | "words">, typed: string): Promise<FoundOwner> {
  const { nobody, several, inBrackets } = words.inHand;
  const called = await peopleCalled(read, typed, "everywhere");
  const [, where = ""] = /\(([^)]*)\)\s*$/.exec(typed) ?? [];
  const there = called.filter(({ organisation }) => nameKey(organisation ?? "") === nameKey(where));
  const [owner, other] = where === "" ? called : there;
  if (owner === undefined) return { problem: nobody(nameOf(typed)) };
  if (other === undefined) return { owner };
  return { problem: several(called.map(({ name, organisation }) => inBrackets(name, organisation))) };
}
