/** The demo in this process, on a port of its own, and browsers' pages that look at it. */
import { pino } from "pino";
import type { Browser, Page } from "playwright-core";
import { createDemo } from "../../demo/causeway.js";
import { serveDemo } from "../../demo/server.js";

export interface OpenDemo {
  looks(browser: Browser, width: number): Promise<Look>;
  close(): Promise<void>;
}

/** One page, at one width. */
export interface Look {
  readonly page: Page;
  /** What the page said on its console that it should not have. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export async function openDemo(): Promise<OpenDemo> {
  const server = await serveDemo(0);
  const demo = await createDemo(server.address, pino({ level: "silent" }));
  server.open(demo);
  return {
    looks: (browser, width) => look(browser, width, server.address),
    async close() {
      await server.stop();
      await demo.stop();
    },
  };
}

async function look(browser: Browser, width: number, baseURL: string): Promise<Look> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, baseURL });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return { page, complaints, close: () => context.close() };
}
