/** The demo's guided path, as a newcomer with a keyboard and nothing else goes it (R24). */
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { canBrowse, openBrowser, overflow, picture, violations } from "../web/browser.js";
import { type Keyboard, keyboardOf } from "./keyboard.js";
import { type Look, type OpenDemo, openDemo } from "./open-demo.js";

let browser: Browser;
let look: Look;

afterEach(() => look?.close());
beforeAll(async () => {
  if (canBrowse) browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const told = {
  maria: "The housing desk had the key safe on the wall before the ambulance left the ward.",
  thanks: "You rang me before nine.",
};

/** What somebody at the keyboard sees of the demo. */
interface Seat {
  readonly page: Page;
  readonly keys: Keyboard;
  /** Every page on the way is looked at as a whole. */
  sound(name: string): Promise<void>;
  /** A link of the guided path. */
  step(name: string): Locator;
  button(name: string): Locator;
  focused(selector: string): Promise<string | null>;
}

async function sitDown(demo: OpenDemo, width: number): Promise<Seat> {
  look = await demo.looks(browser, width);
  const { page } = look;
  const guide = page.getByRole("complementary", { name: "Guided path" });
  return {
    page,
    keys: keyboardOf(page),
    async sound(name) {
      await picture(page, `demo-${name}-${width}`);
      expect(await violations(page), name).toEqual([]);
      expect(await overflow(page), name).toBe(0);
    },
    step: (name) => guide.getByRole("link", { name, exact: true }).first(),
    button: (name) => page.locator("main").getByRole("button", { name, exact: true }),
    focused: (selector) => page.locator(`${selector}:focus`).textContent(),
  };
}

/** The form has the same questions in Slack's modal and in Teams' dialog. */
async function tell({ page, keys, button }: Seat, happened: string, partner: string): Promise<void> {
  await keys.reach(page.getByLabel("What happened?"));
  await keys.type(happened);
  await keys.reach(page.getByLabel(partner));
  await keys.press("Space");
  await keys.reach(page.getByLabel("What changed for the person or the community?"));
  await keys.type("Somebody slept at home.");
  await keys.choose(page.getByLabel("My organisation"), 2);
  expect(await page.getByLabel("The whole system").isChecked()).toBe(true);
  await keys.reach(button("Share"));
  await keys.leave();
}

async function answerAsMaria({ page, keys, step, sound }: Seat): Promise<void> {
  await keys.reach(step("Be Maria"));
  await keys.leave();
  await page.getByRole("heading", { name: "Maria Santos, ward clerk" }).waitFor();
  await sound("maria");
  await keys.reach(step("Answer as Maria"));
  await keys.leave();
  const card = page.locator(".message", { hasText: /1 of 3|Kept\.|Answered;/ }).last();
  for (const question of ["question 1 of 3", "question 2 of 3", "question 3 of 3"]) {
    await keys.reach(card.getByRole("button", { name: `Agree: ${question}`, exact: true }));
    await keys.leave();
  }
  expect(await card.textContent()).toContain("Answered; you can change it until it closes.");
  await page.getByText("Agree", { exact: true }).waitFor({ state: "detached" });
  await sound("maria-answered");
}

async function readResultsAsMaria({ page, keys, step, sound }: Seat): Promise<void> {
  await keys.reach(step("Go to the clock"), "Shift+Tab");
  await keys.press("Enter");
  await keys.reach(page.getByRole("button", { name: "Move to 17:00" }));
  await keys.leave();
  await keys.reach(step("Read as Maria"));
  await keys.press("Enter");
  await page.waitForSelector("#text:focus");
  await keys.type("/pulse results");
  await keys.leave();
  const results = page.getByRole("region", { name: "Only you can see this" });
  expect(await results.textContent()).toContain("Support");
  await sound("results");
}

async function seeChartAsRuth({ page, keys, step, sound }: Seat): Promise<void> {
  await keys.reach(step("See as Ruth"), "Shift+Tab");
  await keys.leave();
  await keys.reach(
    page
      .locator("#newest")
      .getByRole("button", { name: /^See the chart/ })
      .first(),
  );
  await keys.leave();
  // What the chart says stands in the digest already.
  await page
    .getByText(/^Support, /)
    .first()
    .waitFor();
  const picture = page.getByRole("img", { name: /^Support, Northshire Together/ }).last();
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => picture.evaluate((image) => "naturalWidth" in image && image.naturalWidth))
    .toBeGreaterThan(0);
  await sound("chart");
}

async function shareAsMaria(seat: Seat): Promise<void> {
  const { page, keys, step, sound, focused } = seat;
  await keys.reach(step("Share as Maria"));
  await keys.press("Enter");
  await page.waitForSelector("#text:focus");
  await keys.type("/story");
  await keys.leave();
  await page.waitForSelector(".slack-modal:focus");
  await sound("slack-modal");
  await tell(seat, told.maria, "Eastshire Council");
  expect(await focused("#newest")).toContain("Thank you, Maria.");
  await sound("maria-told");
}

async function agreeAsRuth({ page, keys, step, sound, focused }: Seat): Promise<void> {
  await keys.reach(step("Be Ruth"), "Shift+Tab");
  await keys.leave();
  expect(await focused("#newest")).toContain("A story told at Northshire General names Eastshire Council.");
  await sound("ruth-asked");
  await keys.reach(page.locator("#newest").getByRole("button", { name: "Agree" }));
  await keys.leave();
  await page.getByText("Eastshire Council agreed that others read this story.").first().waitFor();
  await sound("ruth-agreed");
}

/** On Slack, as Friday's question asks; the card says that it is answered. */
async function thankAsMaria({ page, keys, step, button, sound }: Seat): Promise<void> {
  await keys.reach(step("Thank as Maria"), "Shift+Tab");
  await keys.leave();
  const card = page.locator(".message", { hasText: "Cross-boundary Friday" }).last();
  await keys.reach(card.getByRole("button", { name: "Thank somebody" }));
  await keys.leave();
  await page.waitForSelector(".slack-modal:focus");
  await sound("thanks-modal");
  await keys.reach(page.getByLabel("Who do you want to thank?"));
  await keys.type("Jo Clark");
  await keys.reach(page.getByLabel("Eastshire Council"));
  await keys.press("Space");
  await keys.reach(page.getByLabel("What for?"));
  await keys.type(told.thanks);
  await keys.reach(button("Send"));
  await keys.leave();
  expect(await card.textContent()).toContain("Your thanks are on their way.");
  await sound("maria-thanked");
}

async function chooseTimeAsMaria({ page, keys, step, sound }: Seat): Promise<void> {
  await keys.reach(step("Choose as Maria"), "Shift+Tab");
  await keys.leave();
  const card = page.locator(".message", { hasText: "You are paired for a coffee with Jo Clark" }).last();
  await keys.reach(card.getByRole("button", { name: "Tuesday 24 November at 14:00" }));
  await keys.leave();
  expect(await card.textContent()).toContain("You would meet on Tuesday 24 November at 14:00.");
  await sound("maria-proposed");
}

/** On Teams: what Maria did on Slack is there. */
async function agreeAsJo({ page, keys, step, sound, focused }: Seat): Promise<void> {
  await keys.reach(step("Be Jo"), "Shift+Tab");
  await keys.leave();
  expect(await focused("#newest")).toContain("Maria Santos would meet on Tuesday 24 November at 14:00.");
  const messages = await page.locator(".messages").textContent();
  expect(messages).toContain("Maria Santos, Northshire General");
  expect(messages).toContain(told.thanks);
  await sound("jo-asked");
  await keys.reach(page.locator("#newest").getByRole("button", { name: "Yes: Tuesday 24 November at 14:00" }));
  await keys.leave();
  await page.getByText("You meet Maria Santos on Tuesday 24 November at 14:00.").first().waitFor();
  await sound("jo-agreed");
}

async function seeToItAsRuth({ page, keys, step, button, sound }: Seat): Promise<void> {
  await keys.reach(step("See to it as Ruth"), "Shift+Tab");
  await keys.leave();
  const card = page.locator(".message", { hasText: "has been below what it was after the change" }).last();
  await card.getByRole("img").first().waitFor();
  await sound("fade");
  await keys.reach(card.getByRole("button", { name: /^I will see to it/ }));
  await keys.leave();
  await page.waitForSelector(".dialog:focus");
  await sound("fade-dialog");
  await keys.reach(page.getByLabel("What will you do?"));
  await keys.type("Ask the three of them on Friday what takes their time.");
  await keys.reach(button("Save"));
  await keys.leave();
  await page.getByText("Ruth Bell sees to it, and will do this by").first().waitFor();
  await sound("fade-owned");
}

async function moveToMonday({ page, keys, step, sound, focused }: Seat): Promise<void> {
  await keys.reach(step("Go to the clock"), "Shift+Tab");
  await keys.press("Enter");
  await keys.reach(page.getByRole("button", { name: "Move to Monday 08:00" }));
  await keys.leave();
  expect(await focused("#clock")).toBe("It is Monday 23 November at 08:00");
  await sound("monday");
}

async function readAndThankAsRuth({ page, keys, step, sound, focused }: Seat): Promise<void> {
  await keys.reach(step("Read as Ruth"));
  await keys.leave();
  const digest = await focused("#newest");
  expect(digest).toContain(told.maria);
  await sound("digest");
  await keys.reach(page.locator("#newest").getByRole("button", { name: "Thank them", exact: true }));
  await keys.leave();
  await sound("thanked");
}

async function letStoryGoAsPriya({ page, keys, step, button, sound }: Seat): Promise<void> {
  await keys.reach(step("Be Priya"));
  await keys.leave();
  await sound("priya");
  await keys.reach(page.getByRole("link", { name: "Open Causeway as Priya Nair" }));
  await keys.leave();
  await sound("sign-in");
  await keys.reach(page.locator("main button").first());
  await keys.leave();
  await sound("web-home");
  await keys.reach(page.getByRole("link", { name: "Stories to look at" }));
  await keys.leave();
  await sound("waiting");
  await keys.reach(button("Let people read it"));
  await keys.leave();
  await page.getByText("That story can be read now.").waitFor();
  await sound("let-go");
}

describe.skipIf(!canBrowse).each([320, 1440])("at %i px", (width) => {
  test("the guided path is gone with the keyboard alone", { timeout: 240_000 }, async () => {
    const demo = await openDemo();
    onTestFinished(() => demo.close());
    const seat = await sitDown(demo, width);
    const { page, sound } = seat;
    await page.goto("/demo");
    await sound("beginning");
    for (const part of [
      answerAsMaria,
      thankAsMaria,
      chooseTimeAsMaria,
      shareAsMaria,
      agreeAsJo,
      agreeAsRuth,
      seeToItAsRuth,
      readResultsAsMaria,
      moveToMonday,
      readAndThankAsRuth,
      seeChartAsRuth,
    ])
      await part(seat);
    await letStoryGoAsPriya(seat);
    await page.goto("/demo");
    const steps = await page.locator(".guide li").allTextContents();
    expect(steps.filter((step) => step.endsWith("Done"))).toHaveLength(15);
    await sound("end");
    expect(look.complaints).toEqual([]);
  });
});

describe.skipIf(!canBrowse)("in a demo that several look at", () => {
  let demo: OpenDemo;

  beforeAll(async () => {
    demo = await openDemo();
  }, 60_000);
  afterAll(() => demo?.close());

  test.each([
    [320, "Slack", "maria-santos", ".slack-modal", "ward-7"],
    [1440, "Slack", "grace-adeyemi", ".slack-modal", "discharge-hub"],
    [320, "Teams", "jo-clark", ".dialog", "Housing desk"],
    [1440, "Teams", "yasmin-begum", ".dialog", "Adult services"],
  ])("at %i px a form in %s stays where it was opened, and closes", { timeout: 60_000 }, async (width, ...rest) => {
    const [, person, form, room] = rest;
    const { page, keys, button } = await sitDown(demo, width);
    await page.goto(`/demo/as/${person}`);
    await keys.reach(button("Share a story"));
    await keys.leave();
    await keys.reach(page.getByRole("link", { name: room }), "Shift+Tab");
    await keys.leave();
    expect(await page.locator(form).count()).toBe(0);
    await keys.reach(page.getByRole("navigation").getByRole("link", { name: "Causeway", exact: true }));
    await keys.leave();
    await page.waitForSelector(`${form}:focus`);
    await keys.reach(page.getByRole("link", { name: "Close" }));
    await keys.leave();
    expect(await page.locator(form).count()).toBe(0);
    await page.waitForSelector("#text:focus");
    expect(look.complaints).toEqual([]);
  });
});
