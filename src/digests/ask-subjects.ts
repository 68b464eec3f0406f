/** What a digest may ask about: all that waits and concerns its readers, as it stands now. */
import { eq } from "drizzle-orm";
import { type Fade, fadesFor } from "../celebrations/celebrations.js";
import { type NeedId, type OrganisationId, readId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { anyNeed, unmetNeeds } from "../needs/needs.js";
import { isFree } from "../pulses/signals/slipping-cards.js";
import { type Slipped, type Slipping, slippingFor } from "../pulses/signals/slipping-pulses.js";
import { type BlockedRule, stuckRules } from "../rules/rules.js";
import { DAY, later } from "../schedule/clock.js";
import type { Scene } from "../schedule/messages.js";
import { type Candidate, inOrderOfWorth } from "./choose-ask.js";
import { askedLately, inHandAmong } from "./digest-asks.js";
import type { Digest } from "./digests.js";
import { type Silent, silentOrganisations } from "./silent-organisations.js";

/** What slipped or is stuck, for the readers of one digest: what waits, and what was answered since the last one. */
export interface Trouble {
  /** Undefined where no pulse that concerns them has a result yet. */
  readonly slipping: Slipping | undefined;
  readonly fades: readonly Fade[];
  readonly rules: readonly BlockedRule[];
}

export type Readership = Pick<Digest, "channelId" | "organisationId" | "coversFrom" | "coversTo">;

const MOST_RULES = 50;
const MOST_NEEDS = 50;
/** What nobody has met for so long is asked about. */
const UNMET_MS = 14 * DAY;

export async function troubleFor(
  scene: Scene,
  { organisationId, coversFrom: since, coversTo: until }: Readership,
): Promise<Trouble> {
  const { read } = scene;
  return {
    slipping: await slippingFor(scene, { organisationId, since, until }),
    fades: await fadesFor(read, [organisationId], since, until),
    rules: await stuckRules(read, [organisationId], { since, until }, MOST_RULES),
  };
}

/** One thing to ask about. */
export type Subject =
  | { readonly kind: "signal"; readonly view: Slipped }
  | { readonly kind: "celebration"; readonly fade: Fade }
  | { readonly kind: "rule"; readonly rule: BlockedRule; readonly isOurs: boolean }
  | { readonly kind: "need"; readonly need: NonNullable<Awaited<ReturnType<typeof anyNeed>>> }
  | { readonly kind: "silence"; readonly name: string };

/** A signal, a change and a rule of their own have owners themselves; of all else the ask keeps who has it. */
export const isKeptHere = (subject: Subject): boolean =>
  subject.kind === "need" || subject.kind === "silence" || (subject.kind === "rule" && !subject.isOurs);

const ownKinds: readonly Candidate["kind"][] = ["signal", "celebration"];

/** All that may be asked, the most worth asking first. */
export async function subjectsToAsk(
  scene: Scene,
  readership: Readership,
  trouble: Trouble,
): Promise<readonly string[]> {
  const { read, now } = scene;
  const { channelId, organisationId, coversTo } = readership;
  const needs = await unmetNeeds(read, [organisationId], later(now, -UNMET_MS), now, MOST_NEEDS);
  const silent = await silentOrganisations(read, readership);
  const all: readonly Candidate[] = [
    ...waiting(trouble),
    ...needs.map(({ id, createdAt }) => candidate("need", id, createdAt)),
    ...silent.map(bySize),
  ];
  const ours = trouble.rules.filter(({ ownedBy }) => ownedBy === organisationId).map(({ id }) => `rule:${id}`);
  const kept = all.filter(({ kind, about }) => !ownKinds.includes(kind) && !ours.includes(about));
  const abouts = kept.map(({ about }) => about);
  const inHand = await inHandAmong(read, abouts, channelId, now);
  const free = all.filter(({ about }) => !inHand.has(about));
  return inOrderOfWorth(free, await askedLately(read, channelId, coversTo, 2)).map(({ about }) => about);
}

function waiting({ slipping, fades, rules }: Trouble): readonly Candidate[] {
  return [
    ...(slipping?.signals ?? []).filter(isFree).map((view) => ({
      ...candidate("signal", view.signal.id, view.signal.openedAt),
      isShared: view.group.kind === "system" || view.group.kind === "place",
    })),
    ...fades.filter(isFading).map(({ celebration: { id, amberAt, celebratedAt }, judged: { level } }) => ({
      ...candidate("celebration", id, amberAt ?? celebratedAt),
      isRed: level === "red",
    })),
    ...rules.filter(waits).map(({ id, raisedAt }) => candidate("rule", id, raisedAt)),
  ];
}

export const isUnowned = ({ celebration, owner, isAnswered }: Fade): boolean =>
  !isAnswered && celebration.answeredAt === null && owner === undefined;

/** What has recovered by itself is told, and not asked about. */
const isFading = (fade: Fade): boolean => isUnowned(fade) && fade.judged.level !== "calm";

export const waits = ({ owner, answeredAt }: BlockedRule): boolean => owner === undefined && answeredAt === null;

const candidate = (kind: Candidate["kind"], id: string, since: Date): Candidate => ({
  ...{ about: `${kind}:${id}`, kind, since, isShared: false, isRed: false },
});

/** Of those who are silent, none has been so for longer: the largest comes first. */
const bySize = ({ id }: Silent, at: number): Candidate => candidate("silence", id, new Date(at));

/** Undefined where it is no more, or does not concern these readers. */
export async function findSubject(
  read: Reader,
  about: string,
  { slipping, fades, rules }: Trouble,
  organisationId: OrganisationId,
): Promise<Subject | undefined> {
  const [kind = "", id = ""] = about.split(":");
  switch (kind as Candidate["kind"]) {
    case "signal": {
      const view = slipping?.signals.find(({ signal }) => signal.id === id);
      return view && { kind: "signal", view };
    }
    case "celebration": {
      const fade = fades.find(({ celebration }) => celebration.id === id);
      return fade && { kind: "celebration", fade };
    }
    case "rule": {
      const rule = rules.find((one) => one.id === id);
      return rule && { kind: "rule", rule, isOurs: rule.ownedBy === organisationId };
    }
    case "need": {
      const need = await anyNeed(read, readId<NeedId>(id) ?? ("" as NeedId));
      return need && { kind: "need", need };
    }
    case "silence": {
      const { organisation } = read.tables;
      const [found] = await read
        .select({ name: organisation.name })
        .from(organisation)
        .where(eq(organisation.id, id as OrganisationId));
      return found && { kind: "silence", name: found.name };
    }
  }
}

/** Nobody has it in hand, and nothing came of it yet. */
export function isWaiting(subject: Subject): boolean {
  switch (subject.kind) {
    case "signal":
      return isFree(subject.view);
    case "celebration":
      return isFading(subject.fade);
    case "rule":
      return waits(subject.rule);
    case "need":
      return subject.need.closedAt === null && !subject.need.isMatched;
    case "silence":
      return true;
  }
}
