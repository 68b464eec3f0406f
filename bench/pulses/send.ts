/**
 * Asks everybody in one workspace, in time that is made up: how near it comes to what the platform allows, and what
 * faults and kills do to it.
 */
import { setImmediate } from "node:timers/promises";
import type { Address } from "../../src/chat/interaction.js";
import { type Attempt, DeliveryFailed, type Platform } from "../../src/chat/platform.js";
import { openStore } from "../../src/database/open.js";
import type { Store } from "../../src/database/store.js";
import { SECOND } from "../../src/schedule/clock.js";
import { type ManualClock, manualClock } from "../../test/manual-clock.js";
import { diceFrom } from "../search/dice.js";
import { EVE, newPlace, OPENS, openPlace, settle, startOn } from "./world.js";

export interface Allowed {
  /** Messages a second that the platform takes, and at once after a rest. */
  readonly perSecond: number;
  readonly burst: number;
  /** What Causeway was told of it: another rate has to be learnt from refusals. */
  readonly told: number;
}

export interface Sent {
  readonly people: number;
  /** The time that the platform's own limit needs, over the time that it took. */
  readonly share: number;
  readonly lost: number;
  readonly doubled: number;
  /** Sends within which a fault or a kill fell after the platform had taken them. */
  readonly ambiguous: number;
  readonly refused: number;
  readonly kills: number;
}

const LATENCY_MS = 120;
const FAULTS = 0.005;

interface Plan {
  readonly people: number;
  readonly allowed: Allowed;
  readonly kills: number;
  readonly faults: boolean;
}

export async function sendTo({ people, allowed, kills, faults }: Plan): Promise<Sent> {
  const place = newPlace();
  const filling = await openPlace(place);
  await settle(filling, people);
  await filling.close();
  const dice = diceFrom(20261123);
  const taken = new Map<string, number>();
  const counts = { ambiguous: 0, refused: 0 };
  let fullAt = OPENS.getTime();
  let last = OPENS.getTime();
  let now = EVE;
  let killed = 0;
  let onTheWay = 0;
  try {
    while (taken.size < people) {
      const clock = manualClock(now);
      const platform = strict(clock);
      const store = await openStore({ url: place.url, durable: false });
      const { core, waveKeys } = await startOn(place, store, clock, platform);
      clock.everyMinute(core.tick);
      await clock.moveTo(now < OPENS ? OPENS : now);
      const until = killed < kills ? Math.ceil(((killed + 1) * people) / (kills + 1)) : people;
      while (taken.size < until)
        if (!(await goesOn(clock, store))) await clock.moveTo(new Date(clock.now().getTime() + 60 * SECOND));
      // A kill: whatever is on its way is never heard of again.
      now = clock.now();
      if (taken.size < people) {
        killed += 1;
        counts.ambiguous += onTheWay;
        onTheWay = 0;
      } else for (let at = 0; at < 200; at += 1) await goesOn(clock, store);
      await store.close().catch(() => {});
      await waveKeys.close();
    }
  } finally {
    place.remove();
  }
  const needed = (people - allowed.burst) / allowed.perSecond;
  const sent = [...taken.values()];
  return {
    people,
    share: needed / ((last - OPENS.getTime()) / 1000),
    lost: people - taken.size,
    doubled: sent.filter((times) => times > 1).length,
    ...counts,
    kills: killed,
  };

  /** Takes what is within its limit, after a moment; says no to the rest, and when to come back. */
  function strict(clock: ManualClock): Platform {
    return {
      name: "chat",
      start: async () => {},
      stop: async () => {},
      update: async () => {},
      profile: async () => ({ name: "", timeZone: undefined }),
      limits: () => [{ key: "workspace", burst: 20, perSecond: allowed.told, shared: true }],
      async post(to: Address, _card, _attempt: Attempt) {
        await new Promise<void>((resolve) => clock.at(new Date(clock.now().getTime() + LATENCY_MS / 2), resolve));
        const at = clock.now().getTime();
        const room = ((allowed.burst - 1) * SECOND) / allowed.perSecond;
        if (Math.max(fullAt, at) - at > room) {
          counts.refused += 1;
          const afterMs = Math.ceil((Math.max(fullAt, at) - at - room) / SECOND) * SECOND;
          throw new DeliveryFailed({ kind: "retry", afterMs, scope: "workspace" }, "ratelimited");
        }
        const fault = faults && dice() < FAULTS;
        if (fault && dice() < 0.5) throw new DeliveryFailed({ kind: "unknown" }, "reset_before_it_was_taken");
        fullAt = Math.max(fullAt, at) + SECOND / allowed.perSecond;
        last = at;
        const user = to["user"] ?? "";
        taken.set(user, (taken.get(user) ?? 0) + 1);
        if (fault) counts.ambiguous += 1;
        if (fault) throw new DeliveryFailed({ kind: "unknown" }, "reset_after_it_was_taken");
        onTheWay += 1;
        await new Promise<void>((resolve) => clock.at(new Date(clock.now().getTime() + LATENCY_MS / 2), resolve));
        onTheWay -= 1;
        return {};
      },
    };
  }
}

/** Lets everything run that needs no time to pass, then goes to the next timer within an hour. */
async function goesOn(clock: ManualClock, { counts }: Store): Promise<boolean> {
  for (let quiet = 0, writes = counts.writes; quiet < 4; quiet += 1) {
    await setImmediate();
    if (counts.writes > writes) quiet = 0;
    writes = counts.writes;
  }
  return clock.moveToNextTimer(3600 * SECOND);
}
