/** Somebody takes a rule in hand, or says who will; whoever raised it takes it back. */
import { quote } from "../chat/card.js";
import type { Action } from "../chat/feature.js";
import { defineForm } from "../chat/form.js";
import { correct, reply } from "../chat/interaction.js";
import type { Context, Me } from "../context.js";
import { type BlockedRuleId, type MemberId, readId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { addAuditEntry } from "../directory/audit.js";
import { noticeCard } from "../directory/directory-cards.js";
import { findOwner } from "../directory/find-owner.js";
import { ownerField, ownerQuestion } from "../directory/in-hand.js";
import { revise } from "../schedule/messages.js";
import type { Words } from "../words/en-GB.js";
import { giveRule } from "./rule-messages.js";
import { type BlockedRule, ownRule, ruleFor, withdrawRule } from "./rules.js";

export const ownRuleAction: Action<Context> = {
  name: "own-rule",
  async pressed({ words, now, write }, about) {
    return write(async (tx, me) => {
      const rule = await ruleFor(tx, readId<BlockedRuleId>(about), me.id);
      if (rule === undefined) return reply(noticeCard(words.rules.notYours));
      if (!(await ownRule(tx, rule.id, me.id, me.id, now))) return reply(noticeCard(whyNot(words, rule)));
      await settle(tx, rule, me, me.id, now);
      return reply(noticeCard(words.rules.nowYours(rule.dueOn)));
    });
  },
};

/** `about` is the rule. */
export const handRule = defineForm({
  name: "hand-rule",
  fields: { owner: ownerField },
  async present({ words, read, asker }: Context, about) {
    const { hand, notYours } = words.rules;
    const rule = await ruleFor(read, readId<BlockedRuleId>(about), asker.memberId);
    if (rule === undefined) return reply(noticeCard(notYours));
    return {
      title: hand.title,
      send: hand.send,
      before: [quote(rule.rule)],
      questions: { owner: ownerQuestion(words) },
    };
  },
  async submit(context, { owner: typed }, about) {
    const { words, now } = context;
    const found = await findOwner(context, typed);
    if ("problem" in found) return correct({ owner: found.problem });
    const { owner } = found;
    return context.write(async (tx, me) => {
      const rule = await ruleFor(tx, readId<BlockedRuleId>(about), me.id);
      if (rule === undefined) return reply(noticeCard(words.rules.notYours));
      if (!(await ownRule(tx, rule.id, me.id, owner.id, now))) return reply(noticeCard(whyNot(words, rule)));
      await settle(tx, rule, me, owner.id, now);
      if (owner.id === me.id) return reply(noticeCard(words.rules.nowYours(rule.dueOn)));
      await giveRule(tx, { id: rule.id, owner, by: me.id }, now);
      return reply(noticeCard(words.rules.given(owner.name)));
    });
  },
});

async function settle(tx: Writer, rule: BlockedRule, me: Me, memberId: MemberId, now: Date): Promise<void> {
  const { id, ownedBy: organisationId } = rule;
  await addAuditEntry(tx, { deed: "rule-owned", at: now, actorId: me.id, organisationId, memberId });
  await revise(tx, `rule:${id}`, now);
}

function whyNot({ rules }: Words, { answeredAt, withdrawnAt, answeredByName, owner, owners }: BlockedRule): string {
  if (withdrawnAt !== null) return rules.over;
  return answeredAt === null ? rules.has(owner ?? owners) : rules.answeredAlready(answeredByName);
}

export const withdrawRuleAction: Action<Context> = {
  name: "withdraw-rule",
  async pressed({ words, now, write }, about) {
    const id = readId<BlockedRuleId>(about);
    return write(async (tx, me) => {
      const isBack = id !== undefined && (await withdrawRule(tx, id, me.id, now));
      if (isBack) await revise(tx, `rule:${id}`, now);
      return reply(noticeCard(isBack ? words.rules.takenBack : words.rules.answeredAlready(undefined)));
    });
  },
};
