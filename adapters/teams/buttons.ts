/** Buttons, and what comes back when one is pressed: the two halves of one small language. */
import { z } from "zod";
import type { Button, Fill, Press } from "../../src/chat/card.js";
import { bytesOf } from "./budget.js";
import type { Action, ActionSet, Execute, ShowCard, Submit } from "./elements.js";
import * as limits from "./limits.js";
import { isLink, paragraphs, plainLine, run, showable } from "./text.js";

/** Where a button stands: a dialog sends every press to the same place and knows no Execute. */
export type Place = "message" | "dialog";

/** The verbs of `Action.Execute`. */
export const doVerb = "do";
export const noVerb = "no";

/** Rows of buttons, as many as Teams shows in one. */
export function actionSets(buttons: readonly Button[], place: Place, room: string | undefined): ActionSet[] {
  const drawn = buttons.flatMap((button): Action[] => actionOf(button, place, room));
  const sets: ActionSet[] = [];
  for (let from = 0; from < drawn.length; from += limits.actionsInSet) {
    sets.push({ type: "ActionSet", actions: drawn.slice(from, from + limits.actionsInSet) });
  }
  return sets;
}

function actionOf(button: Button, place: Place, room: string | undefined): Action[] {
  const title = plainLine(button.label, limits.buttonLabel);
  if (button.press.kind === "visits") {
    return isLink(button.press.url) ? [{ type: "Action.OpenUrl", title, url: button.press.url }] : [];
  }
  if (button.sure === undefined)
    return [pressed(button.press, { title, ...spokenOf(button), ...styleOf(button.tone) }, place, room)];
  return [asking(button.press, button.sure, { title, ...styleOf(button.tone) }, place, room)];
}

type Named = Pick<Submit, "title" | "style" | "tooltip">;

function styleOf(tone: Button["tone"]): Pick<Submit, "style"> {
  if (tone === undefined) return {};
  return { style: tone === "primary" ? "positive" : "destructive" };
}

function spokenOf({ spoken }: Button): Pick<Submit, "tooltip"> {
  return spoken === undefined ? {} : { tooltip: plainLine(spoken, limits.buttonLabel) };
}

type Pressed = Exclude<Press, { kind: "visits" }>;

function pressed(press: Pressed, named: Named, place: Place, room: string | undefined): Action {
  if (press.kind === "opens") return opening(press, named, place, room);
  const data =
    press.kind === "shows" ? { show: press.page } : { do: press.action, about: press.about.slice(0, limits.aboutText) };
  return place === "dialog" ? submitting(named, data) : executing(named, doVerb, data);
}

function submitting(named: Named, data: object): Submit {
  return { type: "Action.Submit", ...named, data, associatedInputs: "none" };
}

function executing(named: Named, verb: string, data: object): Execute {
  const fallback = submitting(named, data);
  return { type: "Action.Execute", ...named, verb, data, associatedInputs: "none", fallback };
}

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots */
function opening(
  { form, about, fill }: Extract<Press, { kind: "opens" }>,
  named: Named,
  place: Place,
  room: string | undefined,
): Submit {
  const fetch = place === "message" ? { msteams: { type: "task/fetch" } } : {};
  const where = room === undefined ? {} : { room };
  const kept = { open: form, about: about.slice(0, limits.aboutText), fill: travelling(fill ?? {}) };
  return submitting(named, { ...fetch, ...kept, ...where });
}

/** Answers too long to travel in a button are left for the person to type. */
function travelling(fill: Fill): Fill {
  let left = limits.fillBytes;
  const fits = Object.entries(fill).flatMap(([field, answer]): [string, string | readonly string[]][] => {
    const kept = typeof answer === "string" ? showable(answer) : answer.map(showable);
    const size = bytesOf([field, kept]);
    if (kept.length === 0 || size > left) return [];
    left -= size;
    return [[field, kept]];
  });
  return Object.fromEntries(fits);
}

/** A second step. `no` says only that nothing has changed: Teams lets no button close what another has shown. */
function asking(
  press: Pressed,
  sure: NonNullable<Button["sure"]>,
  named: Named,
  place: Place,
  room: string | undefined,
): ShowCard {
  const { title: _, ...style } = named;
  const yes = pressed(press, { title: plainLine(sure.yes, limits.buttonLabel), ...style }, place, room);
  const refusal = { title: plainLine(sure.no, limits.buttonLabel) };
  const no = place === "dialog" ? submitting(refusal, { no: true }) : executing(refusal, noVerb, { no: true });
  const question = paragraphs([run(plainLine(sure.question, limits.questionText))]);
  return { type: "Action.ShowCard", ...named, card: { type: "AdaptiveCard", body: question, actions: [yes, no] } };
}

const fill = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const names = z.array(z.string()).default([]);
/** An id of a room that came back from a person's own device. */
const room = z.string().max(300).optional();

const pressedData = z.object({ do: z.string().min(1), about: z.string().default("") });
const showData = z.object({ show: z.string().min(1) });
const openData = z.object({ open: z.string().min(1), about: z.string().default(""), fill: fill.default({}), room });
const submitData = z.object({
  submit: z.string().min(1),
  about: z.string().default(""),
  room,
  once: z.string().max(100).optional(),
  asked: names,
  many: names,
});
const noData = z.object({ no: z.literal(true) });
/** Nothing answers to it, which is what the person is told: that the card is too old. */
const noneOfOurs = { do: "unknown", about: "" } as const;

export type ButtonData =
  | z.infer<typeof pressedData>
  | z.infer<typeof showData>
  | z.infer<typeof openData>
  | z.infer<typeof submitData>
  | z.infer<typeof noData>;

/**
 * What a button's data says. It comes from the person's device: ids to look up, never to trust.
 * The one schema that fits is chosen first, because to try them all is dear.
 */
export function readButton(data: Readonly<Record<string, unknown>>): ButtonData {
  return schemaFor(data).safeParse(data).data ?? noneOfOurs;
}

function schemaFor(data: Readonly<Record<string, unknown>>): z.ZodType<ButtonData> {
  if ("do" in data) return pressedData;
  if ("show" in data) return showData;
  if ("open" in data) return openData;
  return "submit" in data ? submitData : noData;
}

export function isButton(data: unknown): data is Readonly<Record<string, unknown>> {
  return (
    typeof data === "object" && data !== null && ["do", "show", "open", "submit", "no"].some((name) => name in data)
  );
}
