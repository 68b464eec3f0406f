/** The pages of a pulse in a real browser: for eyes, keyboards and screen readers, and on a small telephone. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { words } from "../../src/words/en-GB.js";
import { beechGrove, setUpNorthshire, startCauseway } from "../conversation.js";
import { canBrowse, openBrowser, overflow, picture, violations } from "../web/browser.js";
import { crowdInSlack, hadWaves, planned } from "./cast.js";

const { asking, proof } = words;

describe.skipIf(!canBrowse)("the pages of a pulse", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  /** Somebody at the care home who was asked in a wave that takes comments. */
  async function asked(width: number): Promise<Page> {
    const causeway = await startCauseway({ web: true });
    await setUpNorthshire(causeway);
    await crowdInSlack(causeway, 5);
    const link = await causeway.invitesToWeb(beechGrove, "Priya Nair");
    const pulseId = await planned(causeway, { kind: "system" }, { threshold: 5 });
    await hadWaves(causeway, pulseId, 2);
    await causeway.itIs("2026-11-23T09:00:00Z");
    const context = await browser.newContext({ viewport: { width, height: 800 }, baseURL: causeway.address });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(link);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.goto("/pages/pulse");
    return page;
  }

  async function looksRight(page: Page, name: string): Promise<void> {
    await picture(page, name);
    expect([name, await violations(page), await overflow(page)]).toEqual([name, [], 0]);
  }

  test.each([1280, 320])("stand %i pixels wide, and break no rule that a machine can check", async (width) => {
    const page = await asked(width);
    await looksRight(page, `pulse-${width}`);
    await page.getByRole("button", { name: "Agree: question 1 of 3", exact: true }).click();
    await looksRight(page, `pulse-kept-${width}`);
    for (const at of [2, 3])
      await page.getByRole("button", { name: `Neither agree nor disagree: question ${at} of 3` }).click();
    await looksRight(page, `pulse-answered-${width}`);
    await page.getByRole("link", { name: asking.comment.open }).click();
    await looksRight(page, `pulse-comment-${width}`);
    await page.getByLabel(asking.comment.words).fill("Mrs Jones, NHS number 943 476 5919, waited.");
    await page.getByRole("button", { name: asking.comment.send }).click();
    expect(await page.locator(":focus").textContent()).toContain("943 476 5919");
    await looksRight(page, `pulse-comment-refused-${width}`);
    for (const path of ["how-pulses-keep-answers", "messages"]) {
      await page.goto(`/pages/${path}`);
      await looksRight(page, `${path}-${width}`);
    }
  });

  test("are answered with the keyboard alone, in the order in which they are read, and say what was done", async () => {
    const page = await asked(1280);
    const first = page.getByRole("button", { name: "Strongly disagree: question 1 of 3", exact: true });
    await first.focus();
    const order: string[] = [];
    for (let at = 0; at < 15; at += 1) {
      order.push((await page.locator(":focus").getAttribute("aria-label")) ?? "");
      await page.keyboard.press("Tab");
    }
    const values = [1, 2, 3, 4, 5] as const;
    expect(order).toEqual([1, 2, 3].flatMap((at) => values.map((value) => asking.spoken(value, at, 3))));
    expect(await page.locator(":focus").textContent()).toBe(asking.proof);

    await first.press("Enter");
    await page.getByRole("heading", { level: 1, name: asking.kept(2) }).waitFor();
    expect(await page.title()).toContain(asking.kept(2));
    for (const [at, left] of [
      [2, asking.kept(1)],
      [3, asking.answered],
    ] as const) {
      await page.getByRole("button", { name: `Agree: question ${at} of 3`, exact: true }).press("Enter");
      await page.getByRole("heading", { level: 1, name: left }).waitFor();
    }
    await page.getByRole("link", { name: asking.proof }).press("Enter");
    await page.getByRole("heading", { level: 1, name: proof.title }).waitFor();
  });
});
