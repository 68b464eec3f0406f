/** What the web adapter is given: its settings, its door to the core, and the few things that it cannot make itself. */

export interface WebSettings {
  /** The https address that people reach it at; http only on loopback. */
  readonly publicUrl: string;
}

export interface WebSurroundings {
  /** The only clock. */
  now(): Date;
  readonly log: WebLog;
  readonly words: WebWords;
  readonly system: { readonly name: string };
  readonly doors: WebDoors;
}

/** As pino has it. */
export interface WebLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Who a session belongs to. */
export interface SignedIn {
  readonly workspace: string;
  readonly account: string;
  readonly name: string;
}

/** The core's side: it keeps links and sessions, hashed, and says what they are good for. */
export interface WebDoors {
  /** An organisation's standing link, which needs no sign-in. `organisation` is its name as people know it. */
  standing(token: string): Promise<{ readonly workspace: string; readonly organisation: string } | undefined>;
  /** True of a sign-in link that can still be used. Spends nothing. */
  isLive(token: string): Promise<boolean>;
  /** Spends a sign-in link: of two at the same moment one succeeds. */
  signIn(token: string): Promise<{ readonly session: string; readonly expires: Date } | undefined>;
  session(session: string): Promise<SignedIn | undefined>;
  signOut(session: string): Promise<void>;
}

export interface Notice {
  readonly title: string;
  readonly text: string;
}

/** The few sentences that the adapter itself needs. */
export interface WebWords {
  readonly product: string;
  readonly skip: string;
  readonly signedInAs: (name: string) => string;
  readonly signOut: string;
  /** The first page for somebody who is not signed in: what this is, and how to get a link. */
  readonly welcome: { readonly title: string; readonly paragraphs: readonly string[] };
  readonly optional: (label: string) => string;
  /** How long an answer may be. */
  readonly limit: (max: number) => string;
  readonly chooseSeveral: string;
  /** For a list where several are chosen with a key held down. */
  readonly holdToChooseSeveral: string;
  /** The empty choice. */
  readonly noAnswer: string;
  readonly nothingToChoose: string;
  /** Before the title of a form with problems. */
  readonly error: string;
  readonly problems: string;
  readonly standing: {
    /** What the unnamed author is called. */
    readonly name: string;
    readonly sharingWith: (organisation: string) => string;
    readonly again: string;
  };
  readonly signIn: Notice & { readonly button: string };
  /** A sign-in link that was used, is too old, or never was. */
  readonly spent: Notice;
  readonly signInFirst: Notice;
  /** Above what somebody wrote whose session has ended, so that they can copy it. */
  readonly whatYouWrote: string;
  /** A form that was not one of our own pages, or is from before a new sign-in. */
  readonly oldForm: Notice;
  readonly notFound: Notice;
  readonly tooLarge: Notice;
  readonly malformed: Notice;
  readonly fault: Notice;
  readonly busy: Notice;
  /** Where there is nothing more to say. */
  readonly done: Notice;
  readonly back: string;
}
