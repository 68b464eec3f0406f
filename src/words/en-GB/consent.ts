/** Asking partners whether a story may be read beyond the organisation where it was told. */
import { moment } from "./phrases.js";

type Audience = "organisation" | "place" | "system";

export const consent = {
  /** To a partner's curator. */
  asks: (teller: string, partner: string) => `A story told at ${teller} names ${partner}. May others read it?`,
  from: (byline: string) => `Told by: ${byline}`,
  reach: (audience: Audience) =>
    audience === "system"
      ? "If you agree, the whole system can read it."
      : "If you agree, people in the organisations of its author's place can read it.",
  until: (at: Date, timeZone: string) => `If you say nothing by ${moment(at, timeZone)}, that counts as no objection.`,
  mustAgree: "Nobody beyond the organisation where it was told can read it unless you agree.",
  agree: "Agree",
  askChange: "Ask for a change",
  refuse: "Say no",
  agreeAfterAll: "Agree after all",
  refuseAfterAll: "Say no after all",
  /** What became of it, to the curator. */
  decided: {
    agreed: (partner: string) => `${partner} agreed that others read this story.`,
    "no-objection": (partner: string) => `${partner} had no objection to this story.`,
    overturned: (partner: string) =>
      `${partner} said no to this story. A steward looked at it again and let it be read.`,
    change: (partner: string) => `${partner} asked for a change to this story. Its author has been told.`,
    refused: (partner: string) =>
      `${partner} said no to this story. Nobody beyond the organisation where it was told can read it.`,
  },
  /** Nothing is left to decide. */
  over: "This story has changed or is not to be shared any more, so there is nothing to decide here. If you are asked again, a new message says so.",
  notYours: "That is decided already, or it is not yours to decide.",
  change: {
    title: "Ask for a change",
    send: "Ask",
    what: "What should change?",
    whatHint: "Its author reads this. No patient's details.",
    whatMissing: "Please say what should change.",
    done: "Its author has been asked. You see the story again when it is changed; nobody else reads it until then.",
  },
  refusal: {
    title: "Say no",
    send: "Say no",
    why: "Why should it not be read?",
    whyHint: "Its author reads this. No patient's details.",
    whyMissing: "Please say why, in a sentence.",
    done: "Nobody beyond the organisation where it was told can read this story. Its author has been told why.",
  },
  /** To the author, after a change. */
  changed: {
    withheld: "Your story is changed. Nobody else can read it: it was taken for a concern.",
    asked: (teller: string) =>
      `Your story is changed. The organisations that it names are asked again: until they have agreed, only people at ${teller} can read it.`,
  },
  /** To the author, before everybody has agreed: who can read it then. */
  later: {
    organisation: "",
    place: "Once your partners have agreed, people in the organisations of your place can read it.",
    system: "Once your partners have agreed, the whole system can read it.",
  },
  /** To the author: how it stands with each partner. */
  state: {
    nobody: (partner: string) =>
      `Nobody at ${partner} looks after stories here yet. Others can read yours once somebody there agrees.`,
    asking: (partner: string) => `${partner} is being asked. Until then nobody there or beyond can read it.`,
    until: (partner: string, at: Date, timeZone: string) =>
      `${partner} has until ${moment(at, timeZone)} to say no. With no objection, others can read it after that.`,
    mustAgree: (partner: string) => `${partner} has been asked. Others can read it once somebody there agrees.`,
    agreed: (partner: string) => `${partner} agreed.`,
    "no-objection": (partner: string) => `${partner} had no objection.`,
    overturned: (partner: string) => `${partner} said no, and a steward let it be read.`,
    change: (partner: string, reason: string) => `${partner} asks for a change: ${reason}`,
    refused: (partner: string, reason: string) => `${partner} said no: ${reason}`,
  },
  /** To the author, when a partner answers other than yes. */
  answered: {
    change: (partner: string) => `${partner} asks for a change to your story before others read it.`,
    refused: (partner: string, teller: string) =>
      `${partner} said no to your story being read there and beyond. It stays with ${teller}.`,
    upheld: (partner: string, teller: string) =>
      `A steward looked again, and agrees with ${partner}: your story stays with ${teller}.`,
    overturned: (partner: string) =>
      `A steward looked again at the no from ${partner}: others can read your story now.`,
    over: "This has been settled since.",
    because: "In their words",
    verdict: "The steward says",
    /** To the partner. */
    looked: (partner: string, teller: string, overturned: boolean) =>
      overturned
        ? `A steward looked again at the no from ${partner} to a story told at ${teller}, and let others read it.`
        : `A steward looked again at the no from ${partner} to a story told at ${teller}, and it stands.`,
    changeIt: "Change it",
    appeal: "Ask a steward to look again",
    appealed: "You have asked a steward to look again.",
  },
  appeal: {
    title: "Ask a steward",
    send: "Ask",
    why: "Why should others read it?",
    whyHint: "A steward reads this, your story and the partner's reason. No patient's details.",
    whyMissing: "Please say why, in a sentence.",
    done: "A steward has been asked to look again. You will hear what they decide.",
    over: "This has been answered, or it is not yours to ask.",
    settled: "This has been decided, or its author has taken the story back.",
    asks: (teller: string, partner: string) =>
      `${partner} said no to a story told at ${teller}. Its author asks you to look again.`,
    partner: (partner: string) => `${partner} says`,
    author: "Its author says",
    decide: "Decide",
    decideTitle: "Decide",
    decideSend: "Decide",
    answer: "What do you decide?",
    answers: { overturned: "Let others read it", upheld: "The no stands" },
    answerMissing: "Please choose one.",
    reason: "Your reason",
    reasonHint: "The author and the partner read this. No patient's details.",
    reasonMissing: "Please say why, in a sentence.",
    decided: "Both have been told.",
  },
  concern: {
    raise: "This is a concern",
    raiseSure:
      "Take this for a concern? Nobody but its author can read the story any more, anywhere. Its author is told where to turn.",
    raiseYes: "It is a concern",
    raiseNo: "Leave it",
    raised:
      "Nobody but its author can read that story now, and its author has been told where to turn. If somebody may be at risk, please use your own organisation's route as well.",
    /** To the author. */
    told: (teller: string) =>
      `Somebody who looks after stories thinks that yours tells of a concern: harm, danger or wrongdoing. That needs people who can act, not a story. Nobody else can read it now. Please turn to the right people at ${teller}.`,
    /** The same message, once somebody has seen to it. */
    toldSettled: (teller: string) =>
      `Your story was taken for a concern. Somebody at ${teller} has seen to it, and it can be read again.`,
    toldEnded: (teller: string) =>
      `Your story was taken for a concern. Somebody at ${teller} has seen to it, and its words are deleted.`,
    /** To whoever sees to it where it was told. */
    waits: (teller: string) =>
      `A story told at ${teller} was taken for a concern. Only its author can read it, and whoever sees to it.`,
    signed: "Its author has been told where to turn.",
    unsigned: "Nobody knows who told it. Please see to it yourself, by your organisation's own route.",
    settle: "It is settled: let it be read",
    settleSure: "Let this story be read again? Partners that it names are asked anew first.",
    settleYes: "Let it be read",
    settleNo: "Leave it",
    settled: "That story can be read again where it was told, and elsewhere once its partners have agreed anew.",
    end: "Delete the story",
    endSure: "Delete the words of this story? Nobody can read it again, and its author is told so.",
    endYes: "Delete it",
    endNo: "Keep it",
    ended: "That story's words are deleted.",
    /** On its author's own confirmation. */
    withheld: "Nobody else can read this story: it was taken for a concern.",
    over: "This is settled, or it is not yours to settle.",
  },
  review: {
    title: "Stories to look at",
    open: "Stories to look at",
    none: "Nothing waits for you.",
    waiting: (number: number) => (number === 1 ? "1 story waits for you." : `${number} stories wait for you.`),
    more: "There are more: they show here once you have decided on these.",
    notYours: "This is for those who look after their organisation's stories.",
    look: "Look at it",
  },
};
