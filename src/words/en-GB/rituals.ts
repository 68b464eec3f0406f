/** Rituals: small prompts that bring people back to what makes a system work. */
import { ritualAnswers } from "./ritual-answers.js";
import { ritualEditing } from "./ritual-editing.js";
import { ritualPage } from "./ritual-page.js";

interface Spoken {
  readonly name: string;
  /** Why it is worth the time. */
  readonly purpose: string;
  /** What is asked. */
  readonly prompt: string;
  /** The questions of its own form; none where the answer belongs elsewhere, as a thank-you or a story. */
  readonly asks: readonly string[];
  /** How it is counted, for whoever looks after the catalogue. */
  readonly counted: string;
}

const catalogue = {
  friday: {
    name: "Cross-boundary Friday",
    purpose: "Help from outside your own organisation is easily forgotten by Monday.",
    prompt: "Who outside your organisation made this week easier, and how?",
    asks: [],
    counted: "thanks sent",
  },
  relay: {
    name: "Thanks relay",
    purpose: "Behind most help there is somebody else who made it possible.",
    prompt: "You were thanked. Who elsewhere made that possible?",
    asks: [],
    counted: "thanks passed on",
  },
  "leaders-thanks": {
    name: "Leader’s thank-you",
    purpose: "What leaders notice is what others do again.",
    prompt: "This story has no senior reply. Will you thank them in your words?",
    asks: [],
    counted: "stories that a leader thanked for",
  },
  coffee: {
    name: "Coffee trial",
    purpose: "People who have met once ring each other the next time.",
    prompt: "Meet someone from another organisation. Start with: what surprises people about your job?",
    asks: [],
    counted: "meetings that both confirm",
  },
  "day-in-the-life": {
    name: "Day in the life",
    purpose: "An hour beside a partner shows what no diagram does.",
    prompt: "Follow a partner’s day. What had you assumed wrongly?",
    asks: [],
    counted: "days with three notes",
  },
  "world-card": {
    name: "World card",
    purpose: "Partners who know what drives your year stop taking it for unwillingness.",
    prompt: "What drives your year: money, rules, people, deadlines?",
    asks: ["Which money?", "Which rules?", "Which people?", "Which deadlines?"],
    counted: "cards posted",
  },
  "why-right": {
    name: "Why it went right",
    purpose: "What went well is studied less than what went wrong, and teaches as much.",
    prompt: "What made this work, and where else might it?",
    asks: ["What made this work?", "Where else might it work?"],
    counted: "lessons written down",
  },
  "four-questions": {
    name: "Four-question review",
    purpose: "Fifteen minutes straight after an event save the same surprise next time.",
    prompt: "What did we expect, what did we see, what did we learn, and what next?",
    asks: ["What did we expect?", "What did we see?", "What did we learn?", "What next?"],
    counted: "actions with an owner",
  },
  amnesty: {
    name: "Acronym amnesty",
    purpose: "Everybody has nodded along to letters that they did not know.",
    prompt: "Which abbreviation have you nodded along to?",
    asks: [],
    counted: "meanings added",
  },
  opener: {
    name: "Story opener",
    purpose: "A meeting that begins with a person’s experience decides differently.",
    prompt: "Begin with this person’s experience. What should we change?",
    asks: ["What should we change?"],
    counted: "answers written down",
  },
  "need-offer": {
    name: "Need and offer",
    purpose: "What one team lacks often stands unused in another.",
    prompt: "One thing we need; one thing we can lend.",
    asks: [],
    counted: "matches closed by both",
  },
  listening: {
    name: "Listening slot",
    purpose: "Twenty minutes with somebody from the front line of another organisation.",
    prompt: "Ask what gets in the way. Fix one thing.",
    asks: [],
    counted: "slots that both confirm",
  },
  flop: {
    name: "Useful flop",
    purpose: "When leaders tell what did not work, others dare to try.",
    prompt: "What didn’t work, and what do we know now?",
    asks: [],
    counted: "lessons told, and tries begun",
  },
  "purpose-check": {
    name: "Purpose check",
    purpose: "A purpose that everybody can finish in their own words is shared.",
    prompt: "Finish: together we exist so that…",
    asks: ["Together we exist so that…"],
    counted: "sentences",
  },
  unblock: {
    name: "Unblock it",
    purpose: "Most rules that stop joint work can be bent by somebody who was never asked.",
    prompt: "Which rule stopped joint work? Who could bend it?",
    asks: [],
    counted: "rules answered in time",
  },
  "data-spark": {
    name: "Data spark",
    purpose: "A chart starts the conversation; it does not end it.",
    prompt: "What might explain this? Whose view is missing?",
    asks: ["What might explain this?", "Whose view is missing?", "Which question will you take on?"],
    counted: "questions chosen",
  },
  "same-word": {
    name: "Same-word check",
    purpose: "Partners use the same word and mean different things.",
    prompt: "What does “person-centred” mean on your shift?",
    asks: ["What does it mean where you work?"],
    counted: "meanings given",
  },
  "call-first": {
    name: "Call first",
    purpose: "A letter takes days; the call that replaces it takes minutes.",
    prompt: "Which letter became a conversation?",
    asks: [],
    counted: "examples told",
  },
  "still-doing-it": {
    name: "Still doing it?",
    purpose: "Change often goes back once the applause is over.",
    prompt: "Now the applause is over: still happening, slipping or stopped?",
    asks: [],
    counted: "answers at 3, 6, 9 and 12 months",
  },
  "leave-carry": {
    name: "Leave and carry",
    purpose: "Whoever joins a system loses something; naming it makes room for what comes.",
    prompt: "What from before should we keep, and what let go?",
    asks: ["What should we keep?", "What should we let go?"],
    counted: "themes with an owner",
  },
} satisfies Readonly<Record<string, Spoken>>;

export const rituals = {
  catalogue: catalogue as Readonly<Record<keyof typeof catalogue, Spoken>>,
  ...ritualPage,
  ...ritualEditing,
  ...ritualAnswers,
};
