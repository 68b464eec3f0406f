/** From a request to what a person did. */
import { createHash, randomUUID } from "node:crypto";
import type { Deed, Interaction } from "../../src/chat/interaction.js";
import type { SignedIn } from "./settings.js";

export const newId = (): string => randomUUID();

/**
 * `given` is the one-time id of the form that was sent. It comes from the person's own device, so the person is part
 * of the interaction's id: nobody can make another's look repeated. So is what was done: somebody who goes back to a
 * form that their browser kept, and writes something else in it, has done something else.
 */
export function interactionOf({ platform, workspace, account, name }: SignedIn, deed: Deed, given = ""): Interaction {
  const once = /^[\w-]{16,64}$/.test(given) ? given : newId();
  const hash = createHash("sha256")
    .update(JSON.stringify([once, deed]))
    .digest("base64url");
  return {
    id: `${workspace} ${account} ${hash}`,
    platform,
    workspace,
    // Where they are reached is known already: they are in the core's books, or had no link.
    who: { account, name, address: {} },
    room: undefined,
    answerTo: undefined,
    deed,
  };
}
