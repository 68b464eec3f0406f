/** What the Slack adapter is given: its settings, and the few things that it cannot make itself. */

export interface SlackSettings {
  readonly signingSecret: string;
  /** Serves its own workspace; others connect through `oauth`. */
  readonly botToken?: string | undefined;
  readonly oauth?: { readonly clientId: string; readonly clientSecret: string } | undefined;
  /** Slack's Web API; another one for GovSlack and for tests. */
  readonly apiUrl?: string | undefined;
  readonly publicUrl?: string | undefined;
}

export interface SlackSurroundings {
  /** The only clock. */
  now(): Date;
  readonly log: SlackLog;
  readonly words: SlackWords;
  readonly installations: Installations;
  readonly states: States;
  /** Waits between attempts at a follow-up call; Node's own timer unless given. */
  readonly pause?: (ms: number) => Promise<void>;
}

/** As pino has it. */
export interface SlackLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** The few sentences that the adapter itself needs. */
export interface SlackWords {
  /** The title of a modal that shows a card. */
  readonly product: string;
  readonly close: string;
  /** In the place of a question that has no choices. */
  readonly nothingToChoose: string;
  /** The last line of a card that Slack would not take whole. */
  readonly cut: string;
  /** Slack gives 3 seconds to open a form. */
  readonly tooLate: string;
  readonly connected: { readonly title: string; readonly text: string };
  readonly notConnected: { readonly title: string; readonly text: string };
}

/** Where the secret of each installation is kept, sealed elsewhere. The key is a workspace, or an enterprise. */
export interface Installations {
  find(key: string): Promise<string | undefined>;
  save(key: string, secret: string): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Installs that have begun, kept where every replica sees them. `take` is true once, and only before `expires`. */
export interface States {
  put(key: string, expires: Date): Promise<void>;
  take(key: string): Promise<boolean>;
}

export const slackApi = "https://slack.com/api/";
