/** What a simulated person says and who they are, against the real SDK. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { teamsPerson } from "../person.js";
import { ADA, CHANNEL, CHAT, CY, TENANT } from "./example.js";
import { type Scene, startScene } from "./scene.js";

let scene: Scene;
beforeEach(async () => {
  scene = await startScene();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await scene.close();
});

describe("says", () => {
  it("in a chat of their own, as Teams sends it", async () => {
    expect((await scene.ada.says("story Sam met us")).status).toBe(200);
    expect(scene.last()).toMatchObject({
      type: "message",
      text: "story Sam met us",
      textFormat: "plain",
      channelId: "msteams",
      serviceUrl: scene.teams.serviceUrl,
      from: { id: scene.ada.id, name: "Ada Byron", aadObjectId: ADA },
      recipient: { id: scene.teams.botId, name: "Causeway" },
      conversation: { id: scene.teams.personal(TENANT, ADA).id, conversationType: "personal", tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      locale: "en-GB",
      entities: [
        { type: "clientInfo", locale: "en-GB", country: "GB", platform: "Windows", timezone: "Europe/London" },
      ],
      attachments: [{ contentType: "text/html", content: "<div><div>story Sam met us</div>\n</div>" }],
    });
    expect(scene.last()["conversation"]).not.toHaveProperty("isGroup");
  });

  it("in a channel, with a mention and a thread of its own", async () => {
    await scene.ada.says("setup", { in: CHANNEL });
    const { id } = scene.last();
    expect(scene.last()).toMatchObject({
      text: "<at>Causeway</at> setup\n",
      conversation: { id: `${CHANNEL};messageid=${String(id)}`, conversationType: "channel", isGroup: true },
      channelData: { channel: { id: CHANNEL }, team: { id: CHANNEL }, tenant: { id: TENANT } },
    });
    const mention = {
      type: "mention",
      text: "<at>Causeway</at>",
      mentioned: { id: scene.teams.botId, name: "Causeway" },
    };
    expect(scene.last()["entities"]).toEqual([
      expect.objectContaining(mention),
      expect.objectContaining({ type: "clientInfo" }),
    ]);
    await scene.ada.says("again", { in: `${CHANNEL};messageid=${String(id)}` });
    expect(scene.last()["conversation"]).toMatchObject({ id: `${CHANNEL};messageid=${String(id)}` });
  });

  it("nothing where the bot is not", async () => {
    await expect(scene.ada.says("hello", { in: "19:elsewhere@thread.tacv2" })).rejects.toThrow("The bot is not in");
  });

  it("the same thing three times, under other names and from elsewhere", async () => {
    const { deliveries } = await scene.ada.says("hello", { times: 3 });
    expect(deliveries.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(scene.product.heard.map((heard) => JSON.stringify([heard.id, heard.text]))).size).toBe(1);
    await scene.ada.says("hello", { tenant: "other", serviceUrl: "https://smba.example/" });
    expect(scene.last()).toMatchObject({
      conversation: { tenantId: "other" },
      channelData: { tenant: { id: "other" } },
    });
    vi.spyOn(console, "error").mockReturnValue(undefined);
    expect((await scene.ada.says("hello", { authorization: null })).status).toBe(401);
    expect((await scene.ada.says("hello", { channelId: "webchat" })).status).toBe(401);
  });
});

describe("installing", () => {
  it("tells of the bot in a team, and of its going", async () => {
    const elsewhere = "19:elsewhere@thread.tacv2";
    expect((await scene.ada.addsBot({ in: elsewhere })).deliveries).toHaveLength(2);
    const [joined, installed] = scene.product.heard.slice(-2);
    const team = { id: elsewhere, name: "Elsewhere" };
    expect(joined).toMatchObject({ type: "conversationUpdate", membersAdded: [{ id: scene.teams.botId }] });
    expect(joined?.channelData).toMatchObject({ eventType: "teamMemberAdded", team });
    expect(installed).toMatchObject({ type: "installationUpdate", action: "add", channelData: { team } });
    expect((await scene.ada.says("hello", { in: elsewhere })).status).toBe(200);
    await scene.ada.removesBot({ in: elsewhere });
    expect(scene.product.heard.slice(-2).map(({ type }) => type)).toEqual(["installationUpdate", "conversationUpdate"]);
    await expect(scene.ada.says("hello", { in: elsewhere })).rejects.toThrow();
  });

  it("lets a person without the app have it", async () => {
    const cy = teamsPerson({ teams: scene.teams, tenant: TENANT, user: CY, deliverTo: scene.product.deliverTo });
    await expect(cy.says("hello")).rejects.toThrow();
    await cy.addsBot();
    expect((await cy.says("hello")).status).toBe(200);
    await cy.removesBot();
    expect(scene.last()).toMatchObject({ type: "installationUpdate", action: "remove" });
  });

  it("brings a stranger into a tenant nobody knew", async () => {
    const { teams } = scene;
    const di = teamsPerson({ teams, tenant: "other", user: "d1", name: "Di Far", deliverTo: scene.product.deliverTo });
    expect((await di.says("hello")).status).toBe(200);
    expect(scene.last()).toMatchObject({ from: { name: "Di Far" }, conversation: { tenantId: "other" } });
  });

  it("sends an activity of any other kind", async () => {
    await scene.ada.sends({ type: "messageReaction", reactionsAdded: [{ type: "like" }] }, { in: CHAT });
    expect(scene.last()).toMatchObject({ type: "messageReaction", conversation: { id: CHAT } });
  });
});
