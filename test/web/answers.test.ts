import { afterEach, expect, test } from "vitest";
import type { Answer } from "../../src/chat/interaction.js";
import { digest, storyForm } from "./forms.js";
import { type Answering, hiddenIn, type Served, serveWeb, session, usual } from "./served.js";

let served: Served | undefined;
afterEach(() => served?.close());

/** Sends the story form to a bot that answers so. */
async function answeredWith(answer: Answer | Answering, to = "/forms/share-story") {
  const submitting: Answering = (interaction) => {
    if (interaction.deed.kind === "asked" && interaction.id.endsWith(" again") === false) return usual(interaction);
    return typeof answer === "function" ? answer(interaction) : answer;
  };
  served = await serveWeb({ answer: submitting });
  const hidden = hiddenIn(await (await served.get(to, { session })).text(), to);
  return served.post(to, { ...hidden, happened: "She rang" }, { session });
}

test.each(["reply", "replace"] as const)("%s is a page that shows the card", async (kind) => {
  const response = await answeredWith({ kind, card: digest, to: "room" });
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('<h2 class="nhsuk-heading-m">One story</h2>');
});

test("nothing more to say leads to the first page", async () => {
  const response = await answeredWith({ kind: "nothing" });
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe("/");
});

test("nothing more to say to somebody with a standing link says so", async () => {
  const page = await (await answeredWith({ kind: "nothing" }, "/s/beech-grove")).text();
  expect(page).toContain("That is done");
  expect(page).toContain('<a href="/s/beech-grove">Share another story</a>');
});

test("a page with nothing on it does not lead to itself", async () => {
  served = await serveWeb({ answer: () => ({ kind: "nothing" }) });
  expect((await served.get("/", { session })).status).toBe(200);
});

test("another form may follow", async () => {
  const response = await answeredWith({ kind: "form", view: { ...storyForm, form: "choose-employer" } });
  expect(await response.text()).toContain('action="/forms/choose-employer"');
});

const busyCard = { summary: "Causeway has too much to do.", body: [] };

test("busy keeps what was typed", async () => {
  const response = await answeredWith((interaction) =>
    interaction.deed.kind === "asked" ? usual(interaction) : { kind: "busy", card: busyCard },
  );
  expect(response.status).toBe(503);
  expect(response.headers.get("retry-after")).toBe("60");
  const page = await response.text();
  expect(page).toContain("<li>Causeway has too much to do.</li>");
  expect(page).toContain(">\nShe rang</textarea>");
});

test("busy altogether is a page that says so", async () => {
  const response = await answeredWith({ kind: "busy", card: busyCard });
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "60"]);
  expect(await response.text()).toContain("Causeway has too much to do.");
});

test("problems with a form that can no longer be opened are said on their own", async () => {
  const response = await answeredWith((interaction) =>
    interaction.deed.kind === "asked"
      ? { kind: "reply", card: digest, to: "asker" }
      : { kind: "correct", problems: { happened: "Too long." } },
  );
  expect(response.status).toBe(422);
  expect(await response.text()).toContain('<h1 class="nhsuk-heading-m causeway-words">Too long.</h1>');
});

test("before the core is up, everybody is asked to come back", async () => {
  served = await serveWeb({ started: false });
  const response = await served.get("/", { session });
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "60"]);
});

test("a fault is a page with the reference of its log line", async () => {
  served = await serveWeb({ doors: { session: () => Promise.reject(new TypeError("Maria's secret")) } });
  const response = await served.get("/", { session });
  expect(response.status).toBe(500);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.text()).toContain("this reference: K7Q2-9F.");
  expect(served.log).toEqual([]);
});
