/** Whoever may answers for a rule, and whoever raised it is told. */
import { note, quote } from "../chat/card.js";
import { defineForm } from "../chat/form.js";
import { correct, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type BlockedRuleId, readId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { addAuditEntry } from "../directory/audit.js";
import { noticeCard } from "../directory/directory-cards.js";
import { findMember } from "../directory/members.js";
import { identifierProblems } from "../directory/refuse-identifiers.js";
import { safetyNodes } from "../directory/routes.js";
import { revise, say } from "../schedule/messages.js";
import { ruleAnswered } from "./rule-messages.js";
import { answerRule, type BlockedRule, type RuleOutcome, ruleFor } from "./rules.js";

const outcomes = ["changed", "bent", "stays"] as const satisfies readonly RuleOutcome[];

/** `about` is the rule. */
export const answerRuleForm = defineForm({
  name: "answer-rule",
  fields: {
    outcome: { kind: "one", required: true },
    answer: { kind: "paragraph", max: 800, required: true },
  },
  async present(context: Context, about) {
    const { words, read, asker, interaction } = context;
    const { answerForm: form, notYours } = words.rules;
    const rule = await ruleFor(read, readId<BlockedRuleId>(about), asker.memberId);
    if (rule === undefined) return reply(noticeCard(notYours));
    // What is sent a second time says nothing else than the first.
    if (isOver(rule) && interaction.deed.kind !== "submitted") return reply(noticeCard(whyOver(context, rule)));
    return {
      title: form.title,
      send: form.send,
      before: [quote(rule.rule), note(form.intro)],
      after: await safetyNodes(context),
      questions: {
        outcome: {
          label: form.outcome,
          missing: form.outcomeMissing,
          choices: outcomes.map((value) => ({ value, label: form.outcomes[value] })),
        },
        answer: { label: form.words, hint: form.wordsHint, missing: form.wordsMissing },
      },
    };
  },
  async submit(context, { outcome, answer }, about) {
    const { words, now } = context;
    const problems = await identifierProblems(context, { answer }, { refused: ["curator"] });
    if (problems.answer !== undefined) return correct({ answer: problems.answer });
    return context.write(async (tx, me) => {
      const rule = await ruleFor(tx, readId<BlockedRuleId>(about), me.id);
      if (rule === undefined) return reply(noticeCard(words.rules.notYours));
      // The form has checked that it is one of what it offered.
      const said = { outcome: outcome as RuleOutcome, answer };
      if (!(await answerRule(tx, rule.id, me.id, said, now))) return reply(noticeCard(whyOver(context, rule)));
      await addAuditEntry(tx, { deed: "rule-answered", at: now, actorId: me.id, organisationId: rule.ownedBy });
      await tellRaiser(tx, rule, now);
      await revise(tx, `rule:${rule.id}`, now);
      return reply(noticeCard(words.rules.answerForm.done));
    });
  },
});

const isOver = ({ answeredAt, withdrawnAt }: BlockedRule): boolean => answeredAt !== null || withdrawnAt !== null;

function whyOver({ words: { rules } }: Context, { withdrawnAt, answeredByName }: BlockedRule): string {
  return withdrawnAt === null ? rules.answeredAlready(answeredByName) : rules.over;
}

async function tellRaiser(tx: Writer, { id, raisedBy }: BlockedRule, now: Date): Promise<void> {
  const raiser = await findMember(tx, raisedBy);
  if (raiser === undefined) return;
  const to = { kind: "member", id: raiser.id, workspaceId: raiser.workspaceId } as const;
  await say(tx, { to, message: ruleAnswered, payload: { rule: id }, manner: "personal", now });
}
