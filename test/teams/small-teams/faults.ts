/** Trouble on demand: what Teams, or the network in front of it, does to the next call of a method. */

/** The calls that trouble can be asked for. "any" is whichever comes next. */
export type Method =
  | "any"
  | "token"
  | "metadata"
  | "keys"
  | "createConversation"
  | "send"
  | "reply"
  | "update"
  | "delete"
  | "members"
  | "member";

export type Fault =
  | { readonly status: number; readonly error?: string; readonly message?: string; readonly retryAfter?: number }
  /** The connection breaks before the call is done. */
  | { readonly reset: true }
  /** The call is done, and the connection breaks before the answer. */
  | { readonly acceptThenReset: true }
  /** The call is done, and the answer is this status: a gateway that lost patience. */
  | { readonly acceptThen: number }
  /** The call is done, and no answer comes until the server closes. */
  | { readonly acceptThenHang: true }
  /** No answer comes, and nothing is done. */
  | { readonly hang: true };

export interface Faults {
  add(method: Method, fault: Fault, times: number): void;
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
    next: (method) => queues.get(method)?.shift() ?? queues.get("any")?.shift(),
  };
}
