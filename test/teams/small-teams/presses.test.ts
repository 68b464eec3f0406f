/** Buttons, dialogs and message extensions, against the real SDK. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { record } from "../../slack/small-slack/json.js";
import { BO, CHANNEL, CHAT, callerOf } from "./example.js";
import { attached, card, form, opens, type Scene, startScene, story, text } from "./scene.js";

let scene: Scene;
beforeEach(async () => {
  scene = await startScene();
});
afterEach(() => scene.close());

describe("presses", () => {
  it("Action.Execute, and sees the card that comes back until the message changes", async () => {
    const post = await scene.posted();
    scene.answers = {
      statusCode: 200,
      type: "application/vnd.microsoft.card.adaptive",
      value: card([text("Thanked")]),
    };
    expect((await scene.ada.presses("Thank", post)).card).toEqual(card([text("Thanked")]));
    expect(scene.last()).toMatchObject({
      name: "adaptiveCard/action",
      replyToId: post.id,
      value: {
        action: { type: "Action.Execute", title: "Thank", verb: "thank", data: { story: 1 } },
        trigger: "manual",
      },
    });
    expect(scene.ada.sees(post)).toEqual(card([text("Thanked")]));
    await expect(scene.ada.presses("Thank", post)).rejects.toThrow("No button [Thank] among none");
    const call = await callerOf(scene.teams);
    const changed = { type: "message", attachments: [attached(card([text("Changed")]))] };
    await call("PUT", `/${post.conversation}/activities/${post.id}`, changed);
    expect(scene.ada.sees(post)).toEqual(card([text("Changed")]));
  });

  it("its fallback, in an older client", async () => {
    const post = await scene.posted(CHAT);
    await scene.ada.presses("Thank", post, { oldClient: true });
    expect(scene.last()).toMatchObject({ type: "message", value: { verb: "thank", story: 1 }, replyToId: post.id });
    expect(scene.last()).toMatchObject({ conversation: { id: CHAT, conversationType: "groupChat" } });
    expect(scene.last()).not.toHaveProperty("text");
  });

  it("Action.Execute, and reads a message, an error, or that something broke", async () => {
    const post = await scene.posted();
    scene.answers = { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "Done" };
    expect((await scene.ada.presses("Thank", post)).message).toBe("Done");
    scene.answers = { statusCode: 400, type: "application/vnd.microsoft.error", value: { code: "x", message: "No" } };
    expect((await scene.ada.presses("Thank", post)).message).toBe("No");
    scene.answers = { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: { type: "Pie" } };
    await expect(scene.ada.presses("Thank", post)).rejects.toThrow("not an AdaptiveCard");
  });

  it("a card open, and what is in it", async () => {
    const post = await scene.posted();
    await expect(scene.ada.presses("Tell", post)).rejects.toThrow("No button [Tell]");
    expect((await scene.ada.presses("More", post)).sent).toBe(false);
    await scene.ada.presses("Tell", post, { filling: { why: "Because" } });
    expect(scene.last()).toMatchObject({ type: "message", value: { why: "Because" } });
    expect((await scene.ada.presses("Read", post)).visits).toBe("https://example.org/");
  });
});

describe("dialogs", () => {
  it("open from a card, stop what is wrong, and send what was filled in", async () => {
    const post = await scene.posted(CHANNEL);
    scene.answers = opens(form);
    const { dialog } = await scene.ada.presses("Share", post);
    expect(dialog?.visibleText).toContain("A story\nWhat happened?");
    expect(scene.last()).toMatchObject({ name: "task/fetch", replyToId: post.id, value: { data: { open: "story" } } });
    expect(scene.last()).toMatchObject({ conversation: { id: `${CHANNEL};messageid=${post.thread}` } });
    const { problems, sent } = await scene.ada.submits({ organisations: ["Eastshire Council", "Westshire Care"] });
    expect([sent, problems]).toEqual([false, { "What happened?": "Say it." }]);
    expect((await scene.ada.submits({ happened: "x".repeat(21) })).problems).toEqual({ "What happened?": "Say it." });
    await expect(scene.ada.submits({ organisations: ["Nowhere"] })).rejects.toThrow('"Nowhere" is not offered');
    scene.answers = { task: { type: "message", value: "Shared" } };
    const reply = await scene.ada.submits({ happened: "Sam met us", "who sees": true });
    expect([reply.message, reply.dialog, scene.ada.dialog]).toEqual(["Shared", undefined, undefined]);
    const data = { form: "story", happened: "Sam met us", orgs: "o1,o2", open: "true" };
    expect(scene.last()).toMatchObject({ name: "task/submit", value: { context: { theme: "default" } } });
    expect(record(scene.last()["value"])["data"]).toEqual(data);
    await scene.ada.submits({}, dialog === undefined ? {} : { dialog });
    expect(record(scene.last()["value"])["data"]).toEqual(data);
  });

  it("send anything when forced", async () => {
    scene.answers = opens(form);
    await scene.ada.usesComposeAction("shareStory", { in: CHAT });
    await scene.ada.submits({ happened: "", organisations: ["o9"] }, { force: true });
    expect(record(scene.last()["value"])["data"]).toEqual({ form: "story", orgs: "o9", open: "false" });
    expect(scene.ada.dialog?.drafts.size).toBe(0);
  });

  it("cannot be what Teams would not draw", async () => {
    scene.answers = opens({ type: "AdaptiveCard", version: "1.9", body: [] });
    await expect(scene.ada.usesComposeAction("shareStory")).rejects.toThrow("Unable to reach app");
  });
});

describe("message extensions", () => {
  it("open from the compose box and answer with a card", async () => {
    scene.answers = opens(form);
    await scene.ada.usesComposeAction("shareStory", { in: CHAT });
    const command = { commandId: "shareStory", commandContext: "compose", context: { theme: "default" } };
    expect(scene.last()).toMatchObject({ name: "composeExtension/fetchTask", value: command });
    expect(scene.last()).toMatchObject({ channelData: { source: { name: "compose" } }, conversation: { id: CHAT } });
    scene.answers = { composeExtension: { type: "result", attachmentLayout: "list", attachments: [attached(story)] } };
    expect((await scene.ada.submits({ happened: "Sam met us" })).card).toEqual(story);
    const data = { form: "story", happened: "Sam met us" };
    expect(scene.last()).toMatchObject({ name: "composeExtension/submitAction", value: { ...command, data } });
  });

  it("open on a message, which they bring", async () => {
    scene.answers = opens(form);
    await scene.ada.usesMessageAction(
      "shareThis",
      { text: "Sam <met> us", author: { user: BO, name: "Bo Dean" } },
      { in: CHANNEL },
    );
    const body = { contentType: "html", content: "<div><div>Sam &lt;met&gt; us</div>\n</div>" };
    const from = { user: { id: BO, displayName: "Bo Dean", userIdentityType: "aadUser" }, application: null };
    const value = { commandId: "shareThis", commandContext: "message", messagePayload: { body, from } };
    expect(scene.last()).toMatchObject({ name: "composeExtension/fetchTask", value });
    scene.answers = "";
    await scene.ada.submits({ happened: "Sam met us" });
    expect(scene.last()).toMatchObject({ name: "composeExtension/submitAction", value });
    expect(scene.ada.dialog).toBeUndefined();
  });
});
