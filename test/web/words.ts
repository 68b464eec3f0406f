import type { WebWords } from "../../adapters/web/web.js";

export const words: WebWords = {
  product: "Causeway",
  skip: "Skip to main content",
  signedInAs: (name) => `Signed in as ${name}`,
  signOut: "Sign out",
  welcome: {
    title: "Share stories of working across organisations",
    paragraphs: [
      "Causeway collects short stories from staff about working with other organisations, and tells leaders once a week.",
      'To sign in, ask Causeway for a link: say "web" to it in Slack or Teams, or ask your organisation\'s curator.',
      "To share a story without signing in, use the link or the QR code that your organisation has put up.",
    ],
  },
  optional: (label) => `${label} (optional)`,
  limit: (max) => `You can write up to ${max.toLocaleString("en-GB")} characters.`,
  chooseSeveral: "Choose all that apply.",
  holdToChooseSeveral: "To choose more than one, hold Ctrl (or Cmd on a Mac) while you choose.",
  noAnswer: "No answer",
  nothingToChoose: "There is nothing to choose from yet.",
  error: "Error",
  problems: "There is a problem",
  standing: {
    name: "A colleague",
    sharingWith: (organisation) => `Sharing with ${organisation}`,
    again: "Share another story",
  },
  signIn: { title: "Sign in to Causeway", text: "This link works once.", button: "Sign in" },
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
