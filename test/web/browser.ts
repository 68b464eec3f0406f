/** A real Chromium, where there is one. */
import { existsSync } from "node:fs";
import { source as axeSource } from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { type Served, session } from "./served.js";

const executablePath = "/usr/bin/chromium";

/** Where CI should have one and has not, the tests fail instead. */
export const canBrowse = existsSync(executablePath) || process.env["CI"] === "true";
if (!canBrowse) console.warn(`No ${executablePath}: what a browser makes of the pages is not tested here.`);

export function openBrowser(): Promise<Browser> {
  const quiet = ["background-networking", "component-update", "sync", "gpu", "quic"].map((what) => `--disable-${what}`);
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--no-first-run", ...quiet] });
}

export interface Looking {
  readonly width: number;
  readonly scripting: boolean;
  readonly signedIn?: boolean;
}

export async function openPage(browser: Browser, served: Served, looking: Looking): Promise<Page> {
  const { width, scripting, signedIn = false } = looking;
  const options: BrowserContextOptions = { javaScriptEnabled: scripting, viewport: { width, height: 800 } };
  const context = await browser.newContext({ ...options, baseURL: served.url });
  if (signedIn) await context.addCookies([{ name: "causeway", value: session, url: served.url }]);
  return context.newPage();
}

/** https://www.w3.org/TR/WCAG22/: every rule that axe knows, best practice included. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await axe.run();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  });
}

/** How far the page reaches past the right edge. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { document } = globalThis as unknown as {
      document: { documentElement: { scrollWidth: number; clientWidth: number } };
    };
    return document.documentElement.scrollWidth - document.documentElement.clientWidth;
  });
}

/** Saved where somebody wants to look at the pages. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["WEB_SHOTS"];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
