/** What a newcomer does as one of the people in a chat, told to the real bot as their platform would tell it. */
import { randomUUID } from "node:crypto";
import { messageOf } from "../adapters/teams/adaptive-cards.js";
import { buttons, type Card, text } from "../src/chat/card.js";
import type { Answer, Deed } from "../src/chat/interaction.js";
import { words } from "../src/words/en-GB.js";
import { type Demo, draw } from "./causeway.js";
import { type Actor, interactionOf } from "./interactions.js";
import { asIfSecure } from "./pictures.js";
import { afterAnswer, type Done, type OpenForm } from "./screens.js";
import { type DemoPerson, rooms } from "./system.js";
import { chatPlace, type Place, roomPlace } from "./world.js";

export interface Act {
  readonly deed: Deed;
  /** The message whose button was pressed. */
  readonly pressed?: string;
  readonly form?: OpenForm;
  /** The room that its form is about, where that is another than the one in which it was pressed. */
  readonly room?: Place;
  /** Typed, which opens no dialog in Teams. */
  readonly typed?: boolean;
}

/** Their own chat with Causeway, and their employer's rooms; leaders' rooms are for those who lead. */
export function placesOf(person: DemoPerson): readonly { readonly place: Place; readonly name: string }[] {
  const leads = /chief|director/i.test(person.role);
  const theirs = rooms.filter(
    ({ organisation, leaders }) => organisation === person.organisation && (!leaders || leads),
  );
  return [
    { place: chatPlace(person.key), name: "Causeway" },
    ...theirs.map(({ key, name }) => ({ place: roomPlace(key), name })),
  ];
}

/** Does it, and returns the place where the answer is. */
export async function act(demo: Demo, actor: Actor, { deed, pressed, form, room, typed = false }: Act): Promise<Place> {
  const { person, chat, place } = actor;
  const at = room ?? place;
  const answer = await demo.core.bot.handle(interactionOf({ ...actor, place: at }, deed, form));
  await demo.core.delivery.idle();
  const done: Done = { deed, place: at, pressed, form };
  const shown = chat === "teams" && typed ? withOneButton(answer) : answer;
  if (answer.kind !== "correct" && answer.kind !== "busy")
    demo.happened.add(`${deed.kind} ${nameOf(deed)} ${person.key}${isForSome(deed) ? " for some" : ""}`);
  if (chat === "teams" && isPrivate(shown)) {
    demo.screens.delete(person.key);
    const own = chatPlace(person.key);
    demo.world.add(own, {
      by: undefined,
      payload: messageOf(asIfSecure(shown.card), words.teams, answer.kind === "form" ? place : undefined),
    });
    return own;
  }
  if (deed.kind === "pressed" && answer.kind === "nothing" && answer.follows === true) return chatPlace(person.key);
  demo.screens.set(person.key, afterAnswer(shown, done, randomUUID(), demo.world, draw[chat]));
  return place;
}

/** A story that only some may read does not reach every digest, which the guided path goes on to look at. */
function isForSome(deed: Deed): boolean {
  const audience = deed.kind === "submitted" ? deed.answers["audience"] : undefined;
  return audience !== undefined && audience !== "system";
}

function nameOf(deed: Deed): string {
  switch (deed.kind) {
    case "submitted":
    case "asked":
      return deed.form;
    case "pressed":
      return deed.action;
    case "said":
    case "pointed":
      return deed.verb;
    case "visited":
      return deed.page;
    case "connected":
    case "disconnected":
    case "left":
      return "";
  }
}

type Told = Extract<Answer, { kind: "reply" }>;

const isPrivate = (answer: Answer): answer is Told => answer.kind === "reply" && answer.to === "asker";

/** Teams opens no dialog for something typed: it answers with a card whose one button does. */
function withOneButton(answer: Answer): Answer {
  if (answer.kind !== "form") return answer;
  const { form, about, title, fields } = answer.view;
  const fill = Object.fromEntries(fields.map(({ name, initial }) => [name, initial]));
  const summary = words.teams.openForm(title);
  const press = { kind: "opens", form, about, fill } as const;
  const card: Card = { summary, body: [text(summary), buttons({ label: words.teams.open(title), press })] };
  return { kind: "reply", card, to: "asker" };
}

/** What was typed, where it is meant for Causeway; undefined where it is for the people in the room. */
export function saidIn(typed: string, chat: Actor["chat"], place: Place): Deed | undefined {
  const [first = "", ...rest] = typed.trim().split(/\s+/);
  const name = first.toLowerCase();
  if (name === "/causeway" || name === "@causeway") return said(rest);
  if (name.startsWith("/")) return said([name.slice(1), ...rest]);
  return chat === "teams" && place.startsWith("chat ") ? said([first, ...rest]) : undefined;
}

const said = ([verb = "home", ...rest]: readonly string[]): Deed => ({ kind: "said", verb, words: rest.join(" ") });
