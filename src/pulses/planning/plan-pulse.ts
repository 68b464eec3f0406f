/** A steward plans a pulse for one group. */
import { note } from "../../chat/card.js";
import { defineForm } from "../../chat/form.js";
import { correct, type Outcome, open, reply } from "../../chat/interaction.js";
import type { Context, Me } from "../../context.js";
import type { Writer } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { isSteward } from "../../directory/roles.js";
import { groupKey, readGroup } from "../../groups/groups.js";
import { isBankHoliday } from "../../schedule/bank-holidays.js";
import { localDate } from "../../schedule/occurrences.js";
import { addPulse, findPulse, pulseFor } from "../pulses.js";
import { recordPulse } from "./audit-pulse.js";
import { changePulseForm } from "./change-pulse.js";
import { expectedAnswers, HALVES_FROM, isLikely } from "./expected-answers.js";
import { firstMonday } from "./first-days.js";
import { type SizedGroup, sizedGroup, sizedGroups } from "./group-sizes.js";
import { largerGroup } from "./larger-group.js";
import {
  DEFAULT_THRESHOLD,
  monthsOffered,
  type PlanAnswers,
  planFields,
  planQuestions,
  type Read,
  readPlan,
  writtenDay,
} from "./plan-form.js";
import { unlikelyCard } from "./planning-cards.js";
import { notPlanning, planningCardFor } from "./show-planning.js";
import { tellLeader } from "./tell-leader.js";

export const planPulse = defineForm({
  name: "plan-pulse",
  fields: { group: { kind: "one", required: true }, ...planFields },
  async present(context: Context) {
    const { words, read, now, system, asker } = context;
    const refusal = await notPlanning(context);
    if (refusal !== undefined) return refusal;
    const { form, choice } = words.planning;
    const sized = await sizedGroups(read, context);
    const terms = { cadenceWeeks: 2, threshold: DEFAULT_THRESHOLD, target: null, halves: false };
    return {
      title: form.title,
      send: form.send,
      before: [note(form.before)],
      questions: {
        group: {
          label: form.group,
          missing: form.groupMissing,
          choices: sized.map(({ group, name, people }) => ({ value: groupKey(group), label: choice(name, people) })),
        },
        ...planQuestions(context, {
          terms: { ...terms, skippedMonths: monthsOffered },
          day: firstMonday(localDate(now, system.timeZone), monthsOffered, isBankHoliday),
          leader: asker.name,
          offersHalves: sized.some(({ people }) => people >= HALVES_FROM),
          isFirst: true,
        }),
      },
    };
  },
  async submit(context, answers) {
    const { words } = context;
    const group = readGroup(answers.group);
    if (group === undefined) return correct({ group: words.planning.form.groupMissing });
    const plan = await readPlan(context, answers);
    if ("problems" in plan) return correct(plan.problems);
    return context.write(async (tx, me) => {
      if (!(await isSteward(tx, me.id))) return reply(noticeCard(words.planning.notSteward));
      const standing = await pulseFor(tx, group);
      // There is one for each group: planning it again is changing it.
      if (standing !== undefined) return open(changePulseForm, standing.id);
      return plant(context, tx, me, await sizedGroup(tx, context, group), plan, answers);
    });
  },
});

/** Everything but the group, which is settled. */
function filledWith({ group: _, ...rest }: PlanAnswers & { readonly group: string }) {
  return rest;
}

async function plant(
  context: Context,
  tx: Writer,
  me: Me,
  sized: SizedGroup,
  { terms, day, leaderId }: Read,
  answers: PlanAnswers,
): Promise<Outcome> {
  const { words, now } = context;
  const { form, planned } = words.planning;
  const { group, name, people } = sized;
  if (terms.halves && people < HALVES_FROM) return correct({ halves: form.halvesWrong(people) });
  if (!isLikely(people, terms)) {
    const larger = await largerGroup(tx, context, group, terms.threshold);
    const hasOne = larger !== undefined && (await pulseFor(tx, larger.group)) !== undefined;
    return reply(
      unlikelyCard(words, { sized, terms, larger, hasOne, fill: { ...filledWith({ ...answers, group: "" }) } }),
    );
  }
  const id = await addPulse(tx, { group, ...terms, firstOn: day, leaderId, plannedBy: me.id, plannedAt: now });
  const pulse = await findPulse(tx, id);
  if (pulse === undefined) throw new Error("a pulse that was just planned is not there");
  await recordPulse(tx, "pulse-planned", { pulse, name, by: me, at: now });
  await tellLeader(tx, pulse, me, now);
  const news = planned(name, people, Math.round(expectedAnswers(people, terms.halves)), writtenDay(words, day));
  return reply(await planningCardFor(context, tx, me.id, { news }));
}
