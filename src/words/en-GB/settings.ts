/** What stewards settle for the whole system, and curators and leaders for their organisation. */
import { counted, listed } from "./phrases.js";

export const settings = {
  purpose: "Settle what holds for the whole system, as a steward",
  notSteward: "This is for the system's stewards. If something here should change, please tell one of them.",
  form: {
    title: "The whole system",
    send: "Save",
    purpose: "Why do you work together? In one sentence",
    purposeHint: "It stands where people write. For example: So that nobody stays in hospital for want of a key safe.",
    identifier: (found: string) =>
      `This could identify somebody: ${found}. Nothing has been saved. Please take it out and send again.`,
    sharing: "When may a story that names a partner be shared?",
    sharingHint: "What did not work, and what is hard, is never shared by silence, whatever you choose.",
    sharingChoices: {
      silence: "When the partner agrees, or says nothing for three working days",
      agree: "Only when the partner agrees",
    },
    colour: "The system's colour",
    colourHint: "For story cards and posters. A number sign and six digits or letters, such as #005eb8.",
    colourWrong: "Please write the colour as a number sign and six digits or letters from a to f, such as #005eb8.",
  },
  saved: "Saved. It holds from now on, for every organisation.",
};

export const organisation = {
  purpose: "See and change your organisation's own settings",
  page: "organisation",
  title: "Your organisation's settings",
  open: "Our settings",
  notYours: "This is for curators and leaders of an organisation.",
  change: (organisation: string) => `Change: ${organisation}`,
  routes: "Where staff turn instead of telling a story",
  missing: (concerns: readonly string[]) =>
    `Not said yet: ${listed(concerns.map((concern) => concern.toLowerCase()))}. Until then, forms say only that nobody watches Causeway for emergencies.`,
  someMissing: (concerns: readonly string[]) =>
    `Not said yet: ${listed(concerns.map((concern) => concern.toLowerCase()))}.`,
  numbers: "Patients' numbers",
  numbersNone: "Not said yet, so Causeway finds your patients' numbers only where words say what they are.",
  numbersSome: (templates: readonly string[]) => `Causeway looks out for ${listed(templates)}.`,
  contacts: "Published contacts",
  contactsNone: "None. Causeway asks about every telephone number and email address in a story.",
  contactsSome: (number: number) =>
    `${counted(number, "contact that people may write", "contacts that people may write")} in a story.`,
  form: {
    title: "Our settings",
    send: "Save",
    numbers: "How do you number patients?",
    numbersHint:
      "So that Causeway can find such a number in a story. # stands for a digit: RX###### is RX and six digits. Commas between several.",
    numbersWrong: (template: string) =>
      `“${template}” cannot be used. Please write letters and digits as they stand, and at least four times # for a digit, at most 20 in all.`,
    tooMany: (most: number) => `Please give at most ${most}.`,
    contacts: "Which telephone numbers and email addresses are public?",
    contactsHint: "Those of teams, which people may write in a story. One on each line.",
    contactsWrong: (contact: string) => `“${contact}” is neither a telephone number nor an email address.`,
  },
  saved: (organisation: string) => `Saved. It holds from now on for ${organisation}.`,
};
