/** Coming in without a chat: what is said about it anywhere, and the pages' own few sentences. */

export const web = {
  purpose: "Get a link to Causeway's web pages",
  notHere: "Causeway has no web pages here. Whoever runs it can add them.",
  summary: "Here is your own link to Causeway on the web.",
  open: "Open Causeway on the web",
  once: "It is for you alone: it works once, and for 10 minutes.",
  notCurator: "This is for those who look after your organisation's stories.",
  renewed:
    "There is a new link and a new code now, and the old ones no longer work. Please put up the new code where the old one was.",
  curator: {
    title: "For colleagues without a chat",
    open: "For colleagues without a chat",
    waiting: (number: number) => (number === 1 ? "1 story waits for you." : `${number} stories wait for you.`),
    waits: (number: number, organisation: string) =>
      `${number === 1 ? "1 story" : `${number} stories`} from ${organisation} ${number === 1 ? "waits" : "wait"} for you. Nobody else can read ${number === 1 ? "it" : "them"} until you have decided.`,
    look: "Look at them",
    noneWaiting: "No story is waiting for you.",
    more: "There are more: they show here once you have decided on these.",
    link: (organisation: string) => `The link of ${organisation}`,
    explain: (organisation: string) =>
      `With this link or code, anybody at ${organisation} tells a story without signing in. It waits here until you have looked at it.`,
    code: (organisation: string) => `A code for telephones: it opens the story form of ${organisation}.`,
    notice: "Open a notice to print",
    renew: "Make a new link",
    renewSure: "Make a new link? The old link and the old code stop working at once, wherever they hang.",
    renewYes: "Make a new one",
    renewNo: "Keep the old one",
  },
  colleagues: {
    page: "colleagues",
    open: "Colleagues with a link of their own",
    title: "Colleagues with a link of their own",
    intro: "People without a chat who tell stories in their own name and read what is shared with them.",
    none: "Nobody has been invited yet.",
    invite: "Invite a colleague",
    again: "Make a new link",
    end: "End access",
    endSure: (name: string) =>
      `End access for ${name}? Their links and sessions stop working at once. Their stories stay.`,
    endYes: "End it",
    endNo: "Keep it",
    told: (curator: string) =>
      `${curator} made a new sign-in link for you. If you did not ask for one, please talk to them: whoever opens it is signed in as you.`,
  },
  invite: {
    title: "Invite a colleague",
    send: "Make the link",
    intro:
      "For somebody who uses neither Slack nor Teams. With their own link they tell stories in their name and read what is shared with them.",
    organisation: "Where do they work?",
    name: "Their name",
    nameHint: "First name and surname, as colleagues know them.",
    wrongName: "Please write a name that can be read.",
    email: "Their work email address",
    emailHint: "With it they can ask for new links themselves.",
    knownEmail: "Somebody there was invited with this address already. Please make a new link for them from the list.",
    wrongEmail: "Please write an email address, such as priya@example.org, or leave this empty.",
    made: (name: string) => `Here is the link for ${name}. Please hand it on yourself.`,
    once: "It signs in whoever opens it, once, within 7 days. You see it only now.",
  },
};

/** What the web's pages themselves say, whichever feature is used. */
export const pages = {
  product: "Causeway",
  skip: "Skip to main content",
  signedInAs: (name: string) => `Signed in as ${name}`,
  signOut: "Sign out",
  messages: "Messages",
  welcome: {
    title: "Share stories of working across organisations",
    paragraphs: [
      "Causeway collects short stories from staff about working with other organisations, and tells leaders once a week.",
      'To sign in, ask Causeway for a link: say "web" to it in Slack or Teams, or ask whoever looks after stories at your organisation.',
      "To share a story without signing in, use the link or the code that your organisation has put up.",
    ],
    byEmail: "Sign in by email",
  },
  optional: (label: string) => `${label} (optional)`,
  limit: (max: number) => `You can write up to ${max.toLocaleString("en-GB")} characters.`,
  chooseSeveral: "Choose all that apply.",
  holdToChooseSeveral: "To choose more than one, hold Ctrl (or Cmd on a Mac) while you choose.",
  noAnswer: "No answer",
  nothingToChoose: "There is nothing to choose from yet.",
  error: "Error",
  problems: "There is a problem",
  standing: {
    sharingWith: (organisation: string) => `Sharing with ${organisation}`,
    again: "Share another story",
    notice: {
      title: "Did somebody from another organisation make a difference?",
      text: (organisation: string) =>
        `Tell us in two minutes. Your story goes to ${organisation} first; you need not give your name.`,
      code: "Point your telephone's camera at the code, or open this address:",
      emergencies: "Nobody watches this for emergencies.",
    },
    code: (organisation: string) => `A code that opens the story form of ${organisation}`,
  },
  signIn: {
    title: "Sign in to Causeway",
    text: (name: string) => `This link signs you in as ${name}. It works once.`,
    button: "Sign in",
  },
  byEmail: {
    title: "Sign in by email",
    text: "For people who were invited with their email address. You get a link that works once, for 10 minutes.",
    email: "Your work email address",
    button: "Send me a link",
    wrong: "Please write your email address, such as priya@example.org.",
    sent: {
      title: "Please look at your email",
      text: "If we know this address, a link is on its way to it. If none comes within a few minutes, please ask whoever looks after stories at your organisation.",
    },
  },
  mail: {
    link: {
      subject: "Your link to Causeway",
      text: (name: string, organisation: string, link: string) =>
        `Hello ${name},\n\nthis link signs you in to Causeway for ${organisation}. It works once, for 10 minutes:\n\n${link}\n\nIf you did not ask for it, you need do nothing.\n`,
    },
    news: {
      subject: "Something for you in Causeway",
      text: (link: string) =>
        `Hello,\n\nthere is something new for you in Causeway. Sign in here to read it:\n\n${link}\n\nCauseway puts no stories and no names of others into emails.\n`,
    },
  },
  spent: {
    title: "This link no longer works",
    text: "A sign-in link works once, and only for a short time. Please ask for a new one.",
  },
  signInFirst: {
    title: "Please sign in",
    text: "You are not signed in, or your session has ended. Please ask for a new link. Nothing has been sent.",
  },
  whatYouWrote: "What you wrote, so that you can copy it",
  oldForm: {
    title: "That page was too old",
    text: "Nothing has been sent. Please open the page again and send it from there.",
  },
  /** A standing link that was replaced while somebody wrote, or never was. */
  noLink: {
    title: "This link does not work",
    text: "It may have been replaced by a new one. Please look for the code or the link that hangs there now. Nothing has been sent.",
  },
  noDocument: {
    title: "This is not here any more",
    text: "What this address led to has been taken back, or the address is not complete. Nothing is wrong with what you did.",
  },
  oldDocument: {
    title: "This address has had its time",
    text: "Addresses like this one last only for a while. Please ask Causeway again where you got it, and you get a new one.",
  },
  busyDrawing: { title: "Please try again in a moment", text: "Many pictures are being drawn. Yours will be next." },
  notFound: { title: "Page not found", text: "There is nothing at this address. Please check the link." },
  tooLarge: { title: "That was too much at once", text: "Nothing has been sent. Please send something shorter." },
  malformed: { title: "That could not be read", text: "Nothing has been sent. Please open the page again." },
  fault: {
    title: "That did not work",
    text: (reference: string) =>
      `It is not your fault. Please try again; if it happens twice, tell whoever looks after stories at your organisation this reference: ${reference}.`,
  },
  busy: { title: "Please try again in a minute", text: "Causeway is starting. Nothing has been sent." },
  done: { title: "That is done", text: "There is nothing more to do here." },
  back: "Back to the first page",
};
