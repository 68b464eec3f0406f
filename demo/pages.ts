/** The demo's pages. */
import { homeView } from "../adapters/slack/views.js";
import { type Html, html } from "../adapters/web/html.js";
import { localDate } from "../src/schedule/occurrences.js";
import { words } from "../src/words/en-GB.js";
import { initials } from "./avatar.js";
import { type Demo, draw, timeZone } from "./causeway.js";
import { placesOf } from "./chats.js";
import { formOf, payloadOf, type Sheet } from "./drawn.js";
import { frame } from "./frame.js";
import { type Actor, interactionOf } from "./interactions.js";
import { drawHome } from "./slack-html.js";
import { type DemoPerson, organisations, people } from "./system.js";
import type { Post } from "./world.js";

export function peoplePage(demo: Demo): Html {
  const main = html`<h1>Be anybody in Northshire</h1>
<p>Everything here is made up: six organisations, their people and three months of their stories. The bot is the real one.</p>
${organisations.map(
  ({ key, name, chat }) =>
    html`<section class="organisation"><h2>${name}</h2><p class="quiet">${chatNames[chat]}</p><ul class="people">${people
      .filter(({ organisation }) => organisation === key)
      .map(
        (person) => html`<li><a href="/demo/as/${person.key}">${person.name}</a>, ${lower(person.role)}</li>`,
      )}</ul></section>`,
)}`;
  return frame(demo, { title: "Be anybody in Northshire", main, back: "/demo", first: true });
}

const chatNames = { slack: "On Slack", teams: "On Microsoft Teams", web: "No chat: on the web" } as const;

const lower = (role: string): string => (/^[A-Z]{2}/.test(role) ? role : role.charAt(0).toLowerCase() + role.slice(1));

export async function chatPage(demo: Demo, actor: Actor): Promise<Html> {
  const { person, chat, place } = actor;
  const address = `/demo/as/${person.key}`;
  const form = demo.screens.get(person.key)?.form;
  const sheet: Sheet = { address, place };
  const places = chat === "slack" ? [{ place: "home", name: "Home" }, ...placesOf(person)] : placesOf(person);
  const name = places.find((one) => one.place === place)?.name ?? "";
  const inside =
    form !== undefined && form.room === place
      ? formOf(chat, form, sheet)
      : html`${place === "home" ? await homeOf(demo, actor, sheet) : messagesOf(demo, actor, sheet)}${answerOf(demo, actor, sheet)}${place !== "home" && composer(actor, name)}`;
  const main = html`<h1 class="whose">${person.name}, ${lower(person.role)}</h1><p class="quiet">${employerOf(person)}. ${chatNames[chat]}.</p>
<div class="chat chat-${chat}"><nav class="places" aria-label="Chats"><ul>${places.map(
    (one) =>
      html`<li><a href="${address}?place=${encodeURIComponent(one.place)}"${one.place === place && html` aria-current="page"`}>${one.name}</a></li>`,
  )}</ul></nav><section class="conversation" aria-label="${name}"><h2>${name}</h2>${inside}</section></div>`;
  const back = `${address}?place=${encodeURIComponent(place)}`;
  return frame(demo, { title: `${person.name}: ${name}`, main, back, teams: chat === "teams" });
}

const employerOf = ({ organisation }: DemoPerson): string =>
  organisations.find(({ key }) => key === organisation)?.name ?? "";

async function homeOf(demo: Demo, actor: Actor, { address, place }: Sheet): Promise<Html> {
  const answer = await demo.core.bot.handle(interactionOf(actor, { kind: "visited", page: "home" }, undefined));
  if (answer.kind !== "reply") return html``;
  return drawHome(homeView(answer.card, words.slack), { action: `${address}/press`, hidden: { place } });
}

function messagesOf({ world, clock }: Demo, actor: Actor, sheet: Sheet): Html {
  const posts = world.posts(actor.place);
  if (posts.length === 0) return html`<p class="quiet">Nothing has been written here yet.</p>`;
  const earlier = posts.length - mostShown;
  const more =
    earlier > 0 &&
    html`<p class="quiet">${earlier === 1 ? "1 earlier message is" : `${earlier} earlier messages are`} not shown.</p>`;
  return html`${more}<ol class="messages">${posts.slice(-mostShown).map((post) => messageOf(post, actor, sheet, clock.now(), post === posts.at(-1)))}</ol>`;
}

/** The newest are what a newcomer came to see. */
const mostShown = 5;

function messageOf(post: Post, { chat }: Actor, sheet: Sheet, now: Date, isNewest: boolean): Html {
  const author = people.find(({ key }) => key === post.by);
  const name = author?.name ?? "Causeway";
  const said =
    typeof post.payload === "string"
      ? html`<p>${post.payload}</p>${shareButton(post, sheet)}`
      : payloadOf(chat, post.payload, sheet, post.id);
  return html`<li class="message"${isNewest && html` id="newest" tabindex="-1"`}><span class="avatar${author === undefined && " avatar-bot"}" aria-hidden="true">${initials(name)}</span><div class="said" id="post-${post.id}" tabindex="-1"><p class="by"><strong>${name}</strong> <span class="quiet">${when(post.at, now)}</span></p>${said}</div></li>`;
}

function shareButton({ id }: Post, { address, place }: Sheet): Html {
  return html`<form method="post" action="${address}/point"><input type="hidden" name="place" value="${place}"><input type="hidden" name="post" value="${id}"><button class="small">Share as a story</button></form>`;
}

function answerOf(demo: Demo, { person, chat, place }: Actor, sheet: Sheet): Html | false {
  const answer = demo.screens.get(person.key)?.answer;
  if (answer?.place !== place) return false;
  return html`<section class="only-you" aria-label="Only you can see this" tabindex="-1" autofocus><p class="quiet">Only you can see this</p>${payloadOf(chat, draw[chat](answer.card, place), sheet, "")}</section>`;
}

/** What can be typed here, and what is worth trying. */
function composer({ chat, place, person }: Actor, name: string): Html {
  const address = `/demo/as/${person.key}/say`;
  const hint =
    chat === "slack" ? "For example: /story Jo rang me instead of writing" : "For example: story, home or help";
  const label = `Write in ${name}`;
  const verb = chat === "slack" ? "/" : "@causeway ";
  const quick = [
    { text: `${verb}story`, label: "Share a story" },
    { text: `${verb}pulse`, label: "Pulse checks" },
    { text: `${chat === "slack" ? "/causeway" : "@causeway"} help`, label: "Help" },
  ].map(
    ({ text, label }) =>
      html`<form method="post" action="${address}"><input type="hidden" name="place" value="${place}"><input type="hidden" name="chosen" value="yes"><input type="hidden" name="text" value="${text}"><button class="small">${label}</button></form>`,
  );
  return html`<form class="composer" method="post" action="${address}"><label for="text">${label}</label><p class="quiet" id="hint">${hint}</p><div class="row"><input type="hidden" name="place" value="${place}"><input id="text" name="text" autocomplete="off" aria-describedby="hint"><button>Send</button></div></form><div class="quick">${quick}</div>`;
}

export function webPersonPage(demo: Demo, person: DemoPerson, link: string): Html {
  const main = html`<h1 class="whose">${person.name}, ${lower(person.role)}</h1><p class="quiet">${employerOf(person)}. ${chatNames.web}.</p>
<p>${person.name} has neither Slack nor Teams. Causeway is a web page for them; this link signs you in as them, once, for ten minutes.</p>
<p><a class="button" href="${link}">Open Causeway as ${person.name}</a></p><p class="quiet">To come back here, open <a href="/demo">the demo's own page</a> again.</p>`;
  return frame(demo, { title: person.name, main, back: `/demo/as/${person.key}` });
}

export function notFoundPage(demo: Demo): Html {
  const main = html`<h1>Nobody is here</h1><p><a href="/demo">Choose somebody to be</a></p>`;
  return frame(demo, { title: "Nobody is here", main, back: "/demo" });
}

function when(at: Date, now: Date): string {
  const time = { timeZone, hour: "2-digit", minute: "2-digit" } as const;
  const isToday = localDate(at, timeZone) === localDate(now, timeZone);
  const day = { weekday: "long", day: "numeric", month: "long" } as const;
  return new Intl.DateTimeFormat("en-GB", isToday ? time : { ...day, ...time }).format(at);
}
