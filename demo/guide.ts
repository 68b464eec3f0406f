/** The guided path: what to try first. Nobody has to follow it. */
import { type Html, html } from "../adapters/web/html.js";
import type { Demo } from "./causeway.js";

export interface Step {
  readonly text: string;
  readonly done: boolean;
  /** Where it can be done, and what the link says. */
  readonly link: { readonly label: string; readonly address: string };
}

const leadersMonday = new Date("2026-11-23T08:00:00Z");
const pulseCloses = new Date("2026-11-18T17:00:00Z");

/** Whether the digest that has the newcomer's own stories is posted. */
export const isMonday = ({ clock }: Pick<Demo, "clock">): boolean => clock.now() >= leadersMonday;

export function stepsOf({ happened, clock }: Pick<Demo, "happened" | "clock">): readonly Step[] {
  const as = (person: string, place: string) => `/demo/as/${person}?place=${encodeURIComponent(place)}`;
  const ruth = as("ruth-bell", "chat ruth-bell");
  const directors = `${as("ruth-bell", "room council-directors")}#newest`;
  return [
    {
      text: "Be Maria, a ward clerk at the hospital. She is on Slack.",
      done: happened.has("be maria-santos"),
      link: { label: "Be Maria", address: as("maria-santos", "chat maria-santos") },
    },
    {
      text: "Causeway asks Maria three questions, and nobody sees what she answers: press a button for each.",
      done: happened.has("pressed answer-pulse maria-santos"),
      link: { label: "Answer as Maria", address: as("maria-santos", "chat maria-santos") },
    },
    {
      text: "Share a story as Maria about Eastshire Council: type /story or press Share a story, and let the whole system see it.",
      done: happened.has("submitted share-story maria-santos"),
      link: { label: "Share as Maria", address: `${as("maria-santos", "chat maria-santos")}#text` },
    },
    {
      text: "Be Ruth, a director at the council. She is on Microsoft Teams. Maria's story names the council, so she is asked first: press Agree.",
      done: happened.has("pressed agree-sharing ruth-bell"),
      link: { label: "Be Ruth", address: `${ruth}#newest` },
    },
    {
      text: "Be Jo, a housing officer at the council, on Teams. Type thanks Maria Santos, and say what for: she finds it in her own chat, on Slack.",
      done: happened.has("submitted thank-people jo-clark"),
      link: { label: "Be Jo", address: `${as("jo-clark", "chat jo-clark")}#text` },
    },
    {
      text: "Move the clock to 17:00, when the pulse closes.",
      done: clock.now() >= pulseCloses,
      link: { label: "Go to the clock", address: "#clock" },
    },
    {
      text: "Read what came of it as Maria, before any leader can: type /pulse results.",
      done: happened.has("said pulse maria-santos"),
      link: { label: "Read as Maria", address: `${as("maria-santos", "chat maria-santos")}#text` },
    },
    {
      text: "Move the clock to Monday at 08:00, when digests are posted.",
      done: isMonday({ clock }),
      link: { label: "Go to the clock", address: "#clock" },
    },
    {
      text: "Read the digest as Ruth, in her directors' room: Maria's story is in it, and support for joint work is slipping.",
      done: happened.has("read ruth-bell"),
      link: { label: "Read as Ruth", address: directors },
    },
    {
      text: "Thank somebody as Ruth: press Thank them. Whoever told the story finds the thanks in their own chat.",
      done: happened.has("pressed thank-author ruth-bell"),
      link: { label: "Thank as Ruth", address: directors },
    },
    {
      text: "See the chart behind it as Ruth: press See the chart. She could also say who owns it, and by when.",
      done: happened.has("pressed show-pulse-chart ruth-bell"),
      link: { label: "See as Ruth", address: directors },
    },
    {
      text: "Be Priya, who manages a care home without Slack or Teams. Somebody used the QR code on her wall to tell a story without a name: choose whether people may read it.",
      done: happened.has("pressed release-story") || happened.has("pressed refuse-story"),
      link: { label: "Be Priya", address: "/demo/as/priya-nair" },
    },
  ];
}

/** The next step; all of them lie folded, except where the newcomer begins. */
export function guideOf(demo: Pick<Demo, "happened" | "clock">, unfolded: boolean): Html {
  const steps = stepsOf(demo);
  const next = steps.findIndex(({ done }) => !done);
  const done = steps.filter((step) => step.done).length;
  const lines = steps.map(
    (step) =>
      html`<li${step.done && html` class="done"`}>${sentence(step)}${step.done && html` <strong>Done</strong>`}</li>`,
  );
  const now = steps[next];
  const first =
    now === undefined
      ? html`<p>You have seen it all. Please go on as anybody.</p>`
      : html`<p><strong>Step ${next + 1}:</strong> ${sentence(now)}</p>`;
  const others = !unfolded && html`<p><a href="/demo">Or be anybody</a></p>`;
  return html`<h2>In five minutes</h2>${(!unfolded || now === undefined) && first}<details${unfolded && html` open`}><summary>All ${steps.length} steps, ${done} done</summary><ol class="guide">${lines}</ol></details>${others}`;
}

const sentence = ({ text, link }: Step): Html => html`${text} <a href="${link.address}">${link.label}</a>`;
