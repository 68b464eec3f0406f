/** Chats show pictures from https addresses alone. This machine has none, so they are told one, and the page is told what it is. */
import type { Card } from "../src/chat/card.js";

const here = "http://localhost:";
const secure = "https://this-machine.example:";

export function asIfSecure(card: Card): Card {
  const body = card.body.map((node) =>
    node.kind === "image" ? { ...node, url: node.url.replace(here, secure) } : node,
  );
  return { ...card, body };
}

/** A platform's payload, with this machine's own addresses in it. */
export function asItIs(payload: object): object {
  return JSON.parse(JSON.stringify(payload).replaceAll(secure, here)) as object;
}
