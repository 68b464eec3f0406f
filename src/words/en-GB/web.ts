/** Coming in without a chat: what is said about it anywhere, and the pages' own few sentences. */

export const web = {
  purpose: "Get a link to Causeway's web pages",
  notHere: "Causeway has no web pages here. Whoever runs it can add them.",
  summary: "Here is your own link to Causeway on the web.",
  open: "Open Causeway on the web",
  once: "It is for you alone: it works once, and for 10 minutes.",
  notCurator: "This is for your organisation's curators.",
  renewed:
    "There is a new link and a new code now, and the old ones no longer work. Please put up the new code where the old one was.",
  curator: {
    title: "For colleagues without a chat",
    open: "For colleagues without a chat",
    waiting: (number: number) => (number === 1 ? "1 story waits for you." : `${number} stories wait for you.`),
    stories: "Waiting for you",
    noneWaiting: "No story is waiting for you.",
    more: "There are more: they show here once you have decided on these.",
    link: (organisation: string) => `The link of ${organisation}`,
    explain:
      "With this link or code, anybody at your organisation tells a story without signing in. It waits here until you have looked at it.",
    code: (organisation: string) => `A code for telephones: it opens the story form of ${organisation}.`,
    notice: "Open a notice to print",
    renew: "Make a new link",
    renewSure: "Make a new link? The old link and the old code stop working at once, wherever they hang.",
    renewYes: "Make a new one",
    renewNo: "Keep the old one",
    invite: "Invite a colleague",
  },
  invite: {
    title: "Invite a colleague",
    send: "Make the link",
    intro:
      "For somebody who uses neither Slack nor Teams. With their own link they tell stories in their name and read what is shared with them.",
    organisation: "Where do they work?",
    name: "Their name",
    nameHint: "First name and surname, as colleagues know them. The same name again means the same person.",
    email: "Their work email address",
    emailHint: "With it they can ask for new links themselves.",
    wrongEmail: "Please write an email address, such as priya@example.org, or leave this empty.",
    made: (name: string) => `Here is the link for ${name}. Please hand it on yourself.`,
    once: "It signs in whoever opens it, once, within 7 days. You see it only now.",
    onceOrMail:
      "It signs in whoever opens it, once, within 7 days. You see it only now. Later they can ask for links with their email address.",
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
      'To sign in, ask Causeway for a link: say "web" to it in Slack or Teams, or ask your organisation\'s curator.',
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
      text: "If we know this address, a link is on its way to it. If none comes within a few minutes, please ask your organisation's curator.",
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
  notFound: { title: "Page not found", text: "There is nothing at this address. Please check the link." },
  tooLarge: { title: "That was too much at once", text: "Nothing has been sent. Please send something shorter." },
  malformed: { title: "That could not be read", text: "Nothing has been sent. Please open the page again." },
  fault: {
    title: "That did not work",
    text: "It is not your fault. Please try again; if it happens twice, tell your admin.",
  },
  busy: { title: "Please try again in a minute", text: "Causeway is starting. Nothing has been sent." },
  done: { title: "That is done", text: "There is nothing more to do here." },
  back: "Back to the first page",
};
