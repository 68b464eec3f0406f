/** Stories: telling, agreeing, reading, thanking. */
import { counted, greeted, listed } from "./phrases.js";

export const story = {
  purpose: "Share a story of working across organisations",
  usage: "[what happened] or find [words]",
  shortcut: "Share a story",
  pointer: "Share as a story",
  pointerPurpose: "Ask its author whether this may become a story",
  form: {
    title: "Share a story",
    editTitle: "Edit your story",
    send: "Share",
    save: "Save",
    happened: "What happened?",
    happenedHint: "Nothing that could identify a patient: no names, dates of birth or numbers.",
    happenedMissing: "Please say what happened. A sentence or two is enough.",
    organisations: "Which organisations were involved?",
    organisationsHint: "Besides your own. Choose at least one, or write below who it was.",
    others: "Somebody from elsewhere? Write who",
    othersHint: "People or places that are not in the list. Roles are enough. For example: the pharmacist.",
    organisationsMissing: "Please say which organisations were involved. One is enough.",
    changed: "What changed for the person or the community?",
    changedMissing: "Please say what changed for somebody. One sentence is enough.",
    kind: "What kind of story is it?",
    audience: "Who may see it?",
    audienceMissing: "Please choose who may see it.",
    /** For somebody whose employer is not known yet, there is no place to name. */
    audiences: {
      organisation: "My organisation",
      place: (names: readonly string[]) => (names.length === 0 ? "My place" : `My place (${listed(names)})`),
      system: "The whole system",
    },
    byline: "How should readers know you?",
    bylines: {
      usual: "By my name; by my role if it is hard or did not work",
      name: "By my name",
      role: "By my role",
      nobody: "Not at all",
    },
    role: "Your role",
    roleHint: "Only needed if you are shown by your role. For example: ward clerk.",
    roleMissing: "Please write your role, or choose another way to be shown.",
  },
  kinds: {
    win: "Something that worked",
    challenge: "Something that is hard",
    strength: "Something that we are good at",
    lesson: "Something that did not work",
    need: "Something that we need",
    offer: "Something that we can offer",
  },
  shared: (name: string, organisation: string) => `Thank you${greeted(name)}. Your story is with ${organisation} now.`,
  /** Whoever tells without saying who they are. */
  colleague: "A colleague",
  reach: {
    organisation: (organisation: string) => `People at ${organisation} can read it.`,
    place: (_organisation: string) => "People in the organisations of your place can read it.",
    system: (_organisation: string) => "The whole system can read it.",
  },
  edit: "Edit",
  withdraw: "Withdraw",
  withdrawSure: "Withdraw this story? Its words are deleted here and taken out of every message that told it.",
  withdrawYes: "Withdraw it",
  withdrawNo: "Keep it",
  withdrawn: "You withdrew this story. Its words are deleted, and taken out of every message that told it.",
  edited: "Your story is changed, here and everywhere it was posted.",
  gone: "This story is no longer here. Its author may have withdrawn it.",
  read: "Read it",
  ownWords: "In their own words",
  permission: {
    person: "The person agreed that this is told.",
    carer: "A carer or relative agreed that this is told.",
  },
  shows: "What it shows",
  did: "What people did",
  toldFor: (byline: string, whose: string) => `${byline}, told for ${whose}`,
  add: "Add to it",
  involved: "Involved",
  involvedAndMore: (names: readonly string[], more: number) =>
    more === 0 ? listed(names) : `${names.join(", ")} and ${counted(more, "other", "others")}`,
  whatChanged: "What changed",
  when: "Shared",
  by: {
    name: (name: string, organisation: string) => `${name}, ${organisation}`,
    role: (role: string, organisation: string) => `${role}, ${organisation}`,
    nobody: (organisation: string) => `Someone at ${organisation}`,
  },
  thank: "Thank them",
  thankInWords: "Thank them in your own words",
  thankForm: {
    title: "Thank them",
    send: "Send",
    question: "What would you like to say?",
    hint: "Only they read it. You may leave it empty. Nothing that could identify a patient.",
    hintToPassOn: "Whoever passes it on reads it too. You may leave it empty. Nothing that could identify a patient.",
  },
  thanksFor: (start: string) => `The story: ${start}`,
  thanked: "Your thanks are on their way to the person who told this story.",
  thankedAlready: "You have thanked them for this story already.",
  thankedOwn: "This is your own story. Thank you for telling it.",
  thanks: (name: string, leader: string, organisation: string | null) =>
    `${[leader, ...(organisation === null ? [] : [organisation])].join(", ")}, thanks you for your story${greeted(name)}.`,
  thanksToPassOn: (leader: string, own: string | null, organisation: string) =>
    `${[leader, ...(own === null ? [] : [own])].join(", ")}, thanks whoever at ${organisation} told this story. Please pass it on.`,
  held: {
    thanks: (organisation: string) =>
      `Thank you. Somebody at ${organisation} who looks after stories reads yours first. Nobody else can read it until then.`,
    /** To an author whose name is known. */
    first: (name: string, organisation: string) =>
      `Thank you${greeted(name)}. Somebody at ${organisation} who looks after stories reads yours first, because it names somebody together with a ward and something rare. Nobody else can read it until then.`,
    editedFirst:
      "Your story is changed. Somebody at your organisation who looks after stories reads it before anybody else can, because it names somebody together with a ward and something rare.",
    why: "It names somebody together with a ward and something rare. Please say yes only if nobody can be recognised.",
    not: "Somebody who looks after stories at your organisation said no to this story. Its words are deleted.",
    tooMany: "Too many stories are waiting to be looked at. Please keep yours and try again another day.",
    /** Who will read it then. */
    reach: {
      organisation: (organisation: string) => `If you say yes, people at ${organisation} can read it.`,
      place: (_organisation: string) =>
        "If you say yes, and the partners that it names agree, people in the organisations of your place can read it.",
      system: (_organisation: string) =>
        "If you say yes, and the partners that it names agree, the whole system can read it.",
    },
    by: (byline: string) => `From: ${byline}`,
    release: "Let people read it",
    refuse: "Do not share it",
    refuseSure: (start: string) => `Say no to “${start}”? Its words are deleted.`,
    refuseYes: "Delete it",
    refuseNo: "Keep it waiting",
    released: "That story can be read now. Leaders who may read it find it in their next digest.",
    refused: "That story was not shared, and its words are deleted.",
    refusedAndTold: "That story was not shared, and its words are deleted. Its author is told why.",
    whyNot: "Why should it not be read?",
    whyNotHint: "Its author reads this. No patient's details. The story's words are deleted.",
    whyNotMissing: "Please say why, in a sentence.",
    because: "In their words",
    notYours: "That story is decided already, or it is not yours to decide.",
    /** Above the questions, so that nobody writes for other eyes than these. */
    before: (organisation: string) =>
      `Somebody at ${organisation} who looks after stories reads yours first. You need not give your name. You cannot change it afterwards.`,
    thanked: (organisation: string) =>
      `Your thanks go to somebody at ${organisation} who can pass them on: nobody else knows who told this story.`,
  },
  proposeBot: "That message was not written by a person, so nobody can agree to share it.",
  proposeEmpty: "That message has no words to share.",
  proposed: (author: string) =>
    `${author === "" ? "Its author" : author} has been asked. It becomes a story only if they agree, in their own words. Nothing is shared until then.`,
  proposal: (proposer: string) =>
    `${proposer} would like to share this message of yours as a story. Nothing is shared unless you agree.`,
  proposedAlready: "You have asked this person before, and they have not answered yet. Please wait for their answer.",
  agree: "Yes, let me look at it",
  decline: "No, thank you",
  declined: "It is not shared, and its words are deleted here.",
  proposalOver: "This has been answered, or its time has passed.",
};
