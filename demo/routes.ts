/** The demo's own pages: being somebody, doing something as them, moving the clock. */
import { type Context, Hono } from "hono";
import { csrf } from "hono/csrf";
import { deedOfPress } from "../adapters/slack/buttons.js";
import { readAnswers as slackAnswers } from "../adapters/slack/inputs.js";
import { formModal } from "../adapters/slack/views.js";
import { readButton } from "../adapters/teams/buttons.js";
import { readAnswers as teamsAnswers } from "../adapters/teams/inputs.js";
import type { RawAnswers } from "../src/chat/form-view.js";
import type { Deed } from "../src/chat/interaction.js";
import { nameOf } from "../src/chat/text.js";
import { createSignIn, LINK_LIFE_MS } from "../src/directory/passes.js";
import { later } from "../src/schedule/clock.js";
import { words } from "../src/words/en-GB.js";
import { addAssets } from "./assets.js";
import type { Demo } from "./causeway.js";
import { type Act, act, placesOf, saidIn } from "./chats.js";
import { addClockRoutes } from "./clock-routes.js";
import { isMonday } from "./guide.js";
import { type Actor, chatOf } from "./interactions.js";
import { chatPage, notFoundPage, peoplePage, webPersonPage } from "./pages.js";
import { stateOf } from "./slack-html.js";
import { people } from "./system.js";
import { chatPlace, type Place } from "./world.js";

export function createRoutes(demo: Demo): Hono {
  const app = new Hono().basePath("/demo");
  app.use(csrf());
  addAssets(app);
  addClockRoutes(app, demo);
  app.get("/", (context) => context.html(peoplePage(demo).toString()));
  app.get("/as/:person", (context) => being(context, demo));
  const doing = (does: (actor: Actor, sent: URLSearchParams) => Promise<Place>) => async (context: Context) => {
    const sent = new URLSearchParams(await context.req.text());
    const actor = actorOf(context, sent.get("place") ?? "");
    if (actor === undefined) return context.html(notFoundPage(demo).toString(), 404);
    const place = await does(actor, sent);
    const spot = spotOf(demo, actor, place, sent.get("post") ?? "");
    return context.redirect(`/demo/as/${actor.person.key}?place=${encodeURIComponent(place)}${spot}`, 303);
  };
  const acting = (read: (actor: Actor, sent: URLSearchParams) => Act | undefined) =>
    doing(async (actor, sent) => {
      const what = read(actor, sent);
      return what === undefined ? actor.place : act(demo, actor, what);
    });
  app.post(
    "/as/:person/say",
    doing((actor, sent) => says(demo, actor, sent)),
  );
  app.post(
    "/as/:person/press",
    acting((actor, sent) => pressed(demo, actor, sent)),
  );
  app.post(
    "/as/:person/send",
    acting((actor, sent) => submitted(demo, actor, sent)),
  );
  app.post(
    "/as/:person/point",
    acting((actor, sent) => pointedAt(demo, actor, sent)),
  );
  app.get("/as/:person/close", (context) => {
    const person = context.req.param("person");
    demo.screens.delete(person);
    return context.redirect(
      `/demo/as/${encodeURIComponent(person)}?place=${encodeURIComponent(context.req.query("place") ?? "")}#text`,
      303,
    );
  });
  app.notFound((context) => context.html(notFoundPage(demo).toString(), 404));
  return app;
}

/** Where the keyboard goes on: a form or an answer asks for it itself; a message that was pressed, the newest else. */
function spotOf({ screens, world }: Demo, { person }: Actor, place: Place, pressed: string): string {
  const screen = screens.get(person.key);
  if (screen?.form !== undefined || screen?.answer !== undefined) return "";
  if (place === "home") return "#main";
  return world.posts(place).some(({ id }) => id === pressed) ? `#post-${pressed}` : "#newest";
}

function actorOf(context: Context, wanted: string): Actor | undefined {
  const person = people.find(({ key }) => key === context.req.param("person"));
  const chat = person && chatOf(person);
  if (person === undefined || chat === undefined) return undefined;
  const isHome = wanted === "home" && chat === "slack";
  const isTheirs = placesOf(person).some(({ place }) => place === wanted);
  return { person, chat, place: isHome || isTheirs ? wanted : chatPlace(person.key) };
}

async function being(context: Context, demo: Demo): Promise<Response> {
  const person = people.find(({ key }) => key === context.req.param("person"));
  if (person === undefined) return context.html(notFoundPage(demo).toString(), 404);
  demo.happened.add(`be ${person.key}`);
  const actor = actorOf(context, context.req.query("place") ?? "");
  if (actor !== undefined) {
    if (actor.place.startsWith("room ") && isMonday(demo)) demo.happened.add(`read ${person.key}`);
    return context.html((await chatPage(demo, actor)).toString());
  }
  const member = demo.members.get(person.key);
  if (member === undefined) return context.html(notFoundPage(demo).toString(), 404);
  const expires = later(demo.clock.now(), LINK_LIFE_MS);
  const token = await demo.store.write((tx) => createSignIn(tx, member.id, expires));
  return context.html(webPersonPage(demo, person, `/sign-in/${token}`).toString());
}

/** Words for Causeway go to it; any others to the people in the room. */
async function says(demo: Demo, actor: Actor, sent: URLSearchParams): Promise<Place> {
  const text = (sent.get("text") ?? "").trim();
  const deed = saidIn(text, actor.chat, actor.place);
  // What is chosen in the compose box of Teams opens a dialog at once; what is typed there does not.
  if (deed !== undefined) return act(demo, actor, { deed, typed: !sent.has("chosen") });
  if (text !== "" && actor.place.startsWith("room "))
    demo.world.add(actor.place, { by: actor.person.key, payload: text });
  demo.screens.delete(actor.person.key);
  return actor.place;
}

/** A press travels in each platform's own terms. */
function pressed(demo: Demo, { chat, person }: Actor, sent: URLSearchParams): Act | undefined {
  const post = sent.get("post") ?? "";
  const from = post === "" ? {} : { pressed: post };
  if (chat === "slack") {
    const deed = deedOfPress(sent.get("action_id") ?? "", sent.get("value") ?? "");
    return deed && { deed, ...from };
  }
  const data = readData(sent.get("data"));
  const button = readButton(data);
  if ("no" in button) return undefined;
  if ("do" in button) return { deed: { kind: "pressed", action: button.do, about: button.about }, ...from };
  if ("show" in button) return { deed: { kind: "visited", page: button.show }, ...from };
  if ("open" in button)
    return {
      deed: { kind: "asked", form: button.open, about: button.about, fill: button.fill },
      ...from,
      ...(button.room === undefined ? {} : { room: button.room }),
    };
  return sending(demo, person.key, button.submit, button.about, teamsAnswers(data, button));
}

/** The form that is open in Slack, as its modal sends it. */
function submitted(demo: Demo, { person }: Actor, sent: URLSearchParams): Act | undefined {
  const form = demo.screens.get(person.key)?.form;
  if (form === undefined) return undefined;
  const state = stateOf(formModal(form.view, words.slack, form.room), sent);
  return sending(demo, person.key, form.view.form, form.view.about, slackAnswers(state));
}

function sending(demo: Demo, person: string, form: string, about: string, answers: RawAnswers): Act {
  const open = demo.screens.get(person)?.form;
  const deed: Deed = { kind: "submitted", form, about, answers };
  return open === undefined ? { deed } : { deed, form: open };
}

/** Something done to somebody's own words. */
function pointedAt(demo: Demo, { place }: Actor, sent: URLSearchParams): Act | undefined {
  const post = demo.world.posts(place).find(({ id }) => id === sent.get("post"));
  const author = people.find(({ key }) => key === post?.by);
  if (post === undefined || typeof post.payload !== "string" || author === undefined) return undefined;
  const address = { place: chatPlace(author.key) };
  const message = { text: post.payload, author: { account: author.key, name: nameOf(author.name), address } };
  return { deed: { kind: "pointed", verb: "share-as-story", message } };
}

function readData(json: string | null): Readonly<Record<string, unknown>> {
  const data: unknown = JSON.parse(json ?? "{}");
  return typeof data === "object" && data !== null ? { ...data } : {};
}
