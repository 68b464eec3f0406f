import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Hand } from "../../adapters/web/buttons.js";
import { cardMain } from "../../adapters/web/cards.js";
import { formMain } from "../../adapters/web/forms.js";
import { noticeMain } from "../../adapters/web/layout.js";
import { anyCard, anyForm, anyText, strangersIn } from "./hostile.js";
import { hiddenIn, maria, serveWeb, session, words } from "./served.js";

const hand: Hand = { token: "token", newId: () => "one-time-id", mayPress: true };

test("the search for strangers finds them", () => {
  expect(strangersIn("<p>&lt;b&gt;</p>")).toEqual([]);
  expect(strangersIn("<p><b>x</b></p>")).toEqual(["<b>", "<b>"]);
  expect(strangersIn('<p onclick="x"></p>')).toEqual(["onclick"]);
  expect(strangersIn('<a href="javascript:x">x</a>')).toEqual(["href=javascript:x"]);
  expect(strangersIn("<p>1 < 2</p>")).toHaveLength(1);
  expect(strangersIn("<p>")).toEqual(["unclosed: p"]);
});

test("no text in a card becomes anything but text (R15)", () => {
  fc.assert(
    fc.property(anyCard, (card) => {
      expect(strangersIn(cardMain(card, hand).main.toString())).toEqual([]);
    }),
  );
});

test("no text in a form, or in its problems, becomes anything but text (R15)", () => {
  fc.assert(
    fc.property(anyForm, anyText, (view, problem) => {
      const problems = Object.fromEntries([["", problem], ...view.fields.map(({ name }) => [name, problem])]);
      const main = formMain({ view, to: "/forms/x", problems, hand, words });
      expect(strangersIn(main.toString())).toEqual([]);
    }),
  );
});

test("no name of a person or place becomes anything but text (R15)", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(strangersIn(noticeMain({ title: text, text }).toString())).toEqual([]);
    }),
  );
});

test("no name in the frame of a page becomes anything but text (R15)", async () => {
  const name = `"><img src=x onerror=alert(1)></title><script>alert(1)</script>`;
  const served = await serveWeb({
    doors: { standing: async () => ({ who: { ...maria, name }, organisation: name, form: "share-story" }) },
  });
  served.sessions.set(session, { ...maria, account: "eve", name });
  for (const path of ["/", "/s/any"]) {
    const page = await (await served.get(path, { session })).text();
    expect(page).toContain("&lt;script&gt;");
    expect(page).not.toMatch(/<script|<img src=x/);
  }
  await served.close();
});

test("hostile answers come back as they were typed, and nothing falls over (R15)", async () => {
  const served = await serveWeb();
  const hidden = hiddenIn(await (await served.get("/forms/share-story", { session })).text(), "/forms/share-story");
  await fc.assert(
    fc.asyncProperty(anyText, async (mattered) => {
      const response = await served.post("/forms/share-story", { ...hidden, mattered }, { session });
      expect(response.status).toBe(422);
      expect(await response.text()).not.toMatch(/<script|<svg|<img|onerror="|onfocus="/);
      expect(served.interactions.at(-2)?.deed).toMatchObject({
        answers: { mattered: mattered.toWellFormed() },
      });
    }),
    { numRuns: 40 },
  );
  await served.close();
});
