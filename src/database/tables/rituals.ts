/** Rituals: what the system made of the catalogue, who was prompted for what, and what they answered. */
import type { ChannelId, MemberId, OrganisationId, RitualAnswerId, RitualPromptId, TeamId } from "../ids.js";
import type { Kit } from "../kit.js";
import type { DirectoryTables } from "./directory.js";
import type { GroupsTables } from "./groups.js";
import type { Element, Way } from "./stories.js";

/** How often a ritual comes round. "event" comes when somebody asks for it; "anniversary" at 3, 6, 9 and 12 months. */
export const cadences = ["weekly", "fortnightly", "monthly", "quarterly", "event", "anniversary"] as const;
export type Cadence = (typeof cadences)[number];

/** Who is prompted. */
export const audiences = [
  /** Everybody whom Causeway knows. */
  "staff",
  /** Whoever was thanked since the ritual came round last. */
  "thanked",
  "leaders",
  /** Leaders, curators, and whoever looks after a team. */
  "managers",
  /** Whoever looks after a team, for each team. */
  "hosts",
  /** Whoever told a story since the ritual came round last. */
  "authors",
  /** The leadership channels. */
  "forums",
  /** Whoever asked to be in it. */
  "volunteers",
  /** Whoever looks after a team whose change was celebrated. */
  "celebrated",
] as const;
export type RitualAudience = (typeof audiences)[number];

/** What answers a prompt, and so where the answer goes. */
export const completions = [
  "thanks",
  "relay",
  "story-thanks",
  "story",
  "lesson",
  "meaning",
  "need",
  "try",
  "rule",
  "meeting",
  "status",
  "words",
] as const;
export type Completion = (typeof completions)[number];

/** A ritual of the catalogue by its name there, or "own:<id>" of one that the system added. */
export type RitualKey = string;

/** For whom a setting holds: "system", "place:<id>", "organisation:<id>", "channel:<id>". */
export type RitualScope = string;

export function defineRitualsTables(
  kit: Kit,
  { member, organisation, channel }: DirectoryTables,
  { team }: GroupsTables,
) {
  const { table, id, text, integer, boolean, instant, json, index, primaryKey } = kit;

  /** A ritual that the system has edited or added; all others are as the catalogue has them. */
  const ritual = table("ritual", {
    key: text<RitualKey>("key").primaryKey(),
    name: text("name").notNull(),
    purpose: text("purpose").notNull(),
    prompt: text("prompt").notNull(),
    element: text<Element>("element").notNull(),
    way: text<Way>("way").notNull(),
    cadence: text<Cadence>("cadence").notNull(),
    /** 1 for Monday to 7 for Sunday, and HH:MM on the local clock of whoever is prompted. */
    day: integer("day").notNull(),
    time: text("time").notNull(),
    minutes: integer("minutes").notNull(),
    audience: text<RitualAudience>("audience").notNull(),
    completion: text<Completion>("completion").notNull(),
    editedBy: id<MemberId>("edited_by").references(() => member.id, { onDelete: "set null" }),
    editedAt: instant("edited_at").notNull(),
  });

  /** Where a ritual is on or off, and when it comes there. The narrowest scope that says something is heard. */
  const ritualSwitch = table(
    "ritual_switch",
    {
      ritualKey: text<RitualKey>("ritual_key").notNull(),
      scope: text<RitualScope>("scope").notNull(),
      on: boolean("on").notNull(),
      /** Null where it comes when the catalogue says. */
      day: integer("day"),
      time: text("time"),
    },
    (t) => [primaryKey({ columns: [t.ritualKey, t.scope] })],
  );

  /** One prompt to one person or channel, from when it is planned: said and answered, or lapsed with its reason. */
  const ritualPrompt = table(
    "ritual_prompt",
    {
      id: id<RitualPromptId>("id").primaryKey(),
      /** Ritual, recipient, local date and what it is about: planned once. */
      onceKey: text("once_key").notNull().unique(),
      ritualKey: text<RitualKey>("ritual_key").notNull(),
      memberId: id<MemberId>("member_id").references(() => member.id, { onDelete: "cascade" }),
      channelId: id<ChannelId>("channel_id").references(() => channel.id, { onDelete: "cascade" }),
      /** The local date on which it came round. */
      occursOn: text("occurs_on").notNull(),
      dueAt: instant("due_at").notNull(),
      completion: text<Completion>("completion").notNull(),
      /** What it asks about: "story:<id>", "thanks:<id>", "team:<id>", "celebration:<id>"; empty where nothing. */
      about: text("about").notNull(),
      postedAt: instant("posted_at"),
      /** When it was answered, and with what: "thanks:<id>" and the like. */
      doneAt: instant("done_at"),
      done: text("done").notNull().default(""),
      /** "Not this time". */
      passedAt: instant("passed_at"),
      /** Why it was never said. */
      lapsedAt: instant("lapsed_at"),
      lapse: text("lapse").notNull().default(""),
    },
    (t) => [
      index("ritual_prompt_member").on(t.memberId, t.dueAt),
      index("ritual_prompt_ritual").on(t.ritualKey, t.occursOn),
      index("ritual_prompt_due").on(t.dueAt),
    ],
  );

  /** What was answered to a ritual whose answer belongs nowhere else. */
  const ritualAnswer = table(
    "ritual_answer",
    {
      id: id<RitualAnswerId>("id").primaryKey(),
      ritualKey: text<RitualKey>("ritual_key").notNull(),
      promptId: id<RitualPromptId>("prompt_id").references(() => ritualPrompt.id, { onDelete: "set null" }),
      memberId: id<MemberId>("member_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      organisationId: id<OrganisationId>("organisation_id")
        .notNull()
        .references(() => organisation.id),
      teamId: id<TeamId>("team_id").references(() => team.id, { onDelete: "set null" }),
      /** By question, in order. */
      answers: json<readonly { readonly question: string; readonly answer: string }[]>("answers").notNull(),
      /** Who does what follows from it, by when (a local date), where the ritual asks for that. */
      ownerId: id<MemberId>("owner_id").references(() => member.id, { onDelete: "set null" }),
      dueOn: text("due_on"),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [index("ritual_answer_created").on(t.ritualKey, t.createdAt), index("ritual_answer_member").on(t.memberId)],
  );

  return { ritual, ritualSwitch, ritualPrompt, ritualAnswer };
}
