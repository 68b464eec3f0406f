/**
 * Problems in Slack's words: "must be less than 76 characters [json-pointer:/view/blocks/2/element/...]".
 * Source of the words: answers quoted in https://github.com/rtCamp/frappe-slack-connector/issues/54
 * and https://github.com/slackapi/bolt-js/issues/482.
 */
import type { z } from "zod";
import { isRecord } from "../json.js";

export interface Problem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

/** What is wrong with `value`; empty when nothing is. */
export function problemsOf(schema: z.ZodType, value: unknown): Problem[] {
  const result = schema.safeParse(value);
  return result.success ? [] : result.error.issues.map((issue) => ({ path: issue.path, message: say(issue, value) }));
}

export function said({ path, message }: Problem): string {
  return `${message} [json-pointer:/${path.map(String).join("/")}]`;
}

function say(issue: Issue, root: unknown): string {
  switch (issue.code) {
    case "too_big":
      return issue.origin === "array"
        ? `no more than ${issue.maximum} items allowed`
        : `must be less than ${Number(issue.maximum) + 1} characters`;
    case "too_small":
      return issue.origin === "array"
        ? `no fewer than ${issue.minimum} items allowed`
        : `must be more than ${Number(issue.minimum) - 1} characters`;
    case "unrecognized_keys":
      return `invalid additional property: ${issue.keys.join(", ")}`;
    case "invalid_union":
      return `unsupported type: ${String(at(root, issue.path))}`;
    case "invalid_type":
      return at(root, issue.path) === undefined
        ? `missing required field: ${String(issue.path.at(-1))}`
        : `must provide a valid ${issue.expected}`;
    default:
      return issue.message;
  }
}

function at(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isRecord(value) ? value[String(key)] : undefined;
  }, root);
}
