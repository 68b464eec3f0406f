import { afterEach, beforeEach, expect, test } from "vitest";
import { hiddenIn, type Served, serveWeb, session } from "./served.js";

let served: Served;
beforeEach(async () => {
  served = await serveWeb();
});
afterEach(() => served.close());

const story = { happened: "She rang", with: "gp" };

test("somebody who is not signed in reads what Causeway is", async () => {
  const response = await served.get("/");
  expect(response.status).toBe(200);
  expect(await response.text()).toContain("To sign in, ask Causeway for a link");
  expect(served.interactions).toEqual([]);
});

test("the home page is visited by whoever is signed in", async () => {
  const page = await (await served.get("/", { session })).text();
  expect(page).toContain('<h1 class="nhsuk-heading-l">Across Northshire since 16 November</h1>');
  expect(page).toContain("Signed in as Maria Osei");
  expect(served.interactions).toEqual([
    {
      id: expect.stringMatching(/^web maria [\w-]{43}$/),
      platform: "web",
      workspace: "web",
      who: { account: "maria", name: "Maria Osei", address: {} },
      room: undefined,
      answerTo: undefined,
      deed: { kind: "visited", page: "home" },
    },
  ]);
});

test("a page that a feature declares is visited by its name", async () => {
  expect((await served.get("/pages/reach", { session })).status).toBe(200);
  expect(served.interactions[0]?.deed).toEqual({ kind: "visited", page: "reach" });
});

test("a form is asked for with what it is about and what it holds", async () => {
  expect((await served.get("/forms/share-story?about=p1&with=gp&with=home&mattered=x", { session })).status).toBe(200);
  expect(served.interactions[0]?.deed).toEqual({
    ...{ kind: "asked", form: "share-story", about: "p1" },
    fill: { with: ["gp", "home"], mattered: "x" },
  });
});

test("a form that is sent is submitted, once for each time that it was drawn", async () => {
  const page = await (await served.get("/forms/share-story?about=p1", { session })).text();
  const hidden = hiddenIn(page, "/forms/share-story");
  expect(Object.keys(hidden)).toEqual(["about", "_token", "_id"]);
  for (const _ of [1, 2]) {
    const response = await served.post("/forms/share-story", { ...hidden, ...story }, { session });
    expect(await response.text()).toContain("Thank you. Your story is with Beech Grove Care Home now.");
  }
  const [, first, second] = served.interactions;
  expect(first?.deed).toEqual({ kind: "submitted", form: "share-story", about: "p1", answers: story });
  expect(second?.id).toBe(first?.id);
  // A browser may keep the page, and somebody goes back to it to tell another story.
  await served.post("/forms/share-story", { ...hidden, ...story, happened: "He rang back" }, { session });
  expect(served.interactions.at(-1)?.id).not.toBe(first?.id);
  const drawnAnew = hiddenIn(await (await served.get("/forms/share-story", { session })).text(), "/forms/share-story");
  expect(drawnAnew["_id"]).not.toBe(hidden["_id"]);
});

test("problems come back beside their fields, and what was typed stays", async () => {
  const hidden = hiddenIn(await (await served.get("/forms/share-story", { session })).text(), "/forms/share-story");
  const sent = { ...hidden, happened: " ", mattered: "<b>it</b> did" };
  const answered = await serveProblem(sent);
  expect(answered.status).toBe(422);
  expect(answered.page).toContain("<title>Error: Share a story – Causeway</title>");
  expect(answered.page).toContain(
    '<a href="#field-3">Please say which organisations were involved. One is enough.</a>',
  );
  expect(answered.page).toContain('value="&lt;b&gt;it&lt;/b&gt; did"');
  expect(answered.page).toMatch(/<textarea [^>]*aria-describedby="field-1-hint"[^>]*>\n <\/textarea>/);
  expect(hiddenIn(answered.page, "/forms/share-story")["_id"]).not.toBe(hidden["_id"]);
  expect(served.interactions.at(-1)?.deed.kind).toBe("asked");
});

async function serveProblem(sent: Record<string, string>) {
  const response = await served.post("/forms/share-story", sent, { session });
  return { status: response.status, page: await response.text() };
}

test("a button is a form that is pressed", async () => {
  const hidden = hiddenIn(await (await served.get("/", { session })).text(), "/actions/take-ask");
  expect((await served.post("/actions/take-ask", hidden, { session })).status).toBe(200);
  expect(served.interactions.at(-1)).toMatchObject({
    deed: { kind: "pressed", action: "take-ask", about: "ask-1" },
  });
});

test("a button that cannot be taken back asks first, on a page of its own", async () => {
  const hidden = hiddenIn(await (await served.get("/", { session })).text(), "/actions/withdraw");
  const asked = await (await served.post("/actions/withdraw", hidden, { session })).text();
  expect(asked).toContain('<h1 class="nhsuk-heading-l causeway-words">Withdraw this story?</h1>');
  expect(asked).toContain("Withdraw it</button>");
  expect(asked).toContain('href="/" draggable="false">Keep it</a>');
  expect(served.interactions).toHaveLength(1);
  await served.post("/actions/withdraw", hiddenIn(asked, "/actions/withdraw"), { session });
  expect(served.interactions.at(-1)?.deed).toEqual({ kind: "pressed", action: "withdraw", about: "s1" });
});

test.each(["/pages/home", "/forms/share-story"])("%s asks a stranger to sign in", async (path) => {
  const response = await served.get(path);
  expect(response.status).toBe(403);
  expect(await response.text()).toContain("Please sign in");
  expect(served.interactions).toEqual([]);
});

test("a story sent after the session ended is given back, not kept", async () => {
  const response = await served.post("/forms/share-story", { happened: "She <rang> us" }, { session: "gone" });
  expect(response.status).toBe(403);
  expect(await response.text()).toContain("She &lt;rang&gt; us</p></blockquote>");
  expect(served.interactions).toEqual([]);
});

test.each(["/nowhere", "/assets/0000/causeway.css", "/assets/../package.json", "/s/"])(
  "%s is not found",
  async (path) => {
    const response = await served.get(path, { session });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("Page not found");
  },
);

test.each(["/s/guessed", "/s/guessed/code.svg"])(
  "%s leads nowhere, and says that it may be an old one",
  async (path) => {
    const response = await served.get(path, { session });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("It may have been replaced by a new one.");
  },
);

test("HEAD is GET without the page", async () => {
  const response = await served.get("/", { method: "HEAD", session });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/html; charset=UTF-8");
  expect(await response.text()).toBe("");
});
