/** Filling in the inputs of a card: each found by its label, each choice by its title. */
import { type Json, records, string } from "../../../slack/small-slack/json.js";

export type Answers = Readonly<Record<string, string | number | boolean | readonly string[]>>;
export type Drafts = Map<string, string>;

/** Writes the answers down. With `force`, also what the card does not offer, as a tampered client could. */
export function fillIn(inputs: readonly Json[], drafts: Drafts, answers: Answers, force: boolean): void {
  for (const [words, answer] of Object.entries(answers)) {
    const input = inputCalled(words, inputs);
    drafts.set(string(input["id"]), filled(input, answer, force));
  }
}

export function labelOf({ label, title, placeholder }: Json): string {
  return string(label) || string(title) || string(placeholder);
}

/** What the card holds until somebody writes: https://adaptivecards.io/explorer/Input.Toggle.html */
export function heldBy(input: Json, drafts: Drafts): string {
  const start = input["value"] ?? (input["type"] === "Input.Toggle" ? (input["valueOff"] ?? "false") : "");
  return drafts.get(string(input["id"])) ?? String(start);
}

function inputCalled(words: string, inputs: readonly Json[]): Json {
  const wanted = words.toLowerCase();
  const matching = inputs.filter((input) => labelOf(input).toLowerCase().includes(wanted));
  const exact = matching.filter((input) => labelOf(input).toLowerCase() === wanted);
  const [found, second] = exact.length === 1 ? exact : matching;
  if (found === undefined || second !== undefined) {
    const labels = inputs.map((input) => `"${labelOf(input)}"`).join(", ");
    throw new Error(`${matching.length === 0 ? "No input" : "More than one input"} says "${words}" among ${labels}`);
  }
  return found;
}

function filled(input: Json, answer: Answers[string], force: boolean): string {
  switch (input["type"]) {
    case "Input.ChoiceSet":
      return chosen(input, [answer].flat().map(String), force);
    case "Input.Toggle":
      return String(answer === true ? (input["valueOn"] ?? "true") : (input["valueOff"] ?? "false"));
    case "Input.Text":
      // A field of one line turns what is pasted into one line.
      return input["isMultiline"] === true || force ? String(answer) : String(answer).replaceAll(/\r?\n/g, " ");
    default:
      return String(answer);
  }
}

/** Several values travel as one, with commas between: https://adaptivecards.io/explorer/Input.ChoiceSet.html */
function chosen(input: Json, titles: readonly string[], force: boolean): string {
  if (titles.length > 1 && input["isMultiSelect"] !== true && !force)
    throw new Error(`"${labelOf(input)}" takes one choice only`);
  const choices = records(input["choices"]);
  const values = titles
    .filter((title) => title !== "")
    .map((wanted) => {
      const found = choices.find(({ title }) => title === wanted);
      if (found !== undefined) return string(found["value"]);
      if (force) return wanted;
      throw new Error(
        `"${wanted}" is not offered among ${choices.map(({ title }) => `"${string(title)}"`).join(", ")}`,
      );
    });
  return values.join(",");
}
