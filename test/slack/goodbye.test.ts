import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Answer } from "../../src/chat/interaction.js";
import { clock, type Served, serveSlack } from "./served.js";

describe("a goodbye", () => {
  const later = { installedAt: clock.getTime() + 1_000_000, botToken: "xoxb-c" };
  const earlier = { installedAt: clock.getTime() - 1_000_000, botToken: "xoxb-c" };
  const goodbye = (event_time: number) =>
    served.send(
      JSON.stringify({
        ...{ type: "event_callback", team_id: "T0COUNCIL", event_id: `Ev${event_time}`, event_time },
        event: { type: "app_uninstalled" },
      }),
    );

  let served: Served;
  let answer: Answer;

  beforeEach(async () => {
    answer = { kind: "nothing" };
    served = await serveSlack({ answer: () => answer });
  });

  afterEach(() => served.close());

  test("is told to the bot, and the installation forgotten", async () => {
    served.secrets.set("T0COUNCIL", JSON.stringify(earlier));
    expect((await goodbye(clock.getTime() / 1000)).status).toBe(200);
    expect(served.interactions).toMatchObject([{ workspace: "T0COUNCIL", deed: { kind: "disconnected" } }]);
    expect(served.secrets.size).toBe(0);
  });

  test("from before the present installation is about an earlier one", async () => {
    served.secrets.set("T0COUNCIL", JSON.stringify(later));
    expect((await goodbye(clock.getTime() / 1000)).status).toBe(200);
    expect(served.interactions).toEqual([]);
    expect(served.secrets.size).toBe(1);
  });

  test("that cannot be stored now comes again", async () => {
    answer = { kind: "busy", card: { summary: "Please wait.", body: [] } };
    served.secrets.set("T0COUNCIL", JSON.stringify(earlier));
    expect((await goodbye(clock.getTime() / 1000)).status).toBe(503);
    expect(served.secrets.size).toBe(1);
  });
});
