/** What readers mean to do with a story, and how they are introduced to whoever told it. */
import { listed } from "./phrases.js";

interface Person {
  readonly name: string;
  readonly organisation: string | null;
}

const person = ({ name, organisation }: Person): string => [name, ...(organisation ? [organisation] : [])].join(", ");

/** Nobody is counted: beyond those who are named there are others. */
const people = (named: readonly Person[], more: boolean): string =>
  listed([
    ...named.map(({ name, organisation }) => (organisation === null ? name : `${name} (${organisation})`)),
    ...(more ? ["others"] : []),
  ]);

export const reactions = {
  use: "We could use this",
  "me-too": "Me too",
  tellMore: "Tell me more",
  said: {
    use: "Thank you. Whoever told this story hears that you could use it.",
    "me-too": "Thank you. Whoever told this story hears that it is the same for you.",
  },
  /** Of a story that nobody signed. */
  saidToPassOn: (organisation: string) =>
    `Thank you. Somebody at ${organisation} hears it, who can pass it on: nobody else knows who told this story.`,
  already: "You have said so already, and it stands.",
  takeBack: "Take it back",
  takenBack: "You took it back. The message that told of it no longer does.",
  notThere: "There is nothing of yours to take back.",
  own: "This is your own story.",
  /** To the author. */
  told: {
    use: (named: readonly Person[], more: boolean) => `${people(named, more)} could use what you told.`,
    "me-too": (named: readonly Person[], more: boolean) => `It is the same for ${people(named, more)}.`,
  },
  /** To a curator, of a story that nobody signed. */
  toPassOn: (organisation: string) => `For whoever at ${organisation} told this story. Please pass it on.`,
  none: "What was said here has been taken back, or the story is no longer there.",
  story: (start: string) => `The story: ${start}`,
};

export const introductions = {
  ask: {
    title: "Tell me more",
    send: "Ask",
    intro:
      "Whoever told this story is asked. They read your name, your organisation and your question. If they agree, each of you learns who the other is and how to reach them.",
    question: "What would you like to know?",
    questionHint: "A sentence is enough. Nothing that could identify a patient.",
    questionMissing: "Please say what you would like to know.",
    contact: "How can they reach you?",
    contactHint: "Your work telephone or email, for example. They see it only if they agree.",
    contactMissing: "Please say how they can reach you.",
  },
  askedAlready: "You have asked about this story already.",
  /** To the asker. */
  waits:
    "Your question goes to whoever told this story. If they agree, each of you learns how to reach the other. You hear within 14 days either way.",
  takeBack: "Take my question back",
  takenBack: "You took your question back. It is deleted.",
  agreed: "They agreed. Another message says who they are and how to reach them.",
  notNow:
    "You asked to hear more about a story. No introduction comes of it this time. Your question and how to reach you are deleted.",
  /** To the author. */
  asks: (asker: Person) => `${person(asker)}, would like to hear more about a story of yours.`,
  unknown: "They do not know who you are. They learn it only if you agree.",
  known: "They learn how to reach you only if you agree.",
  agree: "Introduce us",
  decline: "Not now",
  declined: "They hear that no introduction comes of it this time, and nothing else.",
  over: "There is nothing to answer any more.",
  agreedBySelf: "You agreed. Another message says how to reach them.",
  form: {
    title: "Introduce us",
    send: "Introduce us",
    intro: (asker: Person) =>
      `If you send this, ${person(asker)}, learns your name, your organisation and what you write here, and you learn how to reach them.`,
    contact: "How can they reach you?",
    contactHint: "Your work telephone or email, for example.",
    contactMissing: "Please say how they can reach you.",
    done: "You are introduced. Each of you gets a message that says how to reach the other.",
  },
  /** To both. */
  made: (other: Person) => `You and ${person(other)}, are introduced to each other.`,
  reach: (name: string) => `How to reach ${name}`,
  question: "What they asked",
  ownQuestion: "What you asked",
  kept: "Please write it down: Causeway deletes this after 30 days.",
  past: "You were introduced to somebody here. Who it was and how to reach them is deleted.",
};
