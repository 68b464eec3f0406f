/** Three platforms that keep what they were given, to whom and when, and how things stood for that person then. */
import type { Button, Card, CardNode } from "../../../src/chat/card.js";
import { DeliveryFailed, type Platform } from "../../../src/chat/platform.js";
import type { RitualPromptId } from "../../../src/database/ids.js";
import { isAwake, isHoliday, localDate } from "./calendar.js";
import type { Chat, Person } from "./people.js";

/** How things stood for somebody, by the test's own books. */
export interface Standing {
  readonly awake: boolean;
  readonly holiday: boolean;
  readonly snoozed: boolean;
  readonly optedOut: boolean;
  readonly away: boolean;
  readonly left: boolean;
  readonly paused: boolean;
}

export interface Received {
  /** As the platform's reference has it. */
  readonly ref: string;
  readonly at: number;
  /** Undefined of a room. */
  readonly person: Person | undefined;
  readonly place: string;
  readonly summary: string;
  /** Of a ritual's prompt to somebody: it can be passed. */
  readonly prompt: RitualPromptId | undefined;
  readonly isPulse: boolean;
  readonly standing: Standing;
}

/** What lies before somebody: a message and its buttons. */
export interface Shown {
  readonly received: Received;
  readonly buttons: readonly Button[];
}

export interface Platforms {
  readonly all: readonly Platform[];
  readonly received: Received[];
  /** What came since this was last called. */
  arrived(): readonly Shown[];
  readonly counts: { updates: number };
}

export interface Surroundings {
  readonly now: () => number;
  readonly isPaused: () => boolean;
  readonly find: (chat: Chat, account: string) => Person | undefined;
}

export function threePlatforms(around: Surroundings): Platforms {
  const received: Received[] = [];
  const counts = { updates: 0 };
  let shown: Shown[] = [];

  function take(chat: Chat, place: string, card: Card): string {
    const at = around.now();
    const person = around.find(chat, place);
    const buttons = card.body.flatMap(buttonsOf);
    const one: Received = {
      ...{ ref: `${chat} ${received.length}`, at, person, place, summary: card.summary },
      prompt: aboutOf(buttons, "pass-prompt") as RitualPromptId | undefined,
      isPulse: aboutOf(buttons, "answer-pulse") !== undefined,
      standing: standingOf(person, at, around.isPaused()),
    };
    received.push(one);
    shown.push({ received: one, buttons });
    return one.ref;
  }

  const platform = (name: Chat): Platform => ({
    name,
    async start() {},
    async stop() {},
    async post({ place, account }, card) {
      const to = name === "web" ? account : place;
      if (to === undefined) throw new DeliveryFailed({ kind: "abandon" }, "nowhere");
      return { ref: take(name, to, card) };
    },
    async update() {
      counts.updates += 1;
    },
    async profile({ place = "", account = "" }) {
      const person = around.find(name, name === "web" ? account : place);
      return { name: person?.name ?? "", timeZone: person?.zone };
    },
    limits: () => [],
  });

  return {
    all: [platform("slack"), platform("teams"), platform("web")],
    received,
    counts,
    arrived() {
      const since = shown;
      shown = [];
      return since;
    },
  };
}

const buttonsOf = (node: CardNode): readonly Button[] => (node.kind === "buttons" ? node.buttons : []);

function aboutOf(buttons: readonly Button[], action: string): string | undefined {
  for (const { press } of buttons) if (press.kind === "does" && press.action === action) return press.about;
  return undefined;
}

function standingOf(person: Person | undefined, at: number, paused: boolean): Standing {
  const nobody = { awake: true, holiday: false, snoozed: false, optedOut: false, away: false, left: false, paused };
  if (person === undefined) return nobody;
  const { zone, shift, snoozedUntil, optedOut, away, left } = person;
  const holiday = shift !== "night" && isHoliday(localDate(at, zone));
  return { awake: isAwake(at, zone, shift), holiday, snoozed: snoozedUntil > at, optedOut, away, left, paused };
}
