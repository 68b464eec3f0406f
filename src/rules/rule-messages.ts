/** What is said of a rule: to whoever may answer, to whoever has it, to whoever raised it. */
import { z } from "zod";
import type { Card } from "../chat/card.js";
import type { Me } from "../context.js";
import type { BlockedRuleId, MemberId, OrganisationId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { noticeCard } from "../directory/directory-cards.js";
import { findMember } from "../directory/members.js";
import { holdersOf } from "../directory/roles.js";
import { type Message, type MessageKind, type Scene, say } from "../schedule/messages.js";
import { answeredCard, askedCard, raisedCard } from "./rule-cards.js";
import { anyRule, type BlockedRule } from "./rules.js";

/** Why somebody is told: it is new, its day comes near, its day has passed, or it still waits. */
export const occasions = ["asks", "reminds", "escalated", "again"] as const;
export type RuleOccasion = (typeof occasions)[number];

const raisedPayload = z.object({ rule: z.string() });
const askedPayload = z.object({ rule: z.string(), occasion: z.enum(occasions) });
const ownerPayload = z.object({ rule: z.string(), owner: z.string(), by: z.string() });

/** To whoever raised it: what they sent, and then what became of it. */
export const ruleRaised: MessageKind<z.infer<typeof raisedPayload>> = {
  name: "rule-raised",
  payloads: { 1: raisedPayload },
  compose: ({ rule: id }, scene, occasion) =>
    ofRule(id, scene, occasion, async (rule, { read, words }) => {
      const there = await answerersOf(read, rule.ownedBy);
      const { raised, nobodyThere } = words.rules;
      return raisedCard(words, rule, there.length > 0 ? raised(rule.owners, rule.dueOn) : nobodyThere(rule.dueOn));
    }),
};

/** The answer, to whoever raised it. */
export const ruleAnswered: MessageKind<z.infer<typeof raisedPayload>> = {
  name: "rule-answered",
  keeps: true,
  payloads: { 1: raisedPayload },
  async compose({ rule: id }, { read, words }) {
    const rule = await anyRule(read, id as BlockedRuleId);
    if (rule === undefined || rule.answeredAt === null) return undefined;
    return { card: answeredCard(words, rule), about: [`rule:${id}`] };
  },
};

/** To whoever may answer. */
export const ruleAsked: MessageKind<z.infer<typeof askedPayload>> = {
  name: "rule-asked",
  payloads: { 1: askedPayload },
  compose: ({ rule: id, occasion: why }, scene, occasion) =>
    ofRule(id, scene, occasion, async (rule, { words }) => {
      const { asks, reminds, escalated, again } = words.rules;
      const said: Readonly<Record<RuleOccasion, string>> = {
        asks: asks(rule.from, rule.dueOn),
        reminds: reminds(rule.dueOn),
        escalated: escalated(rule.owners, rule.dueOn),
        again,
      };
      return askedCard(words, rule, said[why]);
    }),
};

/** To whoever somebody else named. */
export const ruleGiven: MessageKind<z.infer<typeof ownerPayload>> = {
  name: "rule-given",
  payloads: { 1: ownerPayload },
  compose: ({ rule: id, owner, by }, scene, occasion) =>
    ofRule(id, scene, occasion, async (rule, { read, words }) => {
      if (rule.ownerId !== owner) return noticeCard(words.rules.has(rule.owner ?? rule.owners));
      const giver = by === "" ? undefined : await findMember(read, by as MemberId);
      return askedCard(words, rule, words.rules.toldOwner(giver?.name ?? "", rule.dueOn));
    }),
};

/** What was over before it was told is not told. */
async function ofRule(
  id: string,
  scene: Scene,
  occasion: "post" | "revise",
  card: (rule: BlockedRule, scene: Scene) => Promise<Card>,
): Promise<Message | undefined> {
  const rule = await anyRule(scene.read, id as BlockedRuleId);
  if (rule === undefined) return undefined;
  const about = [`rule:${id}`];
  const isOver = rule.withdrawnAt !== null || rule.answeredAt !== null;
  if (!isOver) return { card: await card(rule, scene), about };
  if (occasion === "post") return undefined;
  if (rule.withdrawnAt !== null) return { card: noticeCard(scene.words.rules.over), about };
  return { card: answeredCard(scene.words, rule), about };
}

/** Whoever looks after the organisation; the stewards where nobody does. */
export async function answerersOf(read: Reader, organisationId: OrganisationId): Promise<readonly Me[]> {
  const found = [
    ...(await holdersOf(read, "leader", organisationId)),
    ...(await holdersOf(read, "curator", organisationId)),
  ];
  return [...new Map(found.map((one) => [one.id, one])).values()];
}

export interface Asking {
  readonly id: BlockedRuleId;
  readonly ownedBy: OrganisationId;
  /** Whom whoever raised it thinks of. */
  readonly named: MemberId | null;
  /** Whoever raised it themselves. */
  readonly but: MemberId;
}

/** Asks everybody who may answer, once each. Whoever was named has it in hand from the beginning. */
export async function askAnswerers(tx: Writer, { id, ownedBy, named, but }: Asking, now: Date): Promise<void> {
  const there = await answerersOf(tx, ownedBy);
  const asked: readonly Me[] = there.length > 0 ? there : await holdersOf(tx, "steward", null);
  // Whoever raised it and looks after it as well has it on their page.
  const others = asked.filter((one) => one.id !== named && (one.id !== but || asked.length === 1));
  for (const { id: member, workspaceId } of others) await tell(tx, { id, member, workspaceId, occasion: "asks" }, now);
  const owner = named === null ? undefined : await findMember(tx, named);
  if (owner !== undefined) await giveRule(tx, { id, owner, by: undefined }, now);
}

export interface Giving {
  readonly id: BlockedRuleId;
  readonly owner: Me;
  /** Undefined where whoever raised it named them: nobody learns who that was. */
  readonly by: MemberId | undefined;
}

export async function giveRule(tx: Writer, { id, owner, by }: Giving, now: Date): Promise<void> {
  const to = { kind: "member", id: owner.id, workspaceId: owner.workspaceId } as const;
  const payload = { rule: id, owner: owner.id, by: by ?? "" };
  await say(tx, { to, message: ruleGiven, payload, manner: "personal", now });
}

export interface Telling {
  readonly id: BlockedRuleId;
  readonly member: MemberId;
  readonly workspaceId: Me["workspaceId"];
  readonly occasion: RuleOccasion;
  readonly once?: string;
}

export async function tell(tx: Writer, { id, member, workspaceId, occasion, once }: Telling, now: Date): Promise<void> {
  const to = { kind: "member", id: member, workspaceId } as const;
  const key = once === undefined ? {} : { once };
  await say(tx, { to, message: ruleAsked, payload: { rule: id, occasion }, manner: "duty", now, ...key });
}
