/** What a button sends along: its own data, and what its card was filled in with. */
import { type Json, record, string } from "../../../slack/small-slack/json.js";
import { clientProblems } from "./client-problems.js";
import { type Answers, type Drafts, fillIn, heldBy } from "./fill-in.js";
import type { FoundAction } from "./find-action.js";

export interface Gathered {
  readonly data: Json;
  readonly problems: Readonly<Record<string, string>>;
}

export interface FillOptions {
  /** Sends what Teams' own client would stop, and choices that the card does not offer. */
  readonly force?: boolean;
}

/** An input left empty sends nothing; one named like a field of the data takes its place. https://adaptivecards.io/explorer/Action.Submit.html */
export function gather(
  { action, inputs }: FoundAction,
  drafts: Drafts,
  answers: Answers,
  { force = false }: FillOptions,
): Gathered {
  fillIn(inputs, drafts, answers, force);
  const sent = string(action["associatedInputs"]).toLowerCase() === "none" ? [] : inputs;
  const values = sent.map((input) => [string(input["id"]), heldBy(input, drafts)]).filter(([, value]) => value !== "");
  const problems = force ? {} : clientProblems(sent, drafts);
  return { data: { ...record(action["data"]), ...Object.fromEntries(values) }, problems };
}
