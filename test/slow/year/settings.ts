/** What is switched on where, and what the system edits in the course of the year: set in the product, and kept here. */
import type { Store } from "../../../src/database/store.js";
import type { RitualAudience } from "../../../src/database/tables/rituals.js";
import { type Ritual, standardRituals } from "../../../src/rituals/catalogue.js";
import { saveRitual, saveSwitch } from "../../../src/rituals/rituals.js";
import { words } from "../../../src/words/en-GB.js";
import type { Cadence, When } from "./calendar.js";
import type { Places } from "./people.js";

/** From domain.md, section 4: how often, and who is prompted. */
const asWritten: Readonly<Record<string, readonly [Cadence, RitualAudience]>> = {
  friday: ["weekly", "staff"],
  relay: ["fortnightly", "thanked"],
  "leaders-thanks": ["weekly", "leaders"],
  coffee: ["monthly", "volunteers"],
  "day-in-the-life": ["quarterly", "volunteers"],
  "world-card": ["quarterly", "hosts"],
  "why-right": ["monthly", "authors"],
  "four-questions": ["event", "hosts"],
  amnesty: ["monthly", "staff"],
  opener: ["monthly", "forums"],
  "need-offer": ["fortnightly", "hosts"],
  listening: ["monthly", "leaders"],
  flop: ["monthly", "leaders"],
  "purpose-check": ["quarterly", "hosts"],
  unblock: ["weekly", "managers"],
  "data-spark": ["monthly", "forums"],
  "same-word": ["quarterly", "forums"],
  "call-first": ["monthly", "staff"],
  "still-doing-it": ["anniversary", "celebrated"],
  "leave-carry": ["quarterly", "hosts"],
};
const startOn = ["friday", "relay", "leaders-thanks", "coffee", "still-doing-it"];

export interface Plan extends When {
  readonly key: string;
  readonly audience: RitualAudience;
  readonly minutes: number;
  readonly startsOn: boolean;
  /** Its place in the catalogue. */
  readonly order: number;
}

interface Said {
  readonly on: boolean;
  readonly day: number | null;
  readonly time: string | null;
}

export interface Settings {
  plans(): readonly Plan[];
  /** As it is where these scopes hold, the narrowest first; undefined where it is off. */
  settingIn(key: string, scopes: readonly string[]): When | undefined;
  scopesOf(organisation: string | undefined, channel?: string): readonly string[];
  say(key: string, scope: string, said: Partial<Said>): Promise<void>;
  edit(key: string, change: Partial<Pick<Ritual, "cadence" | "day" | "time" | "prompt">>): Promise<void>;
  add(key: string, like: string, change: Partial<Ritual>): Promise<void>;
  readonly ids: Places;
}

export function keepSettings(
  store: Store,
  ids: Places,
  placesOf: (organisation: string) => readonly string[],
): Settings {
  const standards = new Map(standardRituals(words).map((ritual) => [ritual.key, ritual]));
  const plans = new Map<string, Plan>();
  for (const [order, [key, [cadence, audience]]] of Object.entries(asWritten).entries()) {
    const standard = standards.get(key);
    if (standard === undefined) throw new Error(`there is no ritual ${key}`);
    const { day, time, minutes } = standard;
    plans.set(key, { key, cadence, audience, day, time, minutes, order, startsOn: startOn.includes(key) });
  }
  const switches = new Map<string, Said>();

  function change(key: string, changed: Partial<Plan>): Plan {
    const plan = plans.get(key);
    if (plan === undefined) throw new Error(`there is no ritual ${key}`);
    const next = { ...plan, ...changed };
    plans.set(key, next);
    return next;
  }

  async function save(key: string, like: string, changed: Partial<Ritual>): Promise<void> {
    const standard = standards.get(like);
    if (standard === undefined) throw new Error(`there is no ritual ${like}`);
    const { name, purpose, prompt, element, way, cadence, day, time, minutes, audience, completion } = {
      ...standard,
      ...changed,
    };
    const saved = { name, purpose, prompt, element, way, cadence, day, time, minutes, audience, completion };
    await store.write((tx) => saveRitual(tx, { key, ...saved, editedBy: null, editedAt: new Date() }));
  }

  return {
    ids,
    plans: () => [...plans.values()],
    settingIn(key, scopes) {
      const plan = plans.get(key);
      const said = scopes.flatMap((scope) => switches.get(`${key} ${scope}`) ?? [])[0];
      if (plan === undefined || !(said?.on ?? plan.startsOn)) return undefined;
      return { cadence: plan.cadence, day: said?.day ?? plan.day, time: said?.time ?? plan.time };
    },
    scopesOf(organisation, channel) {
      if (organisation === undefined) return ["system"];
      const places = placesOf(organisation).map((place) => `place:${ids.place.get(place)}`);
      const own = `organisation:${ids.organisation.get(organisation)}`;
      return [...(channel === undefined ? [] : [`channel:${channel}`]), own, ...places, "system"];
    },
    async say(key, scope, { on = true, day = null, time = null }) {
      switches.set(`${key} ${scope}`, { on, day, time });
      await store.write((tx) => saveSwitch(tx, { ritualKey: key, scope, on, day, time }));
    },
    async edit(key, changed) {
      const { cadence, day, time } = change(key, changed as Partial<Plan>);
      await save(key, key, { ...changed, cadence, day, time });
    },
    async add(key, like, changed) {
      const standard = standards.get(like);
      if (standard === undefined) throw new Error(`there is no ritual ${like}`);
      const { cadence, day, time, minutes, audience } = { ...standard, ...changed };
      plans.set(key, { key, cadence, audience, day, time, minutes, order: plans.size, startsOn: true });
      await save(key, like, changed);
    },
  };
}

/** From the beginning: each of the twenty is on somewhere. */
export async function switchOn({ say, ids }: Settings, channels: readonly string[]): Promise<void> {
  const place = (name: string): string => `place:${ids.place.get(name)}`;
  const organisation = (key: string): string => `organisation:${ids.organisation.get(key)}`;
  for (const key of ["unblock", "listening", "flop", "purpose-check", "leave-carry", "why-right", "day-in-the-life"])
    await say(key, "system", {});
  for (const key of ["same-word", "data-spark", "four-questions"]) await say(key, "system", {});
  await say("amnesty", place("Harbour"), {});
  await say("need-offer", place("Moorside"), { day: 4, time: "13:00" });
  await say("world-card", place("Moorside"), {});
  await say("call-first", organisation("general"), {});
  await say("friday", organisation("general"), { day: 4, time: "15:30" });
  await say("friday", organisation("carers"), { on: false });
  await say("unblock", organisation("council"), { day: 1, time: "09:00" });
  await say("leaders-thanks", organisation("grove"), { day: 5, time: "13:00" });
  const [first, second] = channels;
  await say("opener", "system", {});
  if (first !== undefined) await say("opener", `channel:${first}`, { day: 2, time: "11:00" });
  if (second !== undefined) await say("opener", `channel:${second}`, { on: false });
}

/** What the system edits, by the week in which it does, on its Wednesday. */
export const edits: Readonly<Record<number, (settings: Settings) => Promise<void>>> = {
  3: ({ say, ids }) => say("need-offer", `place:${ids.place.get("Moorside")}`, { day: 3, time: "12:30" }),
  10: ({ say, ids }) => say("friday", `organisation:${ids.organisation.get("general")}`, {}),
  16: ({ say }) => say("amnesty", "system", { time: "11:30" }),
  20: ({ edit }) => edit("call-first", { day: 3, time: "13:30", prompt: "Which letter did you turn into a call?" }),
  // The two that come next in the catalogue of this system.
  26: ({ add }) =>
    add("own:praise", "unblock", {
      ...{ name: "Look back on Monday", prompt: "What went better than last week?", cadence: "weekly", day: 1 },
      ...{ time: "15:00", audience: "managers", completion: "words" },
    }),
  30: ({ say, ids }) => say("friday", `organisation:${ids.organisation.get("council")}`, { on: false }),
  32: ({ say }) => say("own:praise", "system", { on: false }),
  34: ({ say, ids }) => say("friday", `organisation:${ids.organisation.get("council")}`, { day: 5, time: "09:30" }),
  38: ({ edit }) => edit("unblock", { cadence: "fortnightly" }),
};
