/** The made-up system: the real core over a file of its own, six organisations, their people, groups and channels. */
import { randomBytes } from "node:crypto";
import { pino } from "pino";
import { type Core, createCore } from "../../../src/core.js";
import { openStore } from "../../../src/database/open.js";
import type { Store } from "../../../src/database/store.js";
import { openWaveKeys, type WaveKeys } from "../../../src/database/wave-keys.js";
import { words } from "../../../src/words/en-GB.js";
import { freshUrl } from "../../fresh-store.js";
import { type ManualClock, manualClock } from "../../manual-clock.js";
import type { Dice } from "./dice.js";
import { type Group, type Organisation, organisations, type Person } from "./people.js";
import { type Platforms, threePlatforms } from "./platforms.js";
import {
  addChannels,
  addGroups,
  addMember,
  addOrganisations,
  type Channel,
  giveRoles,
  newPerson,
  places,
} from "./populate.js";
import { keepSettings, type Settings, switchOn } from "./settings.js";

export const SYSTEM_ZONE = "Europe/London";

export interface World {
  readonly store: Store;
  readonly waveKeys: WaveKeys;
  readonly clock: ManualClock;
  readonly platforms: Platforms;
  readonly people: Person[];
  readonly groups: readonly Group[];
  readonly channels: readonly Channel[];
  readonly settings: Settings;
  readonly dice: Dice;
  /** What was logged as wrong. */
  readonly faults: string[];
  paused: boolean;
  /** The step that is lived through. */
  at: number;
  core(): Core;
  /** The process ends, and another begins. */
  restart(): Promise<void>;
  /** Somebody whom Causeway has not met yet. */
  stranger(organisation: Organisation, isOpen: boolean): Person;
  stop(): Promise<void>;
}

export interface Size {
  readonly people: number;
  readonly start: string;
  readonly dice: Dice;
}

export async function createWorld({ people: size, start, dice }: Size): Promise<World> {
  const store = await openStore({ url: await freshUrl("sqlite", "migrated"), durable: false });
  const waveKeys = await openWaveKeys(await freshUrl("sqlite"));
  const clock = manualClock(start);
  const now = (): number => clock.now().getTime();
  const people: Person[] = [];
  const byAccount = new Map<string, Person>();
  const faults: string[] = [];
  const log = pino({ level: "error", base: null }, { write: (line) => void faults.push(line) });
  const paused = { now: false };
  const platforms = threePlatforms({
    now,
    isPaused: () => paused.now,
    find: (chat, account) => byAccount.get(`${chat} ${account}`),
  });
  const seenKey = await waveKeys.make("seen");
  const begin = (): Core =>
    createCore({
      ...{ store, waveKeys, seenKey, clock, log, words, documentKeys: [randomBytes(32)], counted: () => {} },
      system: { name: "Northshire", timeZone: SYSTEM_ZONE, publicUrl: undefined, sendsMail: false },
      platforms: platforms.all,
    });
  let core = begin();
  let stopTicking = clock.everyMinute(() => core.tick());
  const end = async (): Promise<void> => {
    stopTicking();
    await core.delivery.stop(Promise.resolve());
    await core.documents.close();
  };

  const known = (person: Person): void => {
    people.push(person);
    byAccount.set(`${person.chat} ${person.account}`, person);
  };
  const stranger = (organisation: Organisation, isOpen: boolean): Person => {
    const person = newPerson({ at: people.length, organisation, isOpen, dice, now: now(), steady: false });
    known(person);
    return person;
  };

  const ids = await store.write((tx) => addOrganisations(tx, clock.now()));
  await store.write(async (tx) => {
    for (const { organisation, steady } of places(size)) {
      const person = newPerson({ at: people.length, organisation, isOpen: false, dice, now: now(), steady });
      known(person);
      await addMember(tx, person, organisation, ids, clock.now());
      byAccount.set(`${person.chat} ${person.account}`, person);
    }
    await giveRoles(tx, people, ids, clock.now());
  });
  const groups = await store.write((tx) => addGroups(tx, people, dice, clock.now()));
  const channels = await store.write((tx) => addChannels(tx, people, ids, clock.now()));
  const settings = keepSettings(store, ids, (key) => organisations.find((one) => one.key === key)?.places ?? []);
  await switchOn(
    settings,
    channels.map(({ id }) => id),
  );

  return {
    ...{ store, waveKeys, clock, platforms, people, groups, channels, settings, dice, faults, stranger },
    get paused() {
      return paused.now;
    },
    set paused(is) {
      paused.now = is;
    },
    at: now(),
    core: () => core,
    async restart() {
      await end();
      core = begin();
      stopTicking = clock.everyMinute(() => core.tick());
    },
    async stop() {
      await end();
      await Promise.all([store.close(), waveKeys.close()]);
    },
  };
}
