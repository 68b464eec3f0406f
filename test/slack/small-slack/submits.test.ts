/** The simulated person fills in forms, against the real Bolt. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Person, slackPerson } from "../person.js";
import { type Example, startExample, TEAM } from "./example.js";
import { errorsFor, formView } from "./form-view.js";
import { type Product, SECRET, startProduct } from "./product.js";

let example: Example;
let product: Product;
let ada: Person;
beforeEach(async () => {
  example = await startExample();
  product = await startProduct(example.slack);
  const { deliverTo } = product;
  ada = slackPerson({ slack: example.slack, team: TEAM, user: "U1", deliverTo, signingSecret: SECRET, now: Date.now });
  product.app.command(/.*/, async ({ ack, client, body }) => {
    await client.views.open({ trigger_id: body.trigger_id, view: formView() });
    await ack();
  });
});
afterEach(async () => {
  await product.close();
  await example.slack.close();
});

const chosen = (text: string) => ({ text: { type: "plain_text", text, emoji: true }, value: text.toLowerCase() });

it("sends the state of every field in Slack's shape", async () => {
  product.app.view("story", ({ ack }) => ack());
  const { view } = await ada.types("/story");
  expect(view?.title).toBe("Share a story");
  const reply = await ada.submits({ happened: "Maria met us", organisations: ["Eastshire Council"] });
  expect(reply).not.toHaveProperty("view");
  expect(view?.state).toBe("submitted");
  expect(product.bodies[1]).toMatchObject({
    type: "view_submission",
    view: { id: view?.id, hash: view?.view["hash"], callback_id: "story", private_metadata: "about-7" },
  });
  expect(product.bodies[1]).toHaveProperty("view.state.values", {
    happened: { happened: { type: "plain_text_input", value: "Maria met us" } },
    organisations: {
      organisations: { type: "multi_static_select", selected_options: [chosen("Eastshire Council")] },
    },
    place: { place: { type: "static_select", selected_option: chosen("Westshire Trust") } },
    mood: { mood: { type: "radio_buttons", selected_option: null } },
    also: { also: { type: "checkboxes", selected_options: [] } },
  });
});

it("stops where Slack's own client would, unless forced", async () => {
  product.app.view("story", ({ ack }) => ack(errorsFor("happened", "Too long")));
  await ada.types("/story");
  const empty = await ada.submits({ mood: "Westshire Trust" });
  expect(empty).toMatchObject({ sent: false, errors: { "What happened?": "Please complete this required field." } });
  expect(await ada.submits({ happened: "x".repeat(21) })).toMatchObject({ sent: false });
  expect(product.bodies).toHaveLength(1);
  expect(await ada.submits({}, { force: true })).toMatchObject({
    sent: true,
    errors: { "What happened?": "Too long" },
  });
});

it("keeps what was typed when it comes back with problems", async () => {
  let problem = "Whose name is that?";
  product.app.view("story", ({ ack }) => (problem === "" ? ack() : ack(errorsFor("happened", problem))));
  await ada.types("/story");
  const first = await ada.submits({ happened: "Maria", mood: "Westshire Trust" });
  expect(first).toMatchObject({ errors: { "What happened?": problem }, view: { title: "Share a story" } });
  problem = "";
  expect(await ada.submits({ happened: "She" })).not.toHaveProperty("errors");
  expect(product.bodies[2]).toHaveProperty("view.state.values.mood.mood.selected_option", chosen("Westshire Trust"));
});

it("says which field or choice there is not", async () => {
  await ada.types("/story");
  await expect(ada.submits({ weather: "wet" })).rejects.toThrow('No field says "weather" among "What happened?"');
  await expect(ada.submits({ a: "wet" })).rejects.toThrow("More than one field");
  await expect(ada.submits({ mood: "Glad" })).rejects.toThrow('"Glad" is not offered among "Eastshire Council"');
});

it("shows another view, stacks one, and clears them all", async () => {
  const answers = [
    { response_action: "update" as const, view: formView("Second") },
    { response_action: "push" as const, view: formView("Third") },
    { response_action: "clear" as const },
  ];
  product.app.view("story", async ({ ack }) => {
    const answer = answers.shift();
    if (answer !== undefined) await ack(answer);
  });
  await ada.types("/story");
  expect((await ada.submits({ happened: "a" })).view?.title).toBe("Second");
  expect((await ada.submits()).view?.title).toBe("Third");
  expect(await ada.submits({ happened: "a" })).not.toHaveProperty("view");
  expect(example.slack.openModal("U1")).toBeUndefined();
});

it("fails loudly on an answer that Slack could not use", async () => {
  const answers: object[] = [
    errorsFor("nowhere", "No"),
    { response_action: "update", view: formView("A title of more than 24 characters") },
  ];
  product.app.view("story", ({ ack }) => ack(answers.shift() as never));
  await ada.types("/story");
  await expect(ada.submits({ happened: "a" })).rejects.toThrow("nowhere, which is no input block");
  await expect(ada.submits({ happened: "a" })).rejects.toThrow("must be less than 25 characters");
});

it("keeps quiet about closing unless the view asked", async () => {
  await ada.types("/story");
  expect(await ada.closes()).toMatchObject({ sent: false });
  expect(example.slack.openModal("U1")).toBeUndefined();
});
