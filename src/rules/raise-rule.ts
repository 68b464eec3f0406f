/** Somebody says which rule stopped joint work. Whoever can bend it is asked, and not told who it was. */
import { note } from "../chat/card.js";
import type { Verb } from "../chat/feature.js";
import { type Answers, defineForm } from "../chat/form.js";
import { correct, type Outcome, open, reply } from "../chat/interaction.js";
import type { Context, Me } from "../context.js";
import type { MemberId, OrganisationId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { rememberMember } from "../directory/askers.js";
import { noticeCard } from "../directory/directory-cards.js";
import { type FoundOwner, findOwner } from "../directory/find-owner.js";
import { organisationName, organisations } from "../directory/organisations.js";
import { identifierProblems } from "../directory/refuse-identifiers.js";
import { safetyNodes } from "../directory/routes.js";
import { completePrompt } from "../rituals/prompted-rituals.js";
import { addDays, localDate } from "../schedule/occurrences.js";
import type { Words } from "../words/en-GB.js";
import { chaseLater } from "./chase-rules.js";
import { askAnswerers, ruleRaised } from "./rule-messages.js";
import { addRule } from "./rules.js";

const DAYS = 10;

export const unblockVerb = (words: Words): Verb<Context> => ({
  name: "unblock",
  purpose: words.rules.purpose,
  command: false,
  said: async (_context, typed) => open(raiseRule, "", typed === "" ? {} : { rule: typed }),
});

const fields = {
  employer: { kind: "one", required: true },
  rule: { kind: "paragraph", max: 300, required: true },
  stopped: { kind: "paragraph", max: 500, required: true },
  ownedBy: { kind: "one", required: true },
  who: { kind: "line", max: 160, required: false },
} as const;

export const raiseRule = defineForm({
  name: "raise-rule",
  fields,
  async present(context: Context) {
    const { words, asker, read, system } = context;
    if (asker.employers.length === 0 || asker.unnamed) return reply(noticeCard(words.directory.notSetUp(system.name)));
    const { form } = words.rules;
    const choices = (await organisations(read)).map(({ id, name }) => ({ value: id, label: name }));
    const employers = asker.employers.map(({ id, name }) => ({ value: id, label: name }));
    return {
      title: form.title,
      send: form.send,
      before: [note(form.intro)],
      after: await safetyNodes(context),
      questions: {
        employer: asker.employer === undefined ? { label: words.directory.employer, choices: employers } : undefined,
        rule: { label: form.rule, hint: form.ruleHint, missing: form.ruleMissing },
        stopped: { label: form.stopped, hint: form.stoppedHint, missing: form.stoppedMissing },
        ownedBy: { label: form.ownedBy, missing: form.ownedByMissing, choices },
        who: { label: form.who, hint: form.whoHint },
      },
    };
  },
  async submit(context, answers) {
    const found = await readAnswers(context, answers);
    if ("problems" in found) return correct(found.problems);
    return context.write((tx, me) => raise(context, tx, me, { ...answers, ownerId: found.ownerId }));
  },
});

type Raised = Answers<typeof fields>;

async function readAnswers(
  context: Context,
  { rule, stopped, who, ownedBy }: Raised,
): Promise<{ readonly ownerId: MemberId | null } | { readonly problems: Readonly<Record<string, string>> }> {
  const organisationId = ownedBy as OrganisationId;
  const owner = who === "" ? undefined : await findAnswerer(context, who, organisationId);
  const organisations = [organisationId];
  const unfit = await identifierProblems(context, { rule, stopped }, { organisations, refused: ["curator"] });
  const problems = { ...unfit, ...(owner !== undefined && "problem" in owner ? { who: owner.problem } : {}) };
  if (Object.keys(problems).length > 0) return { problems: { ...problems } };
  return { ownerId: owner !== undefined && "owner" in owner ? owner.owner.id : null };
}

/** Nobody is given another organisation's rule to answer for. */
async function findAnswerer(context: Context, typed: string, at: OrganisationId): Promise<FoundOwner> {
  const found = await findOwner(context, typed);
  if ("problem" in found || found.owner.organisation === (await organisationName(context.read, at))) return found;
  const { name, organisation } = found.owner;
  return { problem: context.words.rules.form.whoElsewhere(name, organisation) };
}

async function raise(
  context: Context,
  tx: Writer,
  me: Me,
  { rule, stopped, ownedBy, employer, ownerId }: Raised & { readonly ownerId: MemberId | null },
): Promise<Outcome> {
  const { now, system, asker } = context;
  // The form has checked that each is one of what it offered.
  const organisationId = asker.employer?.id ?? (employer as OrganisationId);
  if (asker.employer === undefined) await rememberMember(tx, me.id, { organisationId });
  const dueOn = addDays(localDate(now, system.timeZone), DAYS);
  const raised = { raisedBy: me.id, organisationId, ownedBy: ownedBy as OrganisationId, rule, stopped };
  const id = await addRule(tx, { ...raised, raisedAt: now, dueOn, ownerId });
  await askAnswerers(tx, { id, ownedBy: raised.ownedBy, named: ownerId, but: me.id }, now);
  await chaseLater(tx, id, dueOn, system.timeZone);
  await completePrompt(tx, { memberId: me.id, completions: ["rule"], done: `rule:${id}`, now });
  return context.confirm(tx, me, ruleRaised, { rule: id });
}
