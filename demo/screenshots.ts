#!/usr/bin/env node
/** `npm run screenshots`: takes the pictures in docs/pictures anew, each of the demo as it is now. */
import { mkdir } from "node:fs/promises";
import { eq } from "drizzle-orm";
import { pino } from "pino";
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import { createSignIn, LINK_LIFE_MS, spendSignIn } from "../src/directory/passes.js";
import { later } from "../src/schedule/clock.js";
import { createDemo, type Demo } from "./causeway.js";
import { unsigned } from "./chatter.js";
import { moveOn } from "./moving.js";
import { type DemoServer, serveDemo } from "./server.js";
import { organisations } from "./system.js";
import { chatPlace, roomPlace } from "./world.js";

const executablePath = process.argv[2] ?? "/usr/bin/chromium";
/** npm runs this in the folder of the project. */
const folder = "docs/pictures";

/** The address and the code that the pictures show are nobody's, and the same each time. */
const publicUrl = "https://causeway.example.org";
const code = "K7QM-2XDR-9PTA-4HWN";

const log = pino({ level: "error", base: null }, pino.destination({ fd: 2, sync: true }));

interface Studio {
  readonly demo: Demo;
  readonly server: DemoServer;
  readonly browser: Browser;
}

await mkdir(folder, { recursive: true });
const server = await serveDemo(0);
const demo = await createDemo(publicUrl, log);
server.open(demo);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-lcd-text"] });
try {
  const studio = { demo, server, browser };
  await nameCode(demo);
  await takeDemo(studio);
  await takeMessage(studio, "ritual-slack", "maria-santos", "Cross-boundary Friday");
  await takeMessage(studio, "coffee-teams", "jo-clark", "You are paired for a coffee");
  await takeMessage(studio, "fade-teams", "ruth-bell", "has been below what it was after the change");
  await takeStoryForm(studio);
  await takeStandingPages(studio);
  await takeCuratorPage(studio);
  await takePulse(studio);
  await moveOn(demo, new Date("2026-11-23T08:00:00Z"));
  await takeDigest(studio, "slack", "asha-patel", "hospital-leaders");
  await takeDigest(studio, "teams", "ruth-bell", "council-directors");
  await takeChart(studio);
} finally {
  await browser.close();
  await server.stop();
  await demo.stop();
}

/** The care home's standing link, which is another in every run, is this one in the pictures. */
async function nameCode({ store }: Demo): Promise<void> {
  const name = organisations.find(({ key }) => key === unsigned.organisation)?.name ?? "";
  await store.write(async (tx) => {
    const { organisation, standingLink } = tx.tables;
    const [home] = await tx.select({ id: organisation.id }).from(organisation).where(eq(organisation.name, name));
    if (home === undefined) throw new Error(`the demo has no ${name}`);
    await tx.update(standingLink).set({ token: code }).where(eq(standingLink.organisationId, home.id));
  });
}

async function takeDemo(studio: Studio): Promise<void> {
  const page = await demoPage(studio, { width: 800, height: 800 }, "/demo");
  // A slow machine would show another minute than the one in the pictures before.
  await page.getByText("It is Wednesday 18 November at 09:00").waitFor();
  await take(page, "demo", { from: page.locator(".bar"), to: page.locator("h1 + p"), around: 16 });
}

async function takeStoryForm(studio: Studio): Promise<void> {
  const page = await demoPage(
    studio,
    { width: 820, height: 900 },
    addressOf("maria-santos", chatPlace("maria-santos")),
  );
  await page.getByRole("button", { name: "Share a story" }).first().click();
  const happened =
    "Somebody could not go home: their door was too narrow for the wheelchair. I rang the council instead of writing.";
  await page.getByLabel("What happened?").fill(happened);
  await page.getByLabel("Eastshire Council").check();
  await page.getByLabel("What changed").fill("The door was widened in two days, and they slept in their own bed.");
  await take(page, "story-form-slack", { from: page.locator(".slack-modal"), around: 0 });
}

/** What hangs on a wall, and what its code opens on a telephone. */
async function takeStandingPages(studio: Studio): Promise<void> {
  const telephone = await webPage(studio, { width: 390, height: 844 });
  await telephone.goto(`${publicUrl}/s/${code}`);
  await telephone.screenshot({ path: pathOf("story-form-telephone") });
  const wall = await webPage(studio, { width: 720, height: 900 });
  await wall.emulateMedia({ media: "print" });
  await wall.goto(`${publicUrl}/s/${code}/notice`);
  // Printers leave backgrounds out.
  await wall.evaluate("document.documentElement.style.background = document.body.style.background = 'none'");
  await take(wall, "notice", { from: wall.locator(".causeway-notice"), around: 24 });
}

/** What a curator of a care home decides on. */
async function takeCuratorPage(studio: Studio): Promise<void> {
  const page = await signedInAs(studio, "priya-nair", { width: 780, height: 900 });
  await page.goto(`${publicUrl}/pages/review`);
  await take(page, "curator", {
    from: page.locator("h1"),
    to: page.locator("main hr").first(),
    around: 24,
  });
}

/** How somebody is asked. */
async function takePulse(studio: Studio): Promise<void> {
  const page = await demoPage(studio, { width: 800, height: 900 }, addressOf("jo-clark", chatPlace("jo-clark")));
  const asked = page.locator(".message", { hasText: "1 of 3" }).last();
  await asked.getByText("3 of 3").waitFor();
  await take(page, "pulse-teams", { from: asked.locator(".avatar"), to: asked.locator(".said"), around: 12 });
}

/** A message of somebody's own chat, by words that it has. */
async function takeMessage(studio: Studio, name: string, person: string, words: string): Promise<void> {
  const page = await demoPage(studio, { width: 800, height: 900 }, addressOf(person, chatPlace(person)));
  const message = page.locator(".message", { hasText: words }).last();
  await message.waitFor();
  await page.waitForLoadState("networkidle");
  await take(page, name, { from: message.locator(".avatar"), to: message.locator(".said"), around: 12 });
}

/** What a leader sees of it, on the web. */
async function takeChart(studio: Studio): Promise<void> {
  const page = await signedInAs(studio, "priya-nair", { width: 820, height: 900 });
  await page.goto(`${publicUrl}/pages/pulse-results`);
  await page.getByRole("button", { name: "Support over time" }).click();
  await page.locator("img.causeway-image").waitFor();
  await page.waitForFunction("document.querySelector('img.causeway-image').complete");
  await take(page, "pulse-chart", { from: page.locator("h1"), to: page.locator("img.causeway-image"), around: 24 });
}

async function takeDigest(studio: Studio, chat: "slack" | "teams", person: string, room: string): Promise<void> {
  const page = await demoPage(studio, { width: 800, height: 900 }, addressOf(person, roomPlace(room)));
  await page.getByText("Whose voice is missing").last().waitFor();
  const digest = page.locator(".message").last();
  await take(page, `digest-${chat}`, { from: digest.locator(".avatar"), to: digest.locator(".said"), around: 12 });
}

async function signedInAs(studio: Studio, key: string, size: Size): Promise<Page> {
  const { demo } = studio;
  const page = await webPage(studio, size);
  const person = demo.members.get(key);
  if (person === undefined) throw new Error(`the demo has no ${key}`);
  const now = demo.clock.now();
  const token = await demo.store.write((tx) => createSignIn(tx, person.id, later(now, LINK_LIFE_MS)));
  const signedIn = await demo.store.write((tx) => spendSignIn(tx, token, now));
  const cookie = { name: "__Host-causeway", value: signedIn?.session ?? "", url: publicUrl, secure: true };
  await page.context().addCookies([cookie]);
  return page;
}

interface Crop {
  readonly from: Locator;
  /** Where it ends; in the same element where left out. */
  readonly to?: Locator;
  /** Pixels on each side. */
  readonly around: number;
}

async function take(page: Page, name: string, { from, to = from, around }: Crop): Promise<void> {
  await page.mouse.move(0, 0);
  // No ring around what was filled in last.
  await page.evaluate("document.activeElement.blur(); scrollTo(0, 0)");
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (start === null || end === null) throw new Error(`there is nothing to see of ${name}`);
  const x = Math.max(0, Math.min(start.x, end.x) - around);
  const y = Math.max(0, start.y - around);
  const right = Math.max(start.x + start.width, end.x + end.width) + around;
  const width = Math.min(right, page.viewportSize()?.width ?? right) - x;
  const height = end.y + end.height + around - y;
  const clip = { x, y, width, height };
  await page.screenshot({ path: pathOf(name), clip, fullPage: true, animations: "disabled" });
}

function pathOf(name: string): string {
  return `${folder}/${name}.png`;
}

function addressOf(person: string, place: string): string {
  return `/demo/as/${person}?place=${encodeURIComponent(place)}`;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function contextOf({ browser }: Studio, viewport: Size): Promise<BrowserContext> {
  return browser.newContext({
    viewport,
    deviceScaleFactor: 1,
    locale: "en-GB",
    reducedMotion: "reduce",
  });
}

async function demoPage(studio: Studio, size: Size, path: string): Promise<Page> {
  const page = await webPage(studio, size);
  await page.goto(`${studio.server.address}${path}`);
  return page;
}

/** A page of the product at the address that the pictures show, answered by the demo. */
async function webPage(studio: Studio, size: Size): Promise<Page> {
  const context = await contextOf(studio, size);
  await context.route(`${publicUrl}/**`, async (route) => {
    const url = route.request().url().replace(publicUrl, studio.server.address);
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  return context.newPage();
}
