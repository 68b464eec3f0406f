/** Presses by 64 people who are already known, no two alike. */
import type { StandIn } from "./stand-in.js";
import { APP_ID, TENANT } from "./stand-in.js";

let made = 0;

/** "Save" in the dialog of `quiet`, which stores the person's wish. */
export function press({ serviceUrl, token }: StandIn): string {
  const number = made++;
  const who = number % 64;
  const data = { submit: "choose-quiet", about: "", asked: ["quiet"], many: [], "answer-quiet": choices[number % 2] };
  const body = JSON.stringify({
    ...{ type: "invoke", name: "task/submit", id: `f:${number}`, channelId: "msteams", serviceUrl },
    timestamp: "2026-11-16T09:00:00.000Z",
    from: {
      id: `29:person-${who}`,
      name: `Person ${who}`,
      aadObjectId: `aaaaaaaa-0000-4000-8000-${String(who).padStart(12, "0")}`,
    },
    conversation: { conversationType: "personal", tenantId: TENANT, id: `a:chat-${who}` },
    recipient: { id: `28:${APP_ID}`, name: "Causeway" },
    entities: [{ locale: "en-GB", country: "GB", platform: "Windows", timezone: "Europe/London", type: "clientInfo" }],
    channelData: { tenant: { id: TENANT }, source: { name: "message" } },
    value: { data, context: { theme: "default" } },
    locale: "en-GB",
  });
  const headers = {
    host: "127.0.0.1",
    authorization: `Bearer ${token}`,
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `POST /api/messages HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${body}`;
}

const choices = ["week", "month"];
