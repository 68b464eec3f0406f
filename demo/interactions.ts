/** What somebody in a chat does, as their platform would tell it. */
import { createHash, randomUUID } from "node:crypto";
import type { Deed, Interaction, Room } from "../src/chat/interaction.js";
import type { OpenForm } from "./screens.js";
import { type DemoPerson, organisations } from "./system.js";
import { chatPlace, type Place } from "./world.js";

export interface Actor {
  readonly person: DemoPerson;
  readonly chat: "slack" | "teams";
  readonly place: Place;
}

/** The way in which a person has a chat; undefined for those who have none. */
export function chatOf(person: DemoPerson): Actor["chat"] | undefined {
  const chat = organisations.find(({ key }) => key === person.organisation)?.chat;
  return chat === "web" ? undefined : chat;
}

export function interactionOf({ person, chat, place }: Actor, deed: Deed, form: OpenForm | undefined): Interaction {
  const who = { account: person.key, name: person.name, address: { place: chatPlace(person.key) } };
  const once =
    form &&
    createHash("sha256")
      .update(JSON.stringify([form.once, deed]))
      .digest("base64url");
  return {
    id: `${person.key} ${once ?? randomUUID()}`,
    platform: chat,
    workspace: person.organisation,
    who,
    room: roomOf(form?.room ?? place),
    // Slack shows the answer to a press to that person alone, and not for long.
    answerTo: chat === "slack" && deed.kind === "pressed" ? undefined : who.address,
    deed,
  };
}

function roomOf(place: Place): Room {
  return { id: place, direct: place.startsWith("chat "), address: { place } };
}
