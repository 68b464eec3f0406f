/** One workspace with very many people, a pulse that asks them all, and a Causeway that can be killed. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Platform } from "../../src/chat/platform.js";
import { type Core, createCore } from "../../src/core.js";
import { type MemberId, newId, type OrganisationId, type WaveId } from "../../src/database/ids.js";
import { openStore } from "../../src/database/open.js";
import type { Store } from "../../src/database/store.js";
import { openWaveKeys, type WaveKeys } from "../../src/database/wave-keys.js";
import { ensureWorkspace } from "../../src/directory/askers.js";
import { addEmployer } from "../../src/directory/channels.js";
import { saveOrganisation } from "../../src/directory/organisations.js";
import { addPulse, allPulses } from "../../src/pulses/pulses.js";
import type { Clock } from "../../src/schedule/clock.js";
import { words } from "../../src/words/en-GB.js";

/** A Monday, before the wave opens at nine. */
export const EVE = new Date("2026-11-23T08:59:00Z");
export const OPENS = new Date("2026-11-23T09:00:00Z");
export const CLOSES = new Date("2026-11-30T17:00:00Z");
export const WORKSPACE = "T0LARGE";
const ROWS_AT_ONCE = 1_000;

export interface Place {
  readonly url: string;
  readonly keysUrl: string;
  remove(): void;
}

export function newPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), "causeway-pulses-"));
  return {
    url: `file:${join(folder, "causeway.db")}`,
    keysUrl: `file:${join(folder, "keys.db")}`,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Nothing here waits for the disk: what is measured is Causeway. */
export const openPlace = ({ url }: Place): Promise<Store> => openStore({ url, durable: false, maxWaiting: 20_000 });

/** Members named "0", "1", and so on, each in one of a few organisations, and the pulse. */
export async function settle(store: Store, people: number): Promise<void> {
  const employers = await store.write(async (tx) => {
    const workspaceId = await ensureWorkspace(tx, "chat", WORKSPACE, EVE);
    const ids: OrganisationId[] = [];
    for (const name of ["General", "Community", "Council", "Surgeries", "Homes", "Carers"]) {
      const wanted = { name, sector: "other", places: ["Harbour"], staff: people } as const;
      const id = await saveOrganisation(tx, wanted, EVE);
      await addEmployer(tx, workspaceId, id);
      ids.push(id);
    }
    await addPulse(tx, {
      ...{ group: { kind: "system" }, cadenceWeeks: 2, threshold: 11, target: null, halves: false },
      ...{ skippedMonths: [], firstOn: "2026-11-23", leaderId: null, plannedBy: null, plannedAt: EVE },
    });
    return { workspaceId, ids };
  });
  for (let from = 0; from < people; from += ROWS_AT_ONCE) {
    const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, people - from) }, (_, at) => ({
      ...{ id: newId<MemberId>(), workspaceId: employers.workspaceId, name: "Somebody", role: "" },
      ...{ externalId: String(from + at), address: { user: String(from + at) }, createdAt: EVE, profiledAt: EVE },
      organisationId: employers.ids[(from + at) % employers.ids.length] ?? null,
    }));
    await store.write((tx) => tx.insert(tx.tables.member).values(rows));
  }
}

/** Two waves are over, so that the next one takes comments. */
export async function hadTwoWaves(store: Store): Promise<void> {
  const over = new Date("2026-10-05T08:00:00Z");
  const opened = { opensOn: "2026-10-05", opensAt: over, closesAt: over, closedAt: over, frozenAt: over };
  const asked = { threshold: 11, rotates: true, takesComments: false, invited: 0 };
  await store.write(async (tx) => {
    for (const { id: pulseId } of await allPulses(tx))
      for (const number of [0, 1])
        await tx.insert(tx.tables.wave).values({ id: newId<WaveId>(), pulseId, number, ...opened, ...asked });
  });
}

export interface Running {
  readonly core: Core;
  readonly waveKeys: WaveKeys;
}

export async function startOn(place: Place, store: Store, clock: Clock, platform: Platform): Promise<Running> {
  const waveKeys = await openWaveKeys(place.keysUrl);
  const core = createCore({
    ...{ store, clock, waveKeys, words, platforms: [platform], counted: () => {}, documentKeys: [randomBytes(32)] },
    log: pino({ level: "silent" }),
    system: { name: "Large", timeZone: "Europe/London", publicUrl: undefined, sendsMail: false },
  });
  return { core, waveKeys };
}

/** A platform that takes whatever it is given. */
export const willing: Platform = {
  name: "chat",
  start: async () => {},
  stop: async () => {},
  post: async () => ({}),
  update: async () => {},
  profile: async () => ({ name: "", timeZone: undefined }),
  limits: () => [],
};
