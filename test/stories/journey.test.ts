import { expect, test } from "vitest";
import { LEADERS, setUpNorthshire, startCauseway, WARD } from "../conversation.js";

test("a story shared in Slack reaches leaders in Monday's digest, once", async () => {
  const causeway = await startCauseway();
  await setUpNorthshire(causeway);
  expect(causeway.heardIn(LEADERS)).toEqual([expect.stringContaining("Monday 23 November at 08:00")]);

  const maria = causeway.person("U0MARIA", "Maria Santos");
  await maria.types("/story Sam from housing met us at discharge", { in: WARD });
  const form = await maria.modal();
  expect(form.visibleText).toContain("Sam from housing met us at discharge");
  const sent = await maria.submits({ organisations: ["Eastshire Council"], changed: "He went home the same day." });
  expect(sent.errors).toBeUndefined();
  await causeway.settles();
  expect(causeway.heardIn("U0MARIA").join()).toContain("Thank you");

  await causeway.itIs("2026-11-23T08:00:00Z");
  const digests = causeway.heardIn(LEADERS).slice(1);
  expect(digests).toHaveLength(1);
  expect(digests[0]).toBe(
    [
      "Across Northshire since 16 November",
      "One story: Maria Santos, Northshire General",
      "Sam from housing met us at discharge",
      "Involved: Eastshire Council",
      "What changed: He went home the same day.",
      "[Thank them] [Thank them in your own words] [Read it]",
    ].join("\n"),
  );
  await causeway.itIs("2026-11-23T08:01:00Z");
  await causeway.itIs("2026-11-24T08:00:00Z");
  expect(causeway.heardIn(LEADERS)).toHaveLength(2);
});
