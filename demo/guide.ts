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
  const maria = as("maria-santos", "chat maria-santos");
  const ruth = as("ruth-bell", "chat ruth-bell");
  const directors = `${as("ruth-bell", "room council-directors")}#newest`;
  return [
    {
      text: "Be Maria, a ward clerk at the hospital, on Slack.",
      done: happened.has("be maria-santos"),
      link: { label: "Be Maria", address: maria },
    },
    {
      text: "Three questions wait in Maria's chat, and nobody sees what she answers: press a button for each.",
      done: happened.has("pressed answer-pulse maria-santos"),
      link: { label: "Answer as Maria", address: maria },
    },
    {
      text: "Friday's question stands there, too: who elsewhere made this week easier? Press Thank somebody, and thank Jo Clark at Eastshire Council.",
      done: happened.has("submitted thank-people maria-santos"),
      link: { label: "Thank as Maria", address: maria },
    },
    {
      text: "Maria and Jo both wanted a coffee with somebody from elsewhere, and are paired: choose a time as Maria.",
      done: happened.has("pressed take-time maria-santos"),
      link: { label: "Choose as Maria", address: maria },
    },
    {
      text: "Share a story as Maria about Eastshire Council: type /story or press Share a story, and let the whole system see it.",
      done: happened.has("submitted share-story maria-santos"),
      link: { label: "Share as Maria", address: `${maria}#text` },
    },
    {
      text: "Be Jo, a housing officer at the council, on Microsoft Teams. Maria's thanks are there; say yes to her time.",
      done: happened.has("pressed take-time jo-clark"),
      link: { label: "Be Jo", address: `${as("jo-clark", "chat jo-clark")}#newest` },
    },
    {
      text: "Be Ruth, a director at the council. Maria's story names the council, so she is asked first: press Agree.",
      done: happened.has("pressed agree-sharing ruth-bell"),
      link: { label: "Be Ruth", address: `${ruth}#newest` },
    },
    {
      text: "A change that Ruth's team celebrated in June is slipping: look at the chart, press I will see to it, and say what.",
      done: happened.has("submitted own-fade ruth-bell"),
      link: { label: "See to it as Ruth", address: ruth },
    },
    {
      text: "Move the clock to 17:00, when the pulse closes.",
      done: clock.now() >= pulseCloses,
      link: { label: "Go to the clock", address: "#clock" },
    },
    {
      text: "Read what came of it as Maria, before any leader can: type /pulse results.",
      done: happened.has("said pulse maria-santos"),
      link: { label: "Read as Maria", address: `${maria}#text` },
    },
    {
      text: "Move the clock to Monday at 08:00, when digests are posted.",
      done: isMonday({ clock }),
      link: { label: "Go to the clock", address: "#clock" },
    },
    {
      text: "Read the digest as Ruth: what is slipping and fading, one thing asked of its readers, and Maria's story.",
      done: happened.has("read ruth-bell"),
      link: { label: "Read as Ruth", address: directors },
    },
    {
      text: "Press Thank them: whoever told the story finds the thanks in their own chat.",
      done: happened.has("pressed thank-author ruth-bell"),
      link: { label: "Thank as Ruth", address: directors },
    },
    {
      text: "Press See the chart: what lies behind the question.",
      done: happened.has("pressed show-pulse-chart ruth-bell"),
      link: { label: "See as Ruth", address: directors },
    },
    {
      text: "Be Priya, who manages a care home without a chat. Somebody told a story by the QR code on her wall: choose whether people may read it.",
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
