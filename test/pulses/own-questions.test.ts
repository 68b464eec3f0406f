/** A system's own questions: stewards add up to three that are said plainly, and stop asking one. */
import { describe, expect, test } from "vitest";
import { standingItems } from "../../src/pulses/own-items.js";
import { words } from "../../src/words/en-GB.js";
import { type Causeway, LEADERS } from "../conversation.js";
import { hospital } from "../thanks/cast.js";
import { makesSteward, onEachPlatform } from "./planners.js";

const { own } = words.planning;
const { problems } = own.form;
const asked = own.form.words;

const questionsIn = async ({ store }: Causeway) => (await standingItems(store.read)).map(({ words }) => words);

onEachPlatform((opens) => {
  test("a steward adds a question, which is listed and asked from then on, and stops asking it", async () => {
    const steward = await opens();
    const { causeway } = steward;
    await makesSteward(causeway, steward.name);
    await steward.comes("pulse plan", "pulse-plan");
    await steward.presses(own.add);
    expect(await steward.sends({ [asked]: "I do not know the MDT" })).toMatch(
      /Many people misread “not”[\s\S]*Not everybody knows “MDT”. Please write it out, such as: multidisciplinary team\./,
    );
    expect(await questionsIn(causeway)).toEqual([]);
    expect(await steward.sends({ [asked]: "I know who leads our joint work" })).toContain(own.added);
    expect(await questionsIn(causeway)).toEqual(["I know who leads our joint work."]);

    expect(await steward.comes("pulse plan", "pulse-plan")).toContain("I know who leads our joint work.");
    const retired = await steward.presses(own.retire("I know who leads our joint work."), own.retireYes);
    expect(retired).toContain(own.retired);
    expect(await questionsIn(causeway)).toEqual([]);
  });
});

describe("in Slack", () => {
  async function adds(causeway: Causeway, person: Awaited<ReturnType<typeof hospital>>["asha"], question: string) {
    while (causeway.slack.openModal(person.id) !== undefined) await person.closes();
    const { ephemeral } = await person.types("/pulse plan", { in: LEADERS });
    await person.presses(own.add, ephemeral);
    await person.modal();
    const { errors, view } = await person.submits({ [asked]: question });
    return errors === undefined ? (view?.visibleText ?? "") : Object.values(errors).join(" ");
  }

  async function steward() {
    const { causeway, asha, maria } = await hospital();
    await makesSteward(causeway, "Asha Patel");
    return { causeway, asha, maria };
  }

  test.each([
    ["Do I know who leads?", problems.question],
    ["I know who leads. I trust them.", problems.several],
    ["I know our partners and/or their aims.", problems.both],
    ["I never hear from partners.", problems.negative("never")],
    [Array.from({ length: 21 }, () => "so").join(" "), problems.long(21)],
    ["The QZX helps me.", problems.abbreviation("QZX", undefined)],
    ["I helped the patient 943 476 5919.", "943 476 5919"],
    ["...", own.form.missing],
  ])("“%s” is not asked", async (question, problem) => {
    const { causeway, asha } = await steward();
    expect(await adds(causeway, asha, question)).toContain(problem);
    expect(await questionsIn(causeway)).toEqual([]);
  });

  test("there are three at most, each once, and another when one is not asked any more", async () => {
    const { causeway, asha } = await steward();
    const open = (await asha.types("/pulse plan", { in: LEADERS })).ephemeral;
    for (const question of ["I am heard.", "I am trusted.", "I am thanked."]) await adds(causeway, asha, question);
    const { ephemeral } = await asha.types("/pulse plan", { in: LEADERS });
    expect(ephemeral?.visibleText).not.toContain(`[${own.add}]`);
    // A card from before, where the button still stood.
    while (causeway.slack.openModal(asha.id) !== undefined) await asha.closes();
    await asha.presses(own.add, open);
    await asha.modal();
    expect((await asha.submits({ [asked]: "I am well." })).errors).toEqual({ [asked]: own.form.tooMany(3) });
    await asha.closes();
    await asha.presses(own.retire("I am trusted."), ephemeral);
    await causeway.slack.until(() => ephemeral?.visibleText.includes(own.retired) || undefined);
    expect(await adds(causeway, asha, "i am Heard")).toContain(own.form.same);
    await adds(causeway, asha, "I am well.");
    expect(await questionsIn(causeway)).toEqual(["I am heard.", "I am thanked.", "I am well."]);
  });

  test("only a steward adds one or stops asking one", async () => {
    const { causeway, asha, maria } = await steward();
    await adds(causeway, asha, "I am heard.");
    const { ephemeral } = await asha.types("/pulse plan", { in: LEADERS });
    const seen = causeway.slack.ephemerals.length;
    await maria.presses(own.add, ephemeral);
    await causeway.slack.until(
      () => causeway.slack.ephemerals[seen]?.visibleText.includes("The system's stewards plan") || undefined,
    );
    await maria.presses(own.retire("I am heard."), ephemeral);
    await causeway.slack.until(() => ephemeral?.visibleText.includes("The system's stewards plan") || undefined);
    expect(await questionsIn(causeway)).toEqual(["I am heard."]);
  });
});

test("where there is no place for the keys, nothing is planned, and the operator is named", async () => {
  const { causeway, asha } = await hospital({ engine: "postgres", settings: { PULSE_KEYS_URL: "" } });
  await makesSteward(causeway, "Asha Patel");
  const { ephemeral } = await asha.types("/pulse plan", { in: LEADERS });
  expect(ephemeral?.visibleText).toContain("ask whoever runs Causeway to set PULSE_KEYS_URL");
  expect(ephemeral?.visibleText).not.toContain("[Plan a pulse check]");
});
