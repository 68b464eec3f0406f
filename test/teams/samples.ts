/** A few answers that a bot may give. */
import type { Card } from "../../src/chat/card.js";
import type { FormView } from "../../src/chat/form-view.js";
import type { Answer } from "../../src/chat/interaction.js";

export const said = (text: string): Card => ({ summary: text, body: [{ kind: "text", text }] });
export const reply = (text: string, to: "asker" | "room" = "asker"): Answer => ({
  kind: "reply",
  card: said(text),
  to,
});
const sure = { question: "Really?", yes: "Yes, withdraw", no: "Keep it" };
export const buttons: Card = {
  summary: "Three buttons",
  body: [
    {
      kind: "buttons",
      buttons: [
        { label: "I will", press: { kind: "does", action: "take", about: "ask-1" } },
        { label: "Edit", press: { kind: "opens", form: "share-story", about: "s1", fill: { text: "a" } } },
        { label: "Withdraw", press: { kind: "does", action: "withdraw", about: "s1" }, sure },
      ],
    },
  ],
};
export const view: FormView = {
  ...{ form: "share-story", about: "", title: "Share a story", send: "Share", before: [], after: [] },
  fields: [
    { kind: "paragraph", name: "text", label: "What happened?", required: true, max: 2000, initial: "" },
    {
      ...{ kind: "many", name: "places", label: "Where?", required: false, initial: [] },
      choices: [
        { value: "n,1", label: "North" },
        { value: "s", label: "South" },
      ],
    },
  ],
};
export const form: Answer = { kind: "form", view };
