/** Who is prompted one by one, each audience by its own rule. */
import type { RitualAudience } from "../../database/tables/rituals.js";
import { authors } from "./authors.js";
import { hosts } from "./hosts.js";
import { leaders } from "./leaders.js";
import { managers } from "./managers.js";
import type { Resolve } from "./resolving.js";
import { staff } from "./staff.js";
import { thanked } from "./thanked.js";

/** Channels, and those who asked to be in something, are prompted in ways of their own. */
export type PersonalAudience = Exclude<RitualAudience, "forums" | "volunteers" | "celebrated">;

export const resolvers: Readonly<Record<PersonalAudience, Resolve>> = {
  staff,
  thanked,
  leaders,
  managers,
  hosts,
  authors,
};

export const personalAudiences = Object.keys(resolvers) as readonly PersonalAudience[];
