/** A steward changes a pulse. What people were told of an open wave stays until it has been counted. */
import { text } from "../../chat/card.js";
import { defineForm } from "../../chat/form.js";
import { correct, type Outcome, type Problems, reply } from "../../chat/interaction.js";
import type { Context, Me } from "../../context.js";
import { type MemberId, type PulseId, readId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { findMember } from "../../directory/members.js";
import { nameKey } from "../../directory/name-key.js";
import { isSteward } from "../../directory/roles.js";
import { isBankHoliday } from "../../schedule/bank-holidays.js";
import { localDate } from "../../schedule/occurrences.js";
import { type DueWave, nextWave } from "../asking/due-waves.js";
import { type ChangedPulse, changePulse, findPulse, lastWave, type Pulse, type Wave } from "../pulses.js";
import { changesIn, recordPulse } from "./audit-pulse.js";
import { expectedAnswers, HALVES_FROM, isLikely } from "./expected-answers.js";
import { findLeader } from "./find-leader.js";
import { type SizedGroup, sizedGroup } from "./group-sizes.js";
import {
  isTerms,
  type PlanAnswers,
  planFields,
  planQuestions,
  readDay,
  readTerms,
  type Terms,
  writtenDay,
} from "./plan-form.js";
import { notPlanning, planningCardFor } from "./show-planning.js";
import { tellLeader } from "./tell-leader.js";

/** `about` is the pulse. */
export const changePulseForm = defineForm({
  name: "change-pulse",
  fields: planFields,
  async present(context: Context, about) {
    const { words, read } = context;
    const { changeForm, gone } = words.planning;
    const refusal = await notPlanning(context);
    if (refusal !== undefined) return refusal;
    const pulse = await standing(read, about);
    if (pulse === undefined) return reply(noticeCard(gone));
    const { name, people } = await sizedGroup(read, context, pulse.group);
    const leader = pulse.leaderId === null ? undefined : await findMember(read, pulse.leaderId);
    return {
      title: changeForm.title,
      send: changeForm.send,
      before: [text(changeForm.known(name))],
      questions: planQuestions(context, {
        terms: pulse,
        day: nextOf(context, pulse)?.opensOn,
        leader: leader?.name ?? "",
        offersHalves: pulse.halves || people >= HALVES_FROM,
        isFirst: false,
      }),
    };
  },
  async submit(context, answers, about) {
    const { words, read } = context;
    const pulse = await standing(read, about);
    if (pulse === undefined) return reply(noticeCard(words.planning.gone));
    const change = await readChange(context, pulse, answers);
    if ("problems" in change) return correct(change.problems);
    return context.write(async (tx, me) => {
      if (!(await isSteward(tx, me.id))) return reply(noticeCard(words.planning.notSteward));
      const now = await standing(tx, about);
      if (now === undefined) return reply(noticeCard(words.planning.gone));
      return settle(context, tx, me, now, change);
    });
  },
});

async function standing(read: Reader, about: string): Promise<Pulse | undefined> {
  const id = readId<PulseId>(about);
  const pulse = id && (await findPulse(read, id));
  return pulse?.endedAt === null ? pulse : undefined;
}

const nextOf = ({ now, system }: Pick<Context, "now" | "system">, pulse: Pulse): DueWave | undefined =>
  nextWave(pulse, now, system.timeZone, isBankHoliday);

type Change = Terms & Required<Pick<ChangedPulse, "firstOn" | "leaderId">>;

async function readChange(
  context: Context,
  pulse: Pulse,
  answers: PlanAnswers,
): Promise<Change | { readonly problems: Problems }> {
  const terms = readTerms(context, answers);
  const months = answers.months.map(Number);
  const day = await readNext(context, pulse, answers.first, months);
  const leader = await readLeader(context, pulse, answers.leader);
  if (!isTerms(terms) || "problem" in day || "problem" in leader) {
    const first = "problem" in day ? { first: day.problem } : {};
    return {
      problems: {
        ...(isTerms(terms) ? {} : terms),
        ...first,
        ...("problem" in leader ? { leader: leader.problem } : {}),
      },
    };
  }
  // Another cadence counts from the next wave on: what is past would else come due anew.
  const from = terms.cadenceWeeks === pulse.cadenceWeeks ? pulse.firstOn : nextOf(context, pulse)?.plannedOn;
  return { ...terms, firstOn: day.day ?? from ?? pulse.firstOn, leaderId: leader.id };
}

/** No day where it stays as it was: its place in the cadence may be a holiday, and is kept. */
async function readNext(
  context: Context,
  pulse: Pulse,
  typed: string,
  leftOut: readonly number[],
): Promise<{ readonly day: string | undefined } | { readonly problem: string }> {
  const next = nextOf(context, pulse);
  if (next !== undefined && typed === writtenDay(context.words, next.opensOn)) return { day: undefined };
  const read = readDay(context, typed, leftOut);
  if ("problem" in read || read.day === next?.opensOn) return "problem" in read ? read : { day: undefined };
  const last = await lastWave(context.read, pulse.id);
  const isOpen = last?.frozenAt === null && read.day <= localDate(last.closesAt, context.system.timeZone);
  return isOpen ? { problem: context.words.planning.form.dayWrong.open } : read;
}

/** Whoever answers the group goes on doing so, whatever roles they hold by now. */
async function readLeader(
  context: Context,
  { leaderId }: Pulse,
  typed: string,
): Promise<{ readonly id: MemberId } | { readonly problem: string }> {
  const leader = leaderId === null ? undefined : await findMember(context.read, leaderId);
  if (leader !== undefined && nameKey(leader.name) === nameKey(typed)) return { id: leader.id };
  return findLeader(context, typed);
}

async function settle(context: Context, tx: Writer, me: Me, pulse: Pulse, change: Change): Promise<Outcome> {
  const { words, now } = context;
  const { changed, unchanged } = words.planning;
  const sized = await sizedGroup(tx, context, pulse.group);
  const problems = problemsWith(context, pulse, await lastWave(tx, pulse.id), change, sized);
  if (problems !== undefined) return correct(problems);
  const changes = changesIn(pulse, change);
  if (changes.length === 0) return reply(await planningCardFor(context, tx, me.id, { news: unchanged(sized.name) }));
  await changePulse(tx, pulse.id, change);
  const is = { ...pulse, ...change };
  await recordPulse(tx, "pulse-changed", { pulse: is, name: sized.name, by: me, at: now, changes });
  if (change.leaderId !== pulse.leaderId) await tellLeader(tx, is, me, now);
  const news = changed(sized.name, Math.round(expectedAnswers(sized.people, change.halves)));
  return reply(await planningCardFor(context, tx, me.id, { news }));
}

/** What of a change may not be now. */
function problemsWith(
  { words, now, system }: Context,
  pulse: Pulse,
  last: Wave | undefined,
  change: Change,
  { people }: SizedGroup,
): Problems | undefined {
  const { form, changeForm } = words.planning;
  const isOther = change.threshold !== pulse.threshold;
  if (isOther && last?.frozenAt === null) {
    const { thresholdOpen, thresholdCounting } = changeForm;
    const isCounting = last.closesAt <= now;
    return { threshold: isCounting ? thresholdCounting : thresholdOpen(words.date(last.closesAt, system.timeZone)) };
  }
  const isHalved = change.halves && !pulse.halves;
  if (isHalved && people < HALVES_FROM) return { halves: form.halvesWrong(people) };
  if ((isOther || isHalved) && !isLikely(people, change))
    return { threshold: changeForm.tooFew(Math.round(expectedAnswers(people, change.halves))) };
  return undefined;
}
