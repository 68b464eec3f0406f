/** The pulse of the whole system after five waves, in each of which something else could be told. */
import { and, eq } from "drizzle-orm";
import type { MemberId, PlaceId, PulseId, WaveId } from "../../src/database/ids.js";
import type { Role } from "../../src/database/tables/directory.js";
import { grantRole } from "../../src/directory/roles.js";
import type { NewPulse } from "../../src/pulses/pulses.js";
import { type Causeway, type ConversationOptions, eastshire, northshire } from "../conversation.js";
import { atTheCareHome, hospitalAndCouncil, type TwoChats } from "../thanks/cast.js";
import type { Visitor } from "../web/visitor.js";
import { planned } from "./cast.js";
import { type AddedWave, addClosedWave, type ClosedWave, ofGroup } from "./closed-waves.js";
import { organisationId, placeId } from "./crowd.js";

/** The first of the waves; the last closes on 15 September, and leaders read it from the 16th on. */
export const FIRST = "2026-07-14";
/** When everybody may read all of them. */
export const AFTER_ALL = "2026-11-18T09:00:00Z";

export interface WithResults extends TwoChats {
  /** At the care home. */
  readonly priya: Visitor;
  readonly pulseId: PulseId;
  readonly harbour: PlaceId;
  /** The oldest first. */
  readonly waves: readonly AddedWave[];
}

/** Told, held back, told of two waves together, told as a bound, and answered by few of those asked. */
export async function fiveWaves(
  options: ConversationOptions = {},
  wanted: Partial<NewPulse> = {},
): Promise<WithResults> {
  const cast = await hospitalAndCouncil({ web: true, ...options });
  const { causeway } = cast;
  const priya = await atTheCareHome(causeway, "Priya Nair");
  const pulseId = await planned(causeway, { kind: "system" }, { firstOn: FIRST, target: 60, ...wanted });
  const harbour = await placeId(causeway, "Harbour");
  const hospital = await organisationId(causeway, northshire.name);
  const council = await organisationId(causeway, eastshire.name);
  const usual = { belief: [71, 72, 30], "new-ways": [55, 50, 30], relationships: [64, 60, 30] } as const;
  const all: readonly ClosedWave[] = [
    {
      ...{ number: 0, invited: 80, answered: 41 },
      figures: [
        ...ofGroup({ purpose: [62, 58, 30], support: [58, 50, 30], ...usual }),
        [`place:${harbour}`, "support", [57, 48, 22]],
      ],
    },
    { number: 1, invited: 80, answered: null },
    {
      ...{
        number: 2,
        invited: 80,
        answered: 24,
        figures: ofGroup({ purpose: [61, 57, 40, 2], support: [60, 52, 41, 2], ...usual }),
      },
    },
    {
      ...{
        number: 3,
        invited: 80,
        answered: 44,
        comments: ["It helps.", "=1+1", "<b>Less</b> forms", "d", "e", "f", "g"],
      },
      figures: [
        ...ofGroup({ ...usual, purpose: [60, 55, 31], support: [57, 49, 31], relationships: [95, 90, 15] }),
        ...ofGroup({ S1: [50, 40, 15], S2: [59, 50, 16], S3: [62, 57, 16] }),
        [`place:${harbour}`, "support", [55, 46, 23]],
        [`organisation:${hospital}`, "support", [54, 45, 12]],
        [`organisation:${council}`, "belief", [73, 75, 12]],
      ],
    },
    { number: 4, invited: 80, answered: 13, figures: ofGroup({ purpose: [63, 60, 11], support: [5, 5, 11] }) },
  ];
  const waves: AddedWave[] = [];
  for (const wave of all) waves.push(await addClosedWave(causeway.store, { pulseId, firstOn: FIRST }, wave));
  return { ...cast, priya, pulseId, harbour, waves };
}

export async function memberNamed({ store }: Pick<Causeway, "store">, name: string): Promise<MemberId> {
  const { member } = store.read.tables;
  const [row] = await store.read.select().from(member).where(eq(member.name, name));
  if (row === undefined) throw new Error(`nobody is called ${name}`);
  return row.id;
}

export async function holds(causeway: Causeway, name: string, role: Role): Promise<void> {
  const memberId = await memberNamed(causeway, name);
  const by = { actorId: null, now: causeway.clock.now() };
  await causeway.store.write((tx) => grantRole(tx, { memberId, role, organisationId: null }, by));
}

export async function asked({ store }: Causeway, waveId: WaveId, ...people: readonly MemberId[]): Promise<void> {
  await store.write((tx) =>
    tx.insert(tx.tables.waveInvitation).values(people.map((memberId) => ({ waveId, memberId }))),
  );
}

/** Whoever an organisation came by leads it; this one does no more. */
export async function leadsNoMore({ store, clock }: Causeway, name: string): Promise<void> {
  const memberId = await memberNamed({ store }, name);
  const { roleGrant } = store.read.tables;
  const isTheirs = and(eq(roleGrant.memberId, memberId), eq(roleGrant.role, "leader"));
  await store.write((tx) => tx.update(roleGrant).set({ endedAt: clock.now() }).where(isTheirs));
}
