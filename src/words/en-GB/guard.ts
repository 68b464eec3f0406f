/** What is said of words that could identify somebody, whichever form they were written in. */

const looksLike = {
  "nhs-number": (found: string) => `This looks like an NHS number: ${found}.`,
  postcode: (found: string) => `This looks like a full postcode: ${found}.`,
  "date-of-birth": (found: string) => `This looks like a date of birth: ${found}.`,
  phone: (found: string) => `This looks like a phone number: ${found}.`,
  email: (found: string) => `This looks like an email address: ${found}.`,
  "hospital-number": (found: string) => `This looks like a hospital number: ${found}.`,
  "titled-surname": (found: string) => `This looks like somebody's name: ${found}.`,
  "name-ward-event": (found: string) => `A name, a ward and something rare may point at one person: ${found}.`,
};

/** Nobody can know from a form whether its words were typed in a chat first. */
const inChat = "If you typed it after a command, it may still stand in the chat: please delete it there.";

const refused = (seems: string): string =>
  `${seems} Nothing here may identify a patient. Nothing has been saved. Please take it out and send again. ${inChat}`;

export const guard = {
  looksLike,
  /** It cannot be said at all. */
  blocked: refused,
  /** It may be nobody's, but there is no second step in which to say so. */
  asked: (seems: string) =>
    `${seems} Nothing has been saved. Please take it out, or say it another way, and send again. ${inChat}`,
  inMessage: (seems: string) => `${seems} So this message cannot be shared. Nothing has been saved.`,
};
