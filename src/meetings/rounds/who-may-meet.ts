/** Who of a group may meet, where some in it never want to. */

type Never = readonly (readonly [string, string])[];

/** All of them, or two of three; nobody, where no two may. In their order. */
export function mostWhoMayMeet<P extends { readonly id: string }>(group: readonly P[], never: Never): readonly P[] {
  const fewer = group.length > 2 ? group.map((_, at) => group.filter((_, other) => other !== at)) : [];
  return [group, ...fewer].find((some) => some.length > 1 && mayMeet(some, never)) ?? [];
}

function mayMeet(group: readonly { readonly id: string }[], never: Never): boolean {
  const ids = new Set(group.map(({ id }) => id));
  return !never.some(([one, other]) => ids.has(one) && ids.has(other));
}
