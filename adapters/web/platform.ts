/** The port through which the core reaches people on the web: it does not, they come and look. */
import { DeliveryFailed, type Platform } from "../../src/chat/platform.js";

type Posting = Pick<Platform, "post" | "update" | "profile" | "limits">;

export function createPosting(): Posting {
  return {
    /** What was said is read from the core at the next visit; the address is checked so that a mistake shows. */
    async post(to, _card, attempt) {
      const account = to["account"];
      if (account === undefined) throw new DeliveryFailed({ kind: "abandon" }, "not_a_web_address");
      return { account, id: attempt.id };
    },
    async update() {},
    /** The name was given with the link; browsers tell no server their time zone. */
    async profile(person) {
      return { name: person["name"] ?? person["account"] ?? "", timeZone: undefined };
    },
    limits: () => [],
  };
}
