/** What Teams' own client says before it would send anything. https://learn.microsoft.com/adaptive-cards/authoring-cards/input-validation */
import { type Json, string } from "../../../slack/small-slack/json.js";
import { type Drafts, heldBy, labelOf } from "./fill-in.js";

/** By label; empty when all is well. */
export function clientProblems(inputs: readonly Json[], drafts: Drafts): Readonly<Record<string, string>> {
  const problems = inputs.flatMap((input) => {
    const why = problemWith(input, heldBy(input, drafts));
    // The card's own words, where it has any.
    return why === undefined ? [] : [[labelOf(input), string(input["errorMessage"]) || why]];
  });
  return Object.fromEntries(problems);
}

function problemWith(input: Json, value: string): string | undefined {
  const ticked = input["type"] !== "Input.Toggle" || value === String(input["valueOn"] ?? "true");
  if (value === "" || !ticked) return input["isRequired"] === true ? "This is required." : undefined;
  const { maxLength, regex, min, max } = input;
  // The client stops the typing there; a test had better hear of it.
  if (typeof maxLength === "number" && value.length > maxLength) return `At most ${maxLength} characters.`;
  if (typeof regex === "string" && !new RegExp(regex).test(value)) return "This does not have the right form.";
  if (input["type"] !== "Input.Number") return undefined;
  const number = Number(value);
  if (Number.isNaN(number)) return "This is not a number.";
  if (typeof min === "number" && number < min) return `At least ${min}.`;
  return typeof max === "number" && number > max ? `At most ${max}.` : undefined;
}
