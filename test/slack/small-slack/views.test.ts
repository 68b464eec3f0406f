/** Modals, home tabs and the triggers that open them. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clientOf, type Example, outcomeOf, startExample, TEAM } from "./example.js";

let example: Example;
beforeEach(async () => {
  example = await startExample();
});
afterEach(() => example.slack.close());

const modal = (text: string) => ({
  type: "modal" as const,
  title: { type: "plain_text" as const, text },
  blocks: [],
});

describe("modals and home tabs", () => {
  const open = (trigger_id: string) => outcomeOf(example.client.views.open({ trigger_id, view: modal("One") }));

  it("spends a trigger once, within three seconds, in its own workspace", async () => {
    const { slack, clock } = example;
    const [first, second, third] = [1, 2, 3].map(() => slack.issueTrigger(TEAM, "U1"));
    clock.now += 3000;
    expect([await open(first ?? ""), await open(first ?? "")]).toEqual(["ok", "exchanged_trigger_id"]);
    clock.now += 1;
    expect(await open(second ?? "")).toBe("expired_trigger_id");
    expect(await open("1.2.x")).toBe("invalid_trigger_id");
    const elsewhere = clientOf(slack, "xoxb-two").views.open({ trigger_id: third ?? "", view: modal("One") });
    expect(await outcomeOf(elsewhere)).toBe("invalid_trigger_id");
    expect(slack.openModal("U1")?.title).toBe("One");
  });

  it("updates by id, unless the hash is of an older view", async () => {
    const { slack, client } = example;
    const trigger_id = slack.issueTrigger(TEAM, "U1");
    const { view } = await client.views.open({ trigger_id, view: modal("One") });
    const update = { view_id: view?.id ?? "", hash: view?.hash ?? "", view: modal("Two") };
    expect([await outcomeOf(client.views.update(update)), await outcomeOf(client.views.update(update))]).toEqual([
      "ok",
      "hash_conflict",
    ]);
    expect(slack.openModal("U1")?.title).toBe("Two");
  });

  it("stacks three modals and no more", async () => {
    const { slack, client } = example;
    const push = () => client.views.push({ trigger_id: slack.issueTrigger(TEAM, "U1"), view: modal("Next") });
    await open(slack.issueTrigger(TEAM, "U1"));
    expect([await outcomeOf(push()), await outcomeOf(push()), await outcomeOf(push())]).toEqual([
      "ok",
      "ok",
      "push_limit_reached",
    ]);
  });

  it("publishes a home tab", async () => {
    const text = { type: "plain_text" as const, text: "Welcome" };
    const view = { type: "home" as const, blocks: [{ type: "section" as const, text }] };
    await example.client.views.publish({ user_id: "U1", view });
    expect(example.slack.homes.get("U1")?.visibleText).toBe("Welcome");
  });
});
