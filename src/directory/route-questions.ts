/** An organisation's routes as questions: when it is set up, and in its settings. */
import { findIdentifiers, type IdentifierOptions, type Kind } from "../safeguards/identifiers.js";
import type { Words } from "../words/en-GB.js";
import { inOrder, type Routes } from "./routes.js";

const field = { kind: "paragraph", max: 300, required: false } as const;

export const routeFields = {
  emergencies: field,
  safeguarding: field,
  "speaking-up": field,
  "staff-support": field,
} as const;

type RouteAnswers = Readonly<Record<keyof typeof routeFields, string>>;

export function routeQuestions({ routes: words }: Words, routes: Routes) {
  const ask = (concern: keyof typeof routeFields) => ({
    label: words.questions[concern],
    hint: words.hints[concern],
    initial: routes[concern] ?? "",
  });
  return {
    emergencies: ask("emergencies"),
    safeguarding: ask("safeguarding"),
    "speaking-up": ask("speaking-up"),
    "staff-support": ask("staff-support"),
  };
}

export function routesIn(answers: RouteAnswers): Routes {
  return Object.fromEntries(inOrder.map((concern) => [concern, answers[concern]]));
}

/** Which are nobody's but a patient's, whatever the guard makes of them. */
const patients: readonly Kind[] = ["hospital-number", "date-of-birth"];

/** What is wrong with them, by field. A team's number or address is what a route is for; a patient's is not. */
export function routeProblems(
  answers: RouteAnswers,
  { routes: words, guard }: Words,
  options: IdentifierOptions,
): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const concern of inOrder) {
    const finding = findIdentifiers(answers[concern], options).find(
      ({ kind, outcome }) => outcome === "block" || patients.includes(kind),
    );
    if (finding !== undefined) problems[concern] = words.identifier(guard.looksLike[finding.kind](finding.found));
  }
  return problems;
}
