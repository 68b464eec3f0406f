/** What the chat itself says, whichever feature is used. */

export const form = {
  missing: "Please fill this in.",
  tooLong: (length: number, max: number) => `This is ${length} characters long. Please keep it to ${max}.`,
  notOffered: "Please choose from the list.",
};

export const bot = {
  unknownVerb: (verb: string, nearest: readonly string[]) =>
    `Causeway does not know "${verb}". You could say: ${nearest.join(", ")}.`,
  fault: (reference: string) =>
    `That did not work, and it is not your fault. Please try again; if it happens twice, tell your admin this reference: ${reference}.`,
  faultInForm: (reference: string) =>
    `That did not work, and it is not your fault. What you wrote is kept here. Please try again; if it happens twice, tell your admin this reference: ${reference}.`,
  busy: "Causeway has too much to do at this moment. Nothing was saved. Please try again in a minute.",
  oldCard: "That card is too old to answer. Please open Causeway again and use the new one.",
};

export const manifest = {
  description: "Share stories of working across organisations, and tell leaders once a week.",
  about:
    "Causeway is for staff who work across organisations, and for leaders who want to see it. Staff share stories of " +
    "how it went; every week leaders get one digest that tells them, with a button to thank whoever told it. " +
    'Say "help" to see what else you can say.\n\n' +
    "Causeway is not a medical record and supports no direct care. Stories must not identify a patient. Nobody watches " +
    "Causeway for emergencies.",
};

export const teams = {
  product: "Causeway",
  openForm: (title: string) => `${title}: please press the button.`,
  open: (title: string) => title,
  nothingToChoose: "There is nothing to choose from yet.",
  cut: "There is more than fits here.",
  missing: "Please fill this in.",
  kept: "Nothing has changed.",
  addMe: "Please add Causeway to your own apps, so that it can answer you alone.",
  sentPrivately: "The answer is in your own chat with Causeway.",
};

export const slack = {
  product: "Causeway",
  close: "Close",
  nothingToChoose: "There is nothing to choose from yet.",
  cut: "There is more than fits here.",
  tooLate: "That took too long to open. Please try again.",
  connected: {
    title: "Causeway is in your workspace",
    text: 'Now go to the channel that your leaders read, type "/causeway setup" and give the joining code that your stewards sent.',
  },
  notConnected: {
    title: "Causeway was not added",
    text: "Nothing has changed in your workspace. Please start again from the link that your stewards sent.",
  },
};
