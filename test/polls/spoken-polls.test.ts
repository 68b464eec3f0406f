/** A poll as people say it. */
import { expect, test } from "vitest";
import { spokenPoll } from "../../src/polls/spoken-polls.js";

const question = "Shall we move the huddle to 8:45?";

test.each([
  [`"${question}" "Yes" "No"`, { question, options: "Yes\nNo" }],
  [`“${question}” “Yes” “No”`, { question, options: "Yes\nNo" }],
  [`„${question}“ «Yes» "No”`, { question, options: "Yes\nNo" }],
  [`${question} "Yes" "No"`, { question, options: "Yes\nNo" }],
  [`"${question}", "Yes", "No"`, { question, options: "Yes\nNo" }],
  [`"${question}" Yes, or No`, { question, options: "Yes, or No" }],
  [question, { question }],
  [`"${question}`, { question }],
  [`"It's Asha's turn?" "I don't mind"`, { question: "It's Asha's turn?", options: "I don't mind" }],
  ['"" "  " "Yes"', { question: "Yes" }],
  ["", {}],
  ["  ", {}],
])("%s", (said, filled) => {
  expect(spokenPoll(said)).toEqual(filled);
});
