/** The forms and cards that the tests look at. */
import type { Card } from "../../src/chat/card.js";
import type { FieldView, FormView } from "../../src/chat/form-view.js";

export const choices = (many: number) =>
  Array.from({ length: many }, (_, at) => ({ value: `v${at}`, label: `Place ${at}` }));

const asked = { required: true } as const;

const fields: readonly FieldView[] = [
  {
    ...{ ...asked, kind: "paragraph", name: "happened", label: "What happened?", initial: "", max: 2000 },
    hint: "Two or three sentences are enough.",
  },
  { ...asked, kind: "line", name: "mattered", label: "Why did it matter?", initial: "", max: 300, required: false },
  {
    ...{ ...asked, kind: "many", name: "with", label: "Which organisations were involved?", initial: [] },
    choices: [
      { value: "gp", label: "Riverside Surgery" },
      { value: "council", label: "Eastshire Council" },
      { value: "home", label: "Beech Grove Care Home" },
    ],
  },
  {
    ...{ ...asked, kind: "one", name: "role", label: "What do you do?", initial: "", required: false },
    choices: [
      { value: "nurse", label: "Nursing" },
      { value: "care", label: "Care work" },
    ],
  },
];

export const storyForm: FormView = {
  form: "share-story",
  about: "",
  title: "Share a story",
  send: "Share story",
  before: [{ kind: "note", text: "No patients, please: no names, no numbers, nothing that says who it was." }],
  fields,
  after: [{ kind: "note", text: "Your organisation's curator reads it before anybody else." }],
};

const long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(4);

/** Every kind of question, with words that are too long for a narrow screen. */
export const longForm: FormView = {
  ...{ form: "long", about: "", title: long, send: long, before: [], after: [] },
  fields: [
    { ...asked, kind: "line", name: "line", label: long, hint: long, max: 10, initial: long },
    { ...asked, kind: "one", name: "one", label: long, initial: "", choices: [{ value: "a", label: long }] },
    { ...asked, kind: "one", name: "list", label: long, initial: "", choices: listed() },
    { ...asked, kind: "many", name: "lists", label: long, initial: [], choices: listed() },
    { ...asked, kind: "many", name: "none", label: "Which of these?", initial: [], choices: [] },
  ],
};

function listed() {
  return choices(30).map(({ value, label }) => ({ value, label: `${label} ${long}` }));
}

export const longCard: Card = {
  summary: long,
  body: [
    { kind: "heading", text: long },
    { kind: "text", text: [{ kind: "strong", text: long }] },
    { kind: "quote", text: long, by: long },
    { kind: "facts", facts: [{ name: long, value: long }] },
    {
      kind: "table",
      columns: Array.from({ length: 8 }, (_, at) => `Column ${at}`),
      rows: [Array.from({ length: 8 }, () => long), ["1"]],
    },
    { kind: "buttons", buttons: [{ label: long, press: { kind: "does", action: "do", about: "" } }] },
    { kind: "buttons", buttons: [{ label: long, press: { kind: "visits", url: "https://northshire.example/" } }] },
    { kind: "note", text: long },
  ],
};

export const digest: Card = {
  summary: "Across Northshire since 16 November",
  body: [
    { kind: "heading", text: "Across Northshire since 16 November" },
    {
      kind: "text",
      text: [
        { kind: "strong", text: "One ask: " },
        { kind: "plain", text: "discharge on Fridays stalls. Say " },
        { kind: "command", verb: "story", own: true },
        { kind: "plain", text: " or read " },
        { kind: "link", text: "the charter", url: "https://northshire.example/charter" },
        { kind: "plain", text: "." },
      ],
    },
    {
      kind: "buttons",
      buttons: [
        { label: "I will", press: { kind: "does", action: "take-ask", about: "ask-1" }, tone: "primary" },
        { label: "Someone else will", press: { kind: "does", action: "pass-ask", about: "ask-1" } },
        { label: "Read it", press: { kind: "opens", form: "share-story", about: "s1" } },
        {
          ...{ label: "Withdraw", tone: "danger", press: { kind: "does", action: "withdraw", about: "s1" } },
          sure: { question: "Withdraw this story?", yes: "Withdraw it", no: "Keep it" },
        },
      ],
    },
    { kind: "heading", text: "One story" },
    {
      kind: "quote",
      text: "The ward clerk rang the housing desk instead of writing.\nThe patient went home the same day.",
      by: "Maria, Northshire General",
    },
    {
      kind: "facts",
      facts: [
        { name: "Stories", value: "14" },
        { name: "Places", value: "Harbour, Northgate" },
      ],
    },
    { kind: "divider" },
    { kind: "heading", text: "Who has spoken" },
    {
      kind: "table",
      columns: ["Place", "Stories", "Change"],
      rows: [
        ["Harbour", "9", "up 2"],
        ["Northgate", "5", "as before"],
      ],
    },
    { kind: "image", url: "http://127.0.0.1/chart.png", alt: "Stories a week: 12, 13, 14" },
    { kind: "note", text: "Small numbers are left out." },
  ],
};
