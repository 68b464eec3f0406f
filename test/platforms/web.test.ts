/** Somebody at a care home has neither chat: they sign in by an invitation. Leaders are in the hospital's Slack. */
import { describe } from "vitest";
import { pages, platformContract, type Stage } from "../contracts/platform.js";
import { beechGrove, LEADERS, northshire, setUpNorthshire, startCauseway } from "../conversation.js";
import { liveMentions } from "../slack/small-slack/live-mentions.js";
import { canBrowse } from "../web/browser.js";
import { oneBrowser, type Screen, type Windows, webPerson } from "../web/person.js";
import { pressInSlack, proposeInSlack, takeFromSlack } from "./in-slack.js";

const places = {
  "a word said in a room": undefined,
  "a word said in private": undefined,
  "the address of a page": "/pages/",
  "the address of a form": "/forms/",
  "any other address": "/",
} as const;

describe.skipIf(!canBrowse)("in Chromium", () => {
  const browser = oneBrowser();
  platformContract("The web", pages, (engine) => atTheCareHome(engine, browser));
});

async function atTheCareHome(engine: "sqlite" | "postgres", browser: Windows): Promise<Stage> {
  const causeway = await startCauseway({ engine, web: true });
  const asha = await setUpNorthshire(causeway);
  const priya = await webPerson({ browser, address: causeway.address });
  const signsIn = async () => priya.signsIn(await causeway.invitesToWeb(beechGrove, "Priya Nair"));
  await signsIn();
  const answers = { organisations: [northshire.name], changed: "He went home.", "see it": "The whole system" };
  let sent: Screen | undefined;

  /** The first page as it reads now. A session lasts thirty days: whoever comes later signs in again. */
  async function comesBack(): Promise<Screen> {
    const first = await priya.opens("/");
    return first.text.includes("Signed in as") ? first : signsIn();
  }

  async function sends(screen: Screen, given: Parameters<typeof priya.submits>[0], times = 1): Promise<string> {
    sent = screen;
    const { text } = await priya.submits(given, { screen, times });
    await agree();
    return text;
  }

  /** The hospital's curator agrees to what she was asked. */
  async function agree(): Promise<void> {
    await causeway.settles();
    const asked = causeway.postsIn(asha.id).findLast(({ visibleText }) => visibleText.includes("May others read it?"));
    if (asked !== undefined) await asha.presses("Agree", asked);
    await causeway.settles();
  }

  /** The newest screen that holds these words and this button. */
  function holding(message: string, label: string): Screen {
    const screen = priya.screens.findLast(({ text, buttons }) => text.includes(message) && buttons.includes(label));
    if (screen === undefined) throw new Error(`No screen holds ${message} and [${label}]`);
    return screen;
  }

  async function press(label: string, message: string): Promise<string> {
    const screen = await priya.presses(label, holding(message, label));
    // What cannot be taken back is asked about first.
    return screen.buttons.includes("Withdraw it") ? (await priya.presses("Withdraw it")).text : screen.text;
  }

  function alter(screen: Screen, from: string, to: string): void {
    if (!screen.html.includes(from)) throw new Error(`No ${from} in ${screen.html}`);
    screen.html = screen.html.replaceAll(from, to);
  }

  return {
    causeway,
    partner: northshire.name,
    async tells(happened, { times = 1, more = {} } = {}) {
      const form = priya.screen.asksSomething ? priya.screen : await priya.opens("/forms/share-story");
      const answer = await sends(form, { ...answers, ...more, happened }, times);
      // Sent once more, a form that was taken leads to the first page.
      return /Thank you|Your stories/.test(answer) ? "" : answer;
    },
    async openForm() {
      const { asksSomething, text, held } = priya.screen;
      return asksSomething ? `${text} ${held.join(" ")}` : undefined;
    },
    async sendsAgain(happened) {
      if (sent === undefined) throw new Error("Nothing has been sent yet");
      await sends(sent, { ...answers, happened });
    },
    asksFor: async (what, how) => (await priya.opens(`${places[how]}${encodeURIComponent(what)}`)).text,
    async presses(label, message, by = "person") {
      if (by === "leader") return pressInSlack(causeway, asha, label, message);
      const told = await press(label, message);
      if (!told.includes("You are not signed in")) return told;
      await signsIn();
      await priya.presses("Read it");
      return press(label, message);
    },
    edits: (happened) => sends(priya.screen, { happened }),
    proposes: (text) => proposeInSlack(causeway, causeway.person("U0BEN", "Ben Osei"), asha, text),
    altersCard: async (message, from, to) => alter(holding(message, "Withdraw"), from, to),
    altersForm: async (from, to) => alter(priya.screen, from, to),
    makesFormAbout: async (id) =>
      alter(priya.screen, "novalidate", `novalidate><input type="hidden" name="about" value="${id}"`),
    /** A leader's session on the web ends with their workspace. */
    async takesAway() {
      const ofAsha = await webPerson({ browser, address: causeway.address });
      const answer = await asha.types("/causeway web", { in: LEADERS });
      const { visits = "" } = await asha.presses("Open Causeway on the web", answer.ephemeral);
      await ofAsha.signsIn(visits);
      const told = await takeFromSlack(causeway, asha);
      return async () => {
        const pages = [await ofAsha.opens("/"), await ofAsha.opens("/pages/messages")];
        return [...told(), ...pages.map(({ text }) => text).filter((text) => text.includes("Signed in as"))];
      };
    },
    async privately() {
      const { text } = priya.screen;
      return [text, (await comesBack()).text, ...(await priya.messages())];
    },
    confirmations: async () => priya.screens.filter(({ text }) => text.includes("Thank you")).length,
    leaders: () => causeway.heardIn(LEADERS),
    async live() {
      await comesBack();
      return [
        ...priya.screens.flatMap(({ foreign }) => foreign),
        ...causeway.slack.posts.flatMap((post) => liveMentions(post)),
      ];
    },
    meets(trouble) {
      throw new Error(`Pages never meet "${trouble}"`);
    },
  };
}
