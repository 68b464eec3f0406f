/** How a pulse looks to somebody who is asked. No answer of theirs stands on it. */
import { buttons, type Card, type CardNode, does, note, shows, strong, text } from "../../chat/card.js";
import type { Item } from "../../database/tables/pulses.js";
import type { Words } from "../../words/en-GB.js";
import { PROOF_PAGE } from "../proof-cards.js";
import type { Wave } from "../pulses.js";

export interface Asked {
  readonly item: Item;
  /** 1 for the first of the card, whatever has been answered. */
  readonly number: number;
  readonly words: string;
}

export interface AskingView {
  readonly wave: Wave;
  /** What is asked now. */
  readonly asked: readonly Asked[];
  /** How many questions there are in all. */
  readonly of: number;
  readonly timeZone: string;
}

export const COMMENT_FORM = "pulse-comment";
const scale = [1, 2, 3, 4, 5] as const;

export function askingCard(words: Words, view: AskingView, said: string): Card {
  const { asking } = words;
  const { wave, asked, of, timeZone } = view;
  return {
    summary: said,
    body: [
      text(said),
      note(asking.promise(wave.threshold)),
      ...asked.flatMap((one) => questionNodes(words, wave, one, of)),
      note(`${asking.until(wave.closesAt, timeZone)} ${asking.carried}`),
      buttons({ label: asking.proof, press: shows(PROOF_PAGE) }),
    ],
  };
}

function questionNodes({ asking }: Words, wave: Wave, { item, number, words }: Asked, of: number): readonly CardNode[] {
  return [
    text([strong(`${asking.question(number, of)}. `), { kind: "plain", text: words }]),
    buttons(
      ...scale.map((value) => ({
        label: asking.scale[value],
        spoken: asking.spoken(value, number, of),
        press: does("answer-pulse", `${wave.id},${item},${value}`),
      })),
    ),
  ];
}

export function answeredCard({ asking }: Words, wave: Wave, timeZone: string): Card {
  const comment = {
    label: asking.comment.open,
    press: { kind: "opens", form: COMMENT_FORM, about: wave.id },
  } as const;
  return {
    summary: asking.answered,
    body: [
      text(asking.answered),
      note(asking.until(wave.closesAt, timeZone)),
      buttons(
        { label: asking.change, press: does("change-answers", wave.id) },
        ...(wave.takesComments ? [comment] : []),
        { label: asking.proof, press: shows(PROOF_PAGE) },
      ),
    ],
  };
}
