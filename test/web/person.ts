/** A person who uses the product's pages: everything they do, they do in a real Chromium that runs no script. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { openBrowser } from "./browser.js";

export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** A page as it came. It can be left open while something else is done, and come back to. */
export interface Screen {
  readonly address: string;
  readonly text: string;
  /** What holds everything on it; another's hand may alter it. */
  html: string;
  /** What the fields of its form hold. */
  readonly held: readonly string[];
  readonly buttons: readonly string[];
  readonly asksSomething: boolean;
  /** Elements that no page of ours has, and links that lead to other sites. */
  readonly foreign: readonly string[];
}

export interface PersonOptions {
  readonly browser: Windows;
  /** Where the product's pages are, such as http://127.0.0.1:3000 */
  readonly address: string;
}

export interface SubmitOptions {
  /** The form; the one in front of them when left out. */
  readonly screen?: Screen;
  /** Sends it so many times at once. */
  readonly times?: number;
}

export interface WebPerson {
  /** Whatever they have seen, the newest last. */
  readonly screens: readonly Screen[];
  readonly screen: Screen;
  opens(address: string): Promise<Screen>;
  /** Opens a sign-in link and presses its button. */
  signsIn(link: string): Promise<Screen>;
  /** Presses the first button or link that says so, on the screen in front of them when left out. */
  presses(label: string, screen?: Screen): Promise<Screen>;
  /** Fills in the form, each answer by a word of its label and each choice by its text, and sends it. */
  submits(answers?: Answers, options?: SubmitOptions): Promise<Screen>;
  /** What they have been told, as it reads now. */
  messages(): Promise<readonly string[]>;
}

/** Gives whoever asks a browser window of their own, until the test is over. */
export type Windows = () => Promise<BrowserContext>;

/** One Chromium for all tests of a file. */
export function oneBrowser(): Windows {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  return async () => {
    if (browser === undefined) throw new Error("There is no browser yet");
    const context = await browser.newContext({ javaScriptEnabled: false });
    context.setDefaultTimeout(10_000);
    onTestFinished(() => context.close());
    return context;
  };
}

export async function webPerson({ browser, address }: PersonOptions): Promise<WebPerson> {
  const context = await browser();
  const screens: Screen[] = [];
  const inTab = tabsOf(context);
  const at = (where: string) => new URL(where, address).href;
  const front = (): Screen => {
    const screen = screens.at(-1);
    if (screen === undefined) throw new Error("Nothing has been opened yet");
    return screen;
  };
  /** Does something in a tab, and looks at what is there then. */
  const then = async (doing: (tab: Page) => Promise<unknown>): Promise<Screen> => {
    const screen = await inTab(async (tab) => {
      await doing(tab);
      return seen(tab);
    });
    screens.push(screen);
    return screen;
  };
  return {
    screens,
    get screen() {
      return front();
    },
    opens: (where) => then((tab) => tab.goto(at(where))),
    signsIn: (link) => then((tab) => signIn(tab, link)),
    presses: (label, screen = front()) =>
      then(async (tab) => {
        if (!screen.buttons.includes(label)) throw new Error(`No [${label}] among [${screen.buttons.join("] [")}]`);
        await comeBack(tab, screen);
        await press(
          tab,
          tab
            .locator(pressable)
            .filter({ hasText: exactly(label) })
            .first(),
        );
      }),
    async submits(answers = {}, { screen = front(), times = 1 } = {}) {
      const sends = () => then((tab) => submit(tab, screen, answers));
      const [first = screen] = await Promise.all(Array.from({ length: times }, sends));
      return first;
    },
    messages: () =>
      inTab(async (tab) => {
        await tab.goto(at("/pages/messages"));
        return messagesOn(tab);
      }),
  };
}

/** As many tabs as are used at the same moment. */
function tabsOf(context: BrowserContext): <T>(use: (tab: Page) => Promise<T>) => Promise<T> {
  const free: Page[] = [];
  return async (use) => {
    const tab = free.pop() ?? (await context.newPage());
    const result = await use(tab);
    free.push(tab);
    return result;
  };
}

const pressable = "button, a[href]";
const form = "main form:has(textarea, select, input:not([type=hidden]))";
const exactly = (label: string) => new RegExp(`^\\s*${label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*$`);

function seen(tab: Page): Promise<Screen> {
  return tab.locator("body").evaluate(
    (body: Element, { pressable, form }) => {
      const all = (selector: string) => [...body.querySelectorAll(selector)];
      return {
        address: body.baseURI,
        text: body.innerText,
        html: body.innerHTML,
        held: all("main textarea, main input[type=text]").map(({ value }) => value),
        buttons: all(pressable).map(({ innerText }) => innerText.trim()),
        asksSomething: all(form).length > 0,
        foreign: all("script, iframe, object, embed, b, at, a[href]")
          .filter(({ origin, baseURI }) => origin === undefined || !baseURI.startsWith(`${origin}/`))
          .map(({ outerHTML }) => outerHTML),
      };
    },
    { pressable, form },
  );
}

/** As much of the browser's own types as is used here. */
interface Element {
  readonly innerText: string;
  innerHTML: string;
  readonly outerHTML: string;
  readonly tagName: string;
  readonly value: string;
  readonly origin: string | undefined;
  readonly baseURI: string;
  querySelectorAll(selector: string): Iterable<Element>;
}

/** The screen is in front again, as it was left. */
async function comeBack(tab: Page, { address, html }: Screen): Promise<void> {
  const { origin } = new URL(address);
  // A form says which site it comes from, so the tab has to be at it.
  if (!tab.url().startsWith(`${origin}/`)) await tab.goto(origin);
  await tab.locator("body").evaluate((body: Element, html) => {
    body.innerHTML = html;
  }, html);
}

/** With the keyboard, which everything has to work with. */
async function press(tab: Page, button: ReturnType<Page["locator"]>): Promise<void> {
  const loaded = tab.waitForEvent("load");
  await Promise.all([loaded, button.press("Enter")]);
}

/** Causeway says when a session is over, by the test's clock. The browser has its own, and would say so too. */
async function signIn(tab: Page, link: string): Promise<void> {
  await tab.goto(link);
  const answered = tab.waitForResponse((response) => response.request().method() === "POST");
  await press(tab, tab.getByRole("button", { name: "Sign in", exact: true }));
  const [cookie = ""] = ((await (await answered).headerValue("set-cookie")) ?? "").split(";");
  const [name = "", value = ""] = cookie.split("=");
  const home = new URL("/", link).href;
  await tab.context().addCookies([{ name, value, url: home }]);
  await tab.goto(home);
  await tab.getByRole("button", { name: "Sign out", exact: true }).waitFor();
}

async function submit(tab: Page, screen: Screen, answers: Answers): Promise<void> {
  await comeBack(tab, screen);
  const asking = tab.locator(form);
  for (const [words, answer] of Object.entries(answers)) {
    const texts = [answer].flat();
    const choices = asking.getByRole("group", { name: words });
    if ((await choices.count()) === 0) await asking.getByRole("textbox", { name: words }).fill(texts.join("\n"));
    else for (const text of texts) await choices.getByLabel(text, { exact: true }).check();
  }
  await press(tab, asking.getByRole("button"));
}

/** One after another, with a line between. */
async function messagesOn(tab: Page): Promise<readonly string[]> {
  const parts = await tab
    .locator("main h1 ~ *")
    .evaluateAll((nodes: Element[]) =>
      nodes.map(({ tagName, innerText }) => (tagName === "HR" ? "\u0000" : innerText)),
    );
  return parts.join("\n").split("\u0000").slice(1);
}
