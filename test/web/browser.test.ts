/** What people see and can do, in a real browser (R20). */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../src/chat/interaction.js";
import { canBrowse, openBrowser, openPage, overflow, picture, violations } from "./browser.js";
import { digest, longCard, longForm } from "./forms.js";
import { type Answering, type Served, serveWeb, usual } from "./served.js";

let browser: Browser;
let served: Served;

beforeAll(async () => {
  if (!canBrowse) return;
  served = await serveWeb({ answer: illustrated });
  served.links.add("live");
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const everywhere = Object.fromEntries(longForm.fields.map(({ name }) => [name, `Please mend ${name}.`]));

/** The long form, the long card, and the digest with a picture that this server has. */
const illustrated: Answering = async (interaction): Promise<Answer> => {
  const { deed } = interaction;
  if (deed.kind === "asked" && deed.form === "long") return { kind: "form", view: longForm };
  if (deed.kind === "submitted" && deed.form === "long") return { kind: "correct", problems: everywhere };
  if (deed.kind === "visited" && deed.page === "long") return { kind: "reply", card: longCard, to: "asker" };
  const answer = await usual(interaction);
  if (answer.kind !== "reply" || answer.card !== digest) return answer;
  const picture = `${served.url}/s/beech-grove/code.png`;
  const body = digest.body.map((node) => (node.kind === "image" ? { ...node, url: picture } : node));
  return { ...answer, card: { ...digest, body } };
};

/** Presses Tab until what has the keyboard matches, as somebody without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press("Tab");
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

describe.skipIf(!canBrowse).each([320, 1440])("at %i px", (width) => {
  test("a story is told with the keyboard alone and no script", async () => {
    const page = await openPage(browser, served, { width, scripting: false });
    await page.goto("/s/beech-grove");
    await picture(page, `form-${width}`);
    expect(await overflow(page)).toBe(0);
    await page.keyboard.press("Tab");
    expect(await page.locator(".nhsuk-skip-link:focus").isVisible()).toBe(true);
    await tabTo(page, "main button");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".nhsuk-error-summary");
    expect(await page.title()).toBe("Error: Share a story – Causeway");
    expect(await page.locator(".nhsuk-error-summary:focus").count()).toBe(1);
    await picture(page, `problems-${width}`);
    expect(await overflow(page)).toBe(0);

    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForSelector("textarea:focus");
    await page.keyboard.type("She rang the housing desk.\nThe patient went home.");
    await tabTo(page, 'input[value="council"]');
    await page.keyboard.press("Space");
    await tabTo(page, "main button");
    await page.keyboard.press("Enter");
    await page.getByText("Thank you. Your story is with Beech Grove Care Home now.").last().waitFor();
    await picture(page, `thanks-${width}`);
    expect(served.interactions.at(-1)?.deed).toMatchObject({
      answers: { happened: "She rang the housing desk.\r\nThe patient went home.", with: "council" },
    });
    await page.context().close();
  });

  test("somebody signs in by a link, presses a button that asks first, and signs out", async () => {
    served.links.add(`link ${width}`);
    const page = await openPage(browser, served, { width, scripting: false });
    await page.goto(`/sign-in/link%20${width}`);
    await tabTo(page, "main button");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${served.url}/`);
    await page.getByRole("button", { name: "Withdraw" }).press("Enter");
    await page.getByRole("heading", { name: "Withdraw this story?" }).waitFor();
    await picture(page, `sure-${width}`);
    await page.getByRole("button", { name: "Withdraw it" }).press("Enter");
    await page.getByRole("heading", { name: "One story" }).waitFor();
    expect(served.interactions.at(-1)?.deed).toEqual({ kind: "pressed", action: "withdraw", about: "s1" });
    await page.getByRole("button", { name: "Sign out" }).press("Enter");
    await page.getByText("To sign in, ask Causeway for a link").waitFor();
    await page.context().close();
  });

  test.each([
    ["the form", "/s/beech-grove", false],
    ["a card", "/", true],
    ["the form of somebody signed in", "/forms/share-story", true],
    ["the longest words in a form", "/forms/long", true],
    ["the longest words in a card", "/pages/long", true],
    ["the first page", "/", false],
    ["the sign-in page", "/sign-in/live", false],
    ["a link that no longer works", "/sign-in/used", false],
    ["a page that is not there", "/nowhere", false],
  ])("%s has nothing that axe finds fault with, and fits", async (name, path, signedIn) => {
    const page = await openPage(browser, served, { width, scripting: true, signedIn });
    const complaints: string[] = [];
    page.on("console", (message) => {
      // The answer's own status is said on the console too.
      if (message.type() === "error" && !/status of 40[34]/.test(message.text())) complaints.push(message.text());
    });
    await page.goto(path);
    await picture(page, `${name.replaceAll(" ", "-")}-${width}`);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("problems with every kind of question have nothing that axe finds fault with", async () => {
    const page = await openPage(browser, served, { width, scripting: true, signedIn: true });
    await page.goto("/forms/long");
    await page.locator("main button").click();
    await page.waitForSelector(".nhsuk-error-summary");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("link", { name: "Please mend none." }).click();
    expect(await page.locator("#field-5:focus").count()).toBe(1);
    await page.context().close();
  });

  test("being asked whether one is sure has nothing that axe finds fault with", async () => {
    const page = await openPage(browser, served, { width, scripting: true, signedIn: true });
    await page.goto("/");
    await page.getByRole("button", { name: "Withdraw" }).click();
    await page.getByRole("heading", { name: "Withdraw this story?" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test("the form with problems has nothing that axe finds fault with", async () => {
    const page = await openPage(browser, served, { width, scripting: true });
    await page.goto("/s/beech-grove");
    await page.getByRole("button", { name: "Share story" }).click();
    await page.waitForSelector(".nhsuk-error-summary");
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });
});
