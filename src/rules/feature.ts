/** Unblock it: a rule that stopped joint work gets an owner and an answer. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";
import { answerRuleForm } from "./answer-rule.js";
import { chaseRule } from "./chase-rules.js";
import { handRule, ownRuleAction, withdrawRuleAction } from "./own-rule.js";
import { raiseRule, unblockVerb } from "./raise-rule.js";
import { ruleAnswered, ruleAsked, ruleGiven, ruleRaised } from "./rule-messages.js";
import { rulePage } from "./show-rules.js";

export const rules = (words: Words): Feature => ({
  verbs: [unblockVerb(words)],
  forms: [raiseRule, handRule, answerRuleForm],
  actions: [ownRuleAction, withdrawRuleAction],
  pages: [rulePage],
  messages: [ruleRaised, ruleAsked, ruleGiven, ruleAnswered],
  jobs: [chaseRule],
});
