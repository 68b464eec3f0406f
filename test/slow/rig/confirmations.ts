/** Which stories have been confirmed to their authors, and how often. */

export interface Confirmations {
  readonly times: ReadonlyMap<string, number>;
  /** Told of a call to Slack; returns the story that it confirms. */
  note(method: string, fields: string): string | undefined;
}

/** Ids of stories begin with `tale-`. */
export function confirmations(): Confirmations {
  const times = new Map<string, number>();
  return {
    times,
    note(method, fields) {
      const [id] = method === "chat.postMessage" ? (/tale(-\w+)+/.exec(decodeURIComponent(fields)) ?? []) : [];
      if (id !== undefined) times.set(id, (times.get(id) ?? 0) + 1);
      return id;
    },
  };
}
