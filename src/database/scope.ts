/** One run of a write: what `work` was given answers until the run is over. */

export interface Scope {
  over: boolean;
}

/** A write inside a write would wait for itself. */
export const nestedWrite = (): Error => new Error("A write cannot begin inside another write.");

export function checkScope(scope: Scope | undefined): void {
  if (scope?.over) throw new Error("This write is over; nothing more can be read or written with it.");
}

/** Runs `work`, and ends its scope when it has settled. */
export async function runIn<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    scope.over = true;
  }
}
