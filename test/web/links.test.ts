import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connectWeb } from "../../adapters/web/web.js";
import { DeliveryFailed } from "../../src/chat/platform.js";
import { hiddenIn, type Served, serveWeb, session, words } from "./served.js";

let served: Served;
beforeEach(async () => {
  served = await serveWeb();
});
afterEach(() => served.close());

describe("a sign-in link (R16)", () => {
  test("fetched ten times by scanners, then used, then used again, works once", async () => {
    served.links.add("live");
    for (let times = 0; times < 10; times++) {
      const page = await served.get("/sign-in/live");
      expect(page.status).toBe(200);
      expect(page.headers.get("set-cookie")).toBeNull();
    }
    const used = await served.post("/sign-in/live", {});
    expect([used.status, used.headers.get("location")]).toEqual([303, "/"]);
    expect(used.headers.get("set-cookie")).toBe(
      "causeway=session%20of%20live; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax",
    );
    for (const again of [await served.post("/sign-in/live", {}), await served.get("/sign-in/live")]) {
      expect(again.status).toBe(403);
      expect(again.headers.get("set-cookie")).toBeNull();
      expect(await again.text()).toContain("This link no longer works");
    }
    expect((await served.get("/", { session: "session%20of%20live" })).status).toBe(200);
    expect(served.interactions[0]?.who.account).toBe("maria");
  });

  test("used ten times at once works once", async () => {
    served.links.add("live");
    const used = await Promise.all(Array.from({ length: 10 }, () => served.post("/sign-in/live", {})));
    expect(used.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, ...Array(9).fill(403)]);
  });

  test("is not spent by HEAD, nor by another site", async () => {
    served.links.add("live");
    await served.get("/sign-in/live", { method: "HEAD" });
    const forged = await served.post("/sign-in/live", {}, { headers: { origin: "https://evil.example" } });
    expect(forged.status).toBe(403);
    expect(served.links.has("live")).toBe(true);
  });

  test("that never was is refused", async () => {
    expect((await served.get("/sign-in/guessed")).status).toBe(403);
    expect((await served.post("/sign-in/guessed", {})).status).toBe(403);
  });
});

test("over https the cookie is for this host and for https alone", async () => {
  const secure = await serveWeb({ publicUrl: "https://causeway.example" });
  secure.links.add("live");
  const used = await secure.post("/sign-in/live", {});
  expect(used.headers.get("set-cookie")).toMatch(/^__Host-causeway=.*; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
  await secure.close();
});

test("signing out ends the session and takes the cookie away", async () => {
  const hidden = hiddenIn(await (await served.get("/", { session })).text(), "/sign-out");
  const out = await served.post("/sign-out", hidden, { session });
  expect([out.status, out.headers.get("location")]).toEqual([303, "/"]);
  expect(out.headers.get("set-cookie")).toBe("causeway=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
  expect(served.sessions.has(session)).toBe(false);
});

describe("a standing link", () => {
  test("opens the story form with no sign-in, and says whose it is", async () => {
    const page = await (await served.get("/s/beech-grove")).text();
    expect(page).toContain("Sharing with Beech Grove Care Home");
    expect(hiddenIn(page, "/s/beech-grove")).toEqual({ _id: expect.stringMatching(/^[\w-]{36}$/) });
    expect(served.interactions[0]?.deed).toEqual({ kind: "asked", form: "share-story", about: "", fill: {} });
  });

  test("takes a story from nobody in particular, about nothing else", async () => {
    const response = await served.post("/s/beech-grove", { happened: "She rang", with: "gp", about: "p1" });
    const page = await response.text();
    expect(page).toContain("Thank you.");
    expect(page).toContain('<a href="/s/beech-grove">Share another story</a>');
    expect(served.interactions[0]).toMatchObject({
      id: expect.stringMatching(/^web anybody [\w-]{43}$/),
      who: { account: "anybody", name: "A colleague" },
      deed: { kind: "submitted", form: "share-story", about: "" },
    });
  });

  test("does not become the reader's own, although they are signed in", async () => {
    await served.post("/s/beech-grove", { happened: "She rang", with: "gp" }, { session });
    expect(served.interactions[0]?.who.account).toBe("anybody");
  });

  test("has a QR code, to print and for chats", async () => {
    const drawn = await served.get("/s/beech-grove/code.svg");
    expect(drawn.headers.get("content-type")).toBe("image/svg+xml");
    expect(await drawn.text()).toMatch(/^<svg [\s\S]*<\/svg>\s*$/);
    const picture = await served.get("/s/beech-grove/code.png");
    expect(picture.headers.get("content-type")).toBe("image/png");
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe("PNG");
  });

  test("has a notice for the wall, with the code and the address in full", async () => {
    const page = await (await served.get("/s/beech-grove/notice")).text();
    expect(page).toContain('src="/s/beech-grove/code.svg"');
    expect(page).toContain(`${served.url}/s/beech-grove`);
  });

  test("that nobody made takes nothing", async () => {
    expect((await served.post("/s/guessed", { happened: "x" })).status).toBe(404);
    expect(served.interactions).toEqual([]);
    expect(served.log).toHaveLength(1);
    expect(JSON.stringify(served.log)).not.toContain("guessed");
  });
});

test("a message to somebody on the web waits until they come and look", async () => {
  const { platform } = served.connection;
  const card = { summary: "Hello", body: [] };
  const address = { account: "maria" };
  const ref = await platform.post(address, card, { id: "job-1", mayHaveArrived: false });
  expect(ref).toEqual({ account: "maria", id: "job-1" });
  await expect(platform.update(ref, card)).resolves.toBeUndefined();
  expect(await platform.profile(address)).toEqual({ name: "", timeZone: undefined });
  expect(platform.limits(address)).toEqual([]);
  await expect(platform.post({ team: "T1" }, card, { id: "job-1", mayHaveArrived: false })).rejects.toThrow(
    DeliveryFailed,
  );
});

test.each(["http://causeway.example", "ftp://localhost", "nowhere"])("%s is no public address", (publicUrl) => {
  const { doors, log } = { doors: {} as never, log: {} as never };
  const around = { caught: () => "", log, words, system: { name: "Northshire" }, doors, documents: {} as never };
  expect(() => connectWeb({ publicUrl, mail: undefined }, around)).toThrow();
});
