/** Meetings across organisations: what pairs a round of them, and what came of them all. */
import { and, count, eq, gte, lt } from "drizzle-orm";
import { z } from "zod";
import type { OrganisationId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import type { MeetingKind } from "../database/tables/meetings.js";
import type { JobName } from "../schedule/jobs.js";
import { metOrganisations } from "./acquaintance.js";

const round = z.object({ kind: z.enum(["coffee", "day"]), round: z.string() });

/** Pairs everybody who asked for it. `round` is the local date on which it came round. */
export const pairRoundJob: JobName<z.infer<typeof round>> = { kind: "pair-round", payloads: { 1: round } };

export interface OrganisationPair {
  readonly one: OrganisationId;
  readonly other: OrganisationId;
  /** When the first meeting of people from both was confirmed. */
  readonly at: Date;
}

/** Pairs of organisations whose people met for the first time, as both of them confirmed, from `from` to before `to`. */
export async function newOrganisationPairs(read: Reader, from: Date, to: Date): Promise<readonly OrganisationPair[]> {
  const meetings = new Map<string, { readonly at: Date; readonly organisations: OrganisationId[] }>();
  for (const { id, endedAt, organisationId } of await metOrganisations(read)) {
    if (endedAt === null || organisationId === null) continue;
    const known = meetings.get(id) ?? { at: endedAt, organisations: [] };
    known.organisations.push(organisationId);
    meetings.set(id, known);
  }
  const first = new Map<string, OrganisationPair>();
  for (const { at, organisations } of meetings.values())
    for (const [one, other] of pairsOf([...new Set(organisations)].toSorted()))
      if (!first.has(`${one} ${other}`)) first.set(`${one} ${other}`, { one, other, at });
  return [...first.values()].filter(({ at }) => at >= from && at < to);
}

function pairsOf<T>(all: readonly T[]): readonly (readonly [T, T])[] {
  return all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const));
}

/** How many took place, as all confirmed who could be asked, from `from` to before `to`. */
export async function meetingsHeld(read: Reader, kind: MeetingKind, from: Date, to: Date): Promise<number> {
  const { meeting } = read.tables;
  const [row] = await read
    .select({ meetings: count() })
    .from(meeting)
    .where(and(eq(meeting.kind, kind), eq(meeting.ended, "met"), gte(meeting.endedAt, from), lt(meeting.endedAt, to)));
  return row?.meetings ?? 0;
}
