/** Trouble on demand: what Slack, or the network in front of it, does to the next call of a method. */

export type Fault =
  /** Slack refuses: 200 with `{ ok: false, error }`. */
  | { readonly error: string; readonly more?: Readonly<Record<string, unknown>> }
  | { readonly status: number; readonly retryAfter?: number; readonly body?: string }
  /** The connection breaks before the call is done. */
  | { readonly reset: true }
  /** The call is done, and the connection breaks before the answer. */
  | { readonly acceptThenReset: true }
  /** The call is done, and no answer comes until the server closes. */
  | { readonly acceptThenHang: true }
  /** No answer comes, and nothing is done. */
  | { readonly hang: true };

export interface Faults {
  add(method: string, fault: Fault, times: number): void;
  next(method: string): Fault | undefined;
}

export function newFaults(): Faults {
  const queues = new Map<string, Fault[]>();
  return {
    add(method, fault, times) {
      const queue = queues.get(method) ?? [];
      queue.push(...Array.from({ length: times }, () => fault));
      queues.set(method, queue);
    },
    next: (method) => queues.get(method)?.shift(),
  };
}
