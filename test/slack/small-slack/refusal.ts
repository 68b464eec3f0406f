/** What Slack answers when it will not do as asked: `{ ok: false, error, ... }` with status 200. */
export class Refusal extends Error {
  readonly error: string;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(error: string, more: Readonly<Record<string, unknown>> = {}) {
    super(error);
    this.error = error;
    this.more = more;
  }
}
