/** Rules that stopped joint work: who raised them, who has them in hand, what came of them. */
import { and, asc, desc, eq, exists, gt, inArray, isNotNull, isNull, lte, or, type SQL } from "drizzle-orm";
import { type BlockedRuleId, type MemberId, newId, type OrganisationId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { idsWhere, isSteward } from "../directory/roles.js";

type Row = Reader["tables"]["blockedRule"]["$inferSelect"];

export interface BlockedRule extends Row {
  /** Where whoever raised it works, and whose rule it is. */
  readonly from: string;
  readonly owners: string;
  /** Who has it in hand; undefined where nobody has, or they are here no more. */
  readonly owner: string | undefined;
  readonly answeredByName: string | undefined;
}

export type RuleOutcome = NonNullable<Row["outcome"]>;

export type NewRule = Pick<
  Row,
  "raisedBy" | "organisationId" | "ownedBy" | "rule" | "stopped" | "raisedAt" | "dueOn" | "ownerId"
>;

export async function addRule(tx: Writer, rule: NewRule): Promise<BlockedRuleId> {
  const id = newId<BlockedRuleId>();
  const ownedAt = rule.ownerId === null ? null : rule.raisedAt;
  await tx.insert(tx.tables.blockedRule).values({ id, ...rule, ownedAt });
  return id;
}

/** Whoever asks: only to compose what its reader was settled for when it was said. */
export async function anyRule(read: Reader, id: BlockedRuleId): Promise<BlockedRule | undefined> {
  const [found] = await selectRules(read, eq(read.tables.blockedRule.id, id), 1);
  return found;
}

/** One that somebody may answer: who looks after the organisation whose rule it is, who has it in hand, a steward. */
export async function ruleFor(
  read: Reader,
  id: BlockedRuleId | undefined,
  me: MemberId | undefined,
): Promise<BlockedRule | undefined> {
  if (id === undefined || me === undefined) return undefined;
  const [found] = await selectRules(read, and(eq(read.tables.blockedRule.id, id), await mayAnswer(read, me)), 1);
  return found;
}

async function mayAnswer(read: Reader, me: MemberId): Promise<SQL | undefined> {
  const { blockedRule } = read.tables;
  if (await isSteward(read, me)) return undefined;
  return or(eq(blockedRule.ownerId, me), inArray(blockedRule.ownedBy, idsWhere(read, me, "leader", "curator")));
}

const isOpen = (read: Reader): SQL | undefined =>
  and(isNull(read.tables.blockedRule.answeredAt), isNull(read.tables.blockedRule.withdrawnAt));

/** What somebody raised, the newest first. */
export async function rulesRaisedBy(read: Reader, me: MemberId, limit: number): Promise<readonly BlockedRule[]> {
  const { blockedRule } = read.tables;
  return selectRules(read, and(eq(blockedRule.raisedBy, me), isNull(blockedRule.withdrawnAt)), limit);
}

/** What waits for an answer from somebody: theirs in hand first, then what nobody has. */
export async function rulesWaitingFor(read: Reader, me: MemberId, limit: number): Promise<readonly BlockedRule[]> {
  const { blockedRule } = read.tables;
  const looksAfter = inArray(blockedRule.ownedBy, idsWhere(read, me, "leader", "curator"));
  const isTheirs = or(
    eq(blockedRule.ownerId, me),
    looksAfter,
    (await isSteward(read, me)) ? isNotNull(blockedRule.escalatedAt) : undefined,
  );
  return selectRules(read, and(isOpen(read), isTheirs), limit, asc(blockedRule.dueOn));
}

/** Answered since then, of the organisation whose people read it: its own rules, and those that its people raised. */
export async function rulesAnsweredAt(
  read: Reader,
  organisationId: OrganisationId,
  since: Date,
  limit: number,
): Promise<readonly BlockedRule[]> {
  const { blockedRule } = read.tables;
  const isTheirs = or(eq(blockedRule.ownedBy, organisationId), eq(blockedRule.organisationId, organisationId));
  return selectRules(
    read,
    and(isTheirs, gt(blockedRule.answeredAt, since), isNull(blockedRule.withdrawnAt)),
    limit,
    desc(blockedRule.answeredAt),
  );
}

/**
 * For a digest to these organisations' leaders: what had gone past its ten days by `until`. What waits, the longest
 * first; then what was answered after `since`.
 */
export async function stuckRules(
  read: Reader,
  organisations: readonly OrganisationId[],
  { since, until }: { readonly since: Date; readonly until: Date },
  limit: number,
): Promise<readonly BlockedRule[]> {
  const { blockedRule } = read.tables;
  const concerns = or(
    inArray(blockedRule.ownedBy, [...organisations]),
    inArray(blockedRule.organisationId, [...organisations]),
  );
  const isNews = or(isNull(blockedRule.answeredAt), gt(blockedRule.answeredAt, since));
  const isStuck = and(lte(blockedRule.escalatedAt, until), isNull(blockedRule.withdrawnAt), isNews);
  const found = await selectRules(read, and(isStuck, concerns), limit, asc(blockedRule.dueOn));
  const isOver = ({ answeredAt }: BlockedRule): boolean => answeredAt !== null && answeredAt <= until;
  return [...found.filter((rule) => !isOver(rule)), ...found.filter(isOver)];
}

/** False where somebody else has it, it is over, or it is not theirs. Whoever may answer may hand it on. */
export async function ownRule(
  tx: Writer,
  id: BlockedRuleId,
  me: MemberId,
  ownerId: MemberId,
  now: Date,
): Promise<boolean> {
  const { blockedRule } = tx.tables;
  const { member } = tx.tables;
  const isGone = and(eq(member.id, blockedRule.ownerId), or(isNotNull(member.leftAt), isNotNull(member.awayAt)));
  const isFree = or(
    isNull(blockedRule.ownerId),
    eq(blockedRule.ownerId, me),
    exists(tx.select({ id: member.id }).from(member).where(isGone)),
  );
  const isTaken = ownerId === me ? isFree : undefined;
  const owned = await tx
    .update(blockedRule)
    .set({ ownerId, ownedAt: now })
    .where(and(eq(blockedRule.id, id), isOpen(tx), isTaken, await mayAnswer(tx, me)))
    .returning({ id: blockedRule.id });
  return owned.length > 0;
}

export async function answerRule(
  tx: Writer,
  id: BlockedRuleId,
  me: MemberId,
  { outcome, answer }: { readonly outcome: RuleOutcome; readonly answer: string },
  now: Date,
): Promise<boolean> {
  const { blockedRule } = tx.tables;
  const answered = await tx
    .update(blockedRule)
    .set({ outcome, answer, answeredBy: me, answeredAt: now })
    .where(and(eq(blockedRule.id, id), isOpen(tx), await mayAnswer(tx, me)))
    .returning({ id: blockedRule.id });
  return answered.length > 0;
}

export async function escalateRule(tx: Writer, id: BlockedRuleId, now: Date): Promise<void> {
  const { blockedRule } = tx.tables;
  await tx.update(blockedRule).set({ escalatedAt: now }).where(eq(blockedRule.id, id));
}

export async function withdrawRule(tx: Writer, id: BlockedRuleId, me: MemberId, now: Date): Promise<boolean> {
  const { blockedRule } = tx.tables;
  const withdrawn = await tx
    .update(blockedRule)
    .set({ withdrawnAt: now, rule: "", stopped: "" })
    .where(and(eq(blockedRule.id, id), eq(blockedRule.raisedBy, me), isOpen(tx)))
    .returning({ id: blockedRule.id });
  return withdrawn.length > 0;
}

async function selectRules(
  read: Reader,
  where: SQL | undefined,
  limit: number,
  order: SQL = desc(read.tables.blockedRule.raisedAt),
): Promise<readonly BlockedRule[]> {
  const { blockedRule, organisation } = read.tables;
  const rows = await read
    .select({ rule: blockedRule, from: organisation.name })
    .from(blockedRule)
    .innerJoin(organisation, eq(organisation.id, blockedRule.organisationId))
    .where(where)
    .orderBy(order, asc(blockedRule.id))
    .limit(limit);
  return Promise.all(rows.map(async ({ rule, from }) => ({ ...rule, from, ...(await namesIn(read, rule)) })));
}

/** Names of at most a page of rules. */
async function namesIn(read: Reader, { ownedBy, ownerId, answeredBy }: Row) {
  const { organisation, member } = read.tables;
  const [owners] = await read
    .select({ name: organisation.name })
    .from(organisation)
    .where(eq(organisation.id, ownedBy));
  const ids = [ownerId, answeredBy].flatMap((id) => id ?? []);
  const people =
    ids.length === 0
      ? []
      : await read
          .select({ id: member.id, name: member.name, leftAt: member.leftAt, awayAt: member.awayAt })
          .from(member)
          .where(inArray(member.id, ids));
  const isHere = people.find(({ id, leftAt, awayAt }) => id === ownerId && leftAt === null && awayAt === null);
  return {
    owners: owners?.name ?? "",
    owner: isHere?.name,
    answeredByName: people.find(({ id }) => id === answeredBy)?.name,
  };
}
