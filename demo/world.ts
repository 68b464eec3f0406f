/** What stands in the demo's chats: every message as its platform would hold it, in order. */
import { randomUUID } from "node:crypto";
import type { Card } from "../src/chat/card.js";
import type { Address } from "../src/chat/interaction.js";
import { DeliveryFailed, type Platform } from "../src/chat/platform.js";

/** A room, or somebody's own chat with Causeway. */
export type Place = string;

export const roomPlace = (key: string): Place => `room ${key}`;
export const chatPlace = (person: string): Place => `chat ${person}`;

export interface Post {
  readonly id: string;
  readonly at: Date;
  /** A person's key; undefined for Causeway itself. */
  readonly by: string | undefined;
  /** A person's words, or the platform's own payload of a card. */
  readonly payload: object | string;
}

export interface World {
  posts(place: Place): readonly Post[];
  add(place: Place, post: Omit<Post, "id" | "at">): Post;
  replace(id: string, payload: object): void;
  /** A platform whose messages are kept here, each drawn by the real adapter's renderer. */
  platform(name: string, draw: (card: Card, place: Place) => object): Platform;
}

export function createWorld(now: () => Date): World {
  const places = new Map<Place, Post[]>();
  const add: World["add"] = (place, post) => {
    const added = { ...post, id: randomUUID(), at: now() };
    places.set(place, [...(places.get(place) ?? []), added]);
    return added;
  };
  const replace: World["replace"] = (id, payload) => {
    for (const [place, posts] of places)
      places.set(
        place,
        posts.map((post) => (post.id === id ? { ...post, payload } : post)),
      );
  };
  return {
    posts: (place) => places.get(place) ?? [],
    add,
    replace,
    platform: (name, draw) => ({
      name,
      async start() {},
      async stop() {},
      async post(to, card) {
        const place = placeOf(to);
        return { id: add(place, { by: undefined, payload: draw(card, place) }).id, place };
      },
      async update({ id = "", place = "" }, card) {
        replace(id, draw(card, place));
      },
      // Everybody here has been introduced.
      profile: async () => ({ name: "", timeZone: undefined }),
      limits: () => [],
    }),
  };
}

function placeOf({ place }: Address): Place {
  if (place === undefined) throw new DeliveryFailed({ kind: "abandon" }, "nowhere_in_the_demo");
  return place;
}
