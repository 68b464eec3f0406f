/** Who tells a group what came of its pulse: a leader or a steward, by a typed name. */
import { nameOf } from "../../chat/text.js";
import type { Context } from "../../context.js";
import type { MemberId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { authorityOf } from "../../directory/authority.js";
import { type FoundPerson, peopleCalled } from "../../directory/known-people.js";
import { nameKey } from "../../directory/name-key.js";

/** Their id, or what is wrong. Of several of one name, whoever asks is meant, or whose organisation is in brackets. */
export async function findLeader(
  { read, words, asker }: Pick<Context, "read" | "words" | "asker">,
  typed: string,
): Promise<{ readonly id: MemberId } | { readonly problem: string }> {
  const { leaderNobody, leaderSeveral } = words.planning.form;
  const found = await whoMayLead(read, await peopleCalled(read, typed, "everywhere"));
  const [, where = ""] = /\(([^)]*)\)\s*$/.exec(typed) ?? [];
  const meant = narrowed(found, (one) => nameKey(one.organisation ?? "") === nameKey(where));
  const [first, second] = where === "" ? narrowed(found, ({ id }) => id === asker.memberId) : meant;
  if (first === undefined) return { problem: leaderNobody(nameOf(typed)) };
  if (second === undefined) return { id: first.id };
  return { problem: leaderSeveral(found.map(({ name, organisation }) => `${name} (${organisation ?? "?"})`)) };
}

async function whoMayLead(read: Reader, people: readonly FoundPerson[]): Promise<readonly FoundPerson[]> {
  const roles = await Promise.all(people.map(({ id }) => authorityOf(read, id)));
  return people.filter((_, at) => roles[at]?.steward === true || (roles[at]?.leads.length ?? 0) > 0);
}

/** Those who are meant, where anybody is. */
function narrowed<T>(all: readonly T[], isMeant: (one: T) => boolean): readonly T[] {
  const meant = all.filter(isMeant);
  return meant.length === 0 ? all : meant;
}
