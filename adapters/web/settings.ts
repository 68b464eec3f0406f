/** What the web adapter is given: its settings, its door to the core, and the few things that it cannot make itself. */

export interface WebSettings {
  /** The https address that people reach it at; http only on loopback. */
  readonly publicUrl: string;
  readonly mail: MailSettings | undefined;
}

export interface MailSettings {
  /** Such as smtps://user:password@smtp.example.org */
  readonly url: string;
  readonly from: string;
}

export interface WebSurroundings {
  readonly log: WebLog;
  readonly words: WebWords;
  readonly system: { readonly name: string };
  readonly doors: WebDoors;
  readonly documents: WebDocuments;
  /** Logs a fault once; returns the reference that the person sees. */
  readonly caught: (error: unknown) => string;
  /** Waits between attempts at an email; Node's own timer unless given. */
  readonly pause?: (ms: number) => Promise<void>;
}

/** As pino has it. */
export interface WebLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Who a session belongs to. */
export interface SignedIn {
  /** Where the person is at home: somebody from a chat is the same person here. */
  readonly platform: string;
  readonly workspace: string;
  readonly account: string;
  readonly name: string;
}

/** The core's side: it keeps links and sessions, hashed, and says what they are good for. */
export interface WebDoors {
  /**
   * An organisation's standing link, which needs no sign-in: who somebody is who comes by it, the organisation's name
   * as people know it, and the one form that it opens.
   */
  standing(token: string): Promise<Standing | undefined>;
  /** Whom a sign-in link is for, while it can be used. Spends nothing. */
  invited(token: string): Promise<{ readonly name: string } | undefined>;
  /** Spends a sign-in link: of two at the same moment one succeeds. */
  signIn(token: string): Promise<{ readonly session: string; readonly lifeMs: number } | undefined>;
  session(session: string): Promise<SignedIn | undefined>;
  signOut(session: string): Promise<void>;
  /** New sign-in links for whoever has this email address. */
  linksFor(email: string): Promise<readonly SentLink[]>;
}

/** The core's files: it signs their addresses, and says what is at one. */
export interface WebDocuments {
  open(address: string): Promise<OpenedDocument>;
}

export type OpenedDocument =
  | {
      readonly kind: "file";
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly mediaType: string;
      readonly fileName: string;
      /** Saved rather than shown. */
      readonly saved: boolean;
    }
  | { readonly kind: "expired" }
  | { readonly kind: "unknown" }
  | { readonly kind: "busy" };

export interface Standing {
  readonly who: SignedIn;
  readonly organisation: string;
  readonly form: string;
}

export interface SentLink {
  readonly token: string;
  readonly email: string;
  readonly name: string;
  readonly organisation: string;
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
  /** The page where what was said to somebody is kept. */
  readonly messages: string;
  /** The first page for somebody who is not signed in: what this is, and how to get a link. */
  readonly welcome: { readonly title: string; readonly paragraphs: readonly string[]; readonly byEmail: string };
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
    readonly sharingWith: (organisation: string) => string;
    readonly again: string;
    /** What hangs on a wall. */
    readonly notice: {
      readonly title: string;
      readonly text: (organisation: string) => string;
      readonly code: string;
      readonly emergencies: string;
    };
    /** What the picture is, for those who do not see it. */
    readonly code: (organisation: string) => string;
  };
  readonly signIn: { readonly title: string; readonly text: (name: string) => string; readonly button: string };
  readonly byEmail: Notice & {
    readonly email: string;
    readonly button: string;
    readonly wrong: string;
    readonly sent: Notice;
  };
  readonly mail: {
    readonly link: {
      readonly subject: string;
      readonly text: (name: string, organisation: string, link: string) => string;
    };
    readonly news: { readonly subject: string; readonly text: (link: string) => string };
  };
  /** A sign-in link that was used, is too old, or never was. */
  readonly spent: Notice;
  readonly signInFirst: Notice;
  /** Above what somebody wrote whose session has ended, so that they can copy it. */
  readonly whatYouWrote: string;
  /** A form that was not one of our own pages, or is from before a new sign-in. */
  readonly oldForm: Notice;
  /** A standing link that was replaced while somebody wrote, or never was. */
  readonly noLink: Notice;
  /** The address of a file that nobody made, or that is no more. */
  readonly noDocument: Notice;
  readonly oldDocument: Notice;
  readonly busyDrawing: Notice;
  readonly notFound: Notice;
  readonly tooLarge: Notice;
  readonly malformed: Notice;
  readonly fault: { readonly title: string; readonly text: (reference: string) => string };
  readonly busy: Notice;
  /** Where there is nothing more to say. */
  readonly done: Notice;
  readonly back: string;
}
