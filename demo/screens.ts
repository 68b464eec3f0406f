/** What somebody in a chat has in front of them besides the messages: a form, or an answer that only they see. */
import type { Card } from "../src/chat/card.js";
import type { FormView, RawAnswers } from "../src/chat/form-view.js";
import type { Answer, Deed, Problems } from "../src/chat/interaction.js";
import type { Place, World } from "./world.js";

export interface OpenForm {
  readonly view: FormView;
  readonly problems: Problems;
  readonly typed: RawAnswers;
  /** The room that it was opened in. */
  readonly room: Place | undefined;
  /** Tells this drawing of the form from every other. */
  readonly once: string;
}

export interface Screen {
  readonly form?: OpenForm;
  /** Shown until the next thing that they do. */
  readonly answer?: { readonly place: Place; readonly card: Card };
}

export interface Done {
  readonly deed: Deed;
  /** Where it was done. */
  readonly place: Place;
  /** The message whose button was pressed. */
  readonly pressed?: string | undefined;
  /** The form that was sent. */
  readonly form?: OpenForm | undefined;
}

/** The screen after the bot's answer. What everybody sees goes into the world; `draw` makes it of a card. */
export function afterAnswer(
  answer: Answer,
  { deed, place, pressed, form }: Done,
  once: string,
  world: World,
  draw: (card: Card, place: Place) => object,
): Screen {
  switch (answer.kind) {
    case "form":
      return { form: { view: answer.view, problems: {}, typed: {}, room: place, once } };
    case "correct":
      if (form === undefined || deed.kind !== "submitted") return {};
      return { form: { ...form, problems: answer.problems, typed: deed.answers } };
    case "reply":
      if (answer.to === "asker") return { answer: { place, card: answer.card } };
      world.add(place, { by: undefined, payload: draw(answer.card, place) });
      return {};
    case "replace":
      if (pressed === undefined) return { answer: { place, card: answer.card } };
      world.replace(pressed, draw(answer.card, place));
      return {};
    case "busy":
      return { answer: { place, card: answer.card } };
    case "nothing":
      return {};
  }
}
