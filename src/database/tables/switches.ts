/** What is remembered for a while, and the system's own switches. */
import type { Kit } from "../kit.js";

export function defineSwitchesTables(kit: Kit) {
  const { table, text, instant, json, index } = kit;

  /** Events that have had their effect. */
  const seen = table("seen", { key: text("key").primaryKey(), seenAt: instant("seen_at").notNull() }, (t) => [
    index("seen_at").on(t.seenAt),
  ]);

  /** The system's own switches; one row a name. */

  const setting = table("setting", { name: text("name").primaryKey(), value: json<unknown>("value").notNull() });

  /** Something that works once, such as an install that has begun. Kept only as a hash. */
  const ticket = table("ticket", { hash: text("hash").primaryKey(), expiresAt: instant("expires_at").notNull() });

  return { seen, setting, ticket };
}
