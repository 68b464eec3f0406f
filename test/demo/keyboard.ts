/** Somebody who has a keyboard and no mouse. */
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

export interface Keyboard {
  /** Goes from what has the focus to something else, one Tab after another. */
  reach(wanted: Locator, key?: "Tab" | "Shift+Tab"): Promise<void>;
  /** Presses a key that leads to another page, and waits for it. */
  leave(key?: string): Promise<void>;
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Chooses the radio button so many places after the one that is chosen. */
  choose(first: Locator, places: number): Promise<void>;
}

const mostTabs = 80;

export function keyboardOf(page: Page): Keyboard {
  const has = async (wanted: Locator): Promise<boolean> => (await wanted.and(page.locator(":focus")).count()) > 0;

  async function reach(wanted: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    for (let presses = 0; presses < mostTabs; presses++) {
      await page.keyboard.press(key);
      if (await has(wanted)) return expectRing(page);
    }
    throw new Error(`the keyboard does not reach ${wanted}`);
  }

  return {
    reach,
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.insertText(text),
    async leave(key = "Enter") {
      const arrived = page.waitForEvent("load");
      await page.keyboard.press(key);
      await arrived;
    },
    async choose(first, places) {
      await reach(first);
      for (let place = 0; place < places; place++) await page.keyboard.press("ArrowDown");
    },
  };
}

interface Box {
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

interface Window {
  readonly innerHeight: number;
  getComputedStyle(element: unknown): { readonly outlineStyle: string };
}

/** Whatever the keyboard is on can be seen, and has a ring. */
async function expectRing(page: Page): Promise<void> {
  const seen = await page.locator(":focus").evaluate((element) => {
    const { innerHeight, getComputedStyle } = globalThis as unknown as Window;
    const { width, top, bottom } = (element as unknown as { getBoundingClientRect(): Box }).getBoundingClientRect();
    const isThere = width > 0 && bottom > 0 && top < innerHeight;
    return { hasRing: getComputedStyle(element).outlineStyle !== "none", isThere };
  });
  expect(seen).toEqual({ hasRing: true, isThere: true });
}
