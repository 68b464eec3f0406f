/** How people without a chat come in. What the web adapter is given of the core, besides its door to the bot. */
import type { Store } from "../database/store.js";
import { later } from "../schedule/clock.js";
import { ANYBODY } from "./askers.js";
import {
  createSignIn,
  endSession,
  findSession,
  findSignIn,
  hasLinksEnough,
  LINK_LIFE_MS,
  type SignedInMember,
  spendSignIn,
  WEB,
} from "./passes.js";
import { peopleOf } from "./people-without-chat.js";
import { findStandingLink } from "./standing-links.js";

/** A link to send to somebody. */
export interface SentLink {
  readonly token: string;
  /** As it was given with the invitation, whatever was typed now. */
  readonly email: string;
  readonly name: string;
  readonly organisation: string;
}

export interface Doors {
  /** Who somebody is who comes by an organisation's standing link, and the one form that it opens. */
  standing(
    token: string,
  ): Promise<{ readonly who: SignedInMember; readonly organisation: string; readonly form: string } | undefined>;
  /** Whom a sign-in link is for, while it can be used. Spends nothing. */
  invited(token: string): Promise<{ readonly name: string } | undefined>;
  /** Spends a sign-in link: of two at the same moment one succeeds. */
  signIn(token: string): Promise<{ readonly session: string; readonly lifeMs: number } | undefined>;
  session(session: string): Promise<SignedInMember | undefined>;
  signOut(session: string): Promise<void>;
  /** New links for whoever has this address: none where nobody has, or where they were sent enough of them. */
  linksFor(email: string): Promise<readonly SentLink[]>;
}

/** `anybody` is the form that needs no sign-in, and what its unnamed author is called. */
export function createDoors(
  store: Store,
  now: () => Date,
  anybody: { readonly form: string; readonly name: string },
): Doors {
  return {
    async standing(token) {
      const found = await findStandingLink(store.read, token);
      if (found === undefined) return undefined;
      const who = { platform: WEB, workspace: found.id, account: ANYBODY, name: anybody.name };
      return { who, organisation: found.name, form: anybody.form };
    },
    invited: (token) => findSignIn(store.read, token, now()),
    signIn: (token) => store.write((tx) => spendSignIn(tx, token, now())),
    session: (session) => findSession(store.read, session, now()),
    signOut: (session) => store.write((tx) => endSession(tx, session)),
    async linksFor(email) {
      const people = await peopleOf(store.read, email);
      if (people.length === 0) return [];
      return store.write(async (tx) => {
        const links: SentLink[] = [];
        for (const { id, email, name, organisation } of people) {
          if (await hasLinksEnough(tx, id, now())) continue;
          links.push({ token: await createSignIn(tx, id, later(now(), LINK_LIFE_MS)), email, name, organisation });
        }
        return links;
      });
    },
  };
}
