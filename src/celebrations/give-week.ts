/** What a week was like: pressed on the weekly card, or given and corrected later by anybody in the group. */
import { text } from "../chat/card.js";
import type { Action } from "../chat/feature.js";
import { type Answers, defineForm } from "../chat/form.js";
import { correct, type Outcome, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { readId, type TeamMeasureId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { noticeCard } from "../directory/directory-cards.js";
import { safetyNodes } from "../directory/routes.js";
import { revise } from "../schedule/messages.js";
import { measureFor, saveWeek, type TeamMeasure, type Week, weeksOf } from "./team-measures.js";
import { openCelebrationOf, watchMeasure } from "./watch-celebration.js";
import { openWeeks } from "./week-series.js";

const MOST = 9999;

const fields = {
  week: { kind: "one", required: true },
  yes: { kind: "one", required: true },
  count: { kind: "line", max: 5, required: true },
} as const;

/** `about` is the measure. */
export const giveWeek = defineForm({
  name: "give-week",
  fields,
  async present(context: Context, about) {
    const { words, read, asker, now, system } = context;
    const { giveForm, notYours, yes, no, week, answer, notGiven } = words.celebrations;
    const measure = await measureFor(read, readId<TeamMeasureId>(about), asker.memberId);
    if (measure === undefined) return reply(noticeCard(notYours));
    const known = await weeksOf(read, measure.id);
    const open = openWeeks(now, system.timeZone).map((monday) => {
      const given = known.find((one) => one.week === monday);
      const said = given === undefined ? notGiven : answer(measure.kind, given.value);
      return { value: monday, label: `${week(monday)}: ${said}` };
    });
    const choices = [
      { value: "1", label: yes },
      { value: "0", label: no },
    ];
    return {
      title: giveForm.title,
      send: giveForm.send,
      before: [text(measure.question)],
      after: await safetyNodes(context),
      questions: {
        week: { label: giveForm.week, missing: giveForm.weekMissing, choices: open, initial: open[0]?.value ?? "" },
        yes: measure.kind === "yes-no" ? { label: giveForm.yes, missing: giveForm.yesMissing, choices } : undefined,
        count:
          measure.kind === "count"
            ? { label: giveForm.count, hint: giveForm.countHint, missing: giveForm.countMissing }
            : undefined,
      },
    };
  },
  async submit(context, answers, about) {
    const { giveForm } = context.words.celebrations;
    const value = numberIn(answers);
    if (value === undefined) return correct({ count: giveForm.notANumber });
    return save(context, about, { week: answers.week, value });
  },
});

function numberIn({ yes, count }: Answers<typeof fields>): number | undefined {
  if (count === "") return Number(yes);
  return /^\d{1,4}$/.test(count) && Number(count) <= MOST ? Number(count) : undefined;
}

/** `about` is the measure, the week and what is said: "yes" or "no". */
export const sayWeek: Action<Context> = {
  name: "say-week",
  async pressed(context, about) {
    const [id = "", week = "", said = ""] = about.split(" ");
    return save(context, id, { week, value: said === "yes" ? 1 : 0 }, "yes-no");
  },
};

async function save(context: Context, about: string, given: Week, kind?: TeamMeasure["kind"]): Promise<Outcome> {
  const { words, now, system } = context;
  const { notYours, pastWeek, frozen, given: thanks, answer } = words.celebrations;
  return context.write(async (tx, me) => {
    const measure = await measureFor(tx, readId<TeamMeasureId>(about), me.id);
    if (measure === undefined || (kind !== undefined && kind !== measure.kind)) return reply(noticeCard(notYours));
    if (!openWeeks(now, system.timeZone).includes(given.week)) return reply(noticeCard(pastWeek));
    if (await isFrozenGap(tx, measure, given.week)) return reply(noticeCard(frozen(given.week)));
    await keep(tx, measure, given, context);
    return reply(noticeCard(thanks(given.week, answer(measure.kind, given.value))));
  });
}

async function keep(tx: Writer, measure: TeamMeasure, given: Week, { now, system }: Context): Promise<void> {
  await saveWeek(tx, measure.id, given);
  await watchMeasure(tx, measure.id, { now, system });
  await revise(tx, `measure-week:${measure.id}:${given.week}`, now);
}

/** A typing error may be corrected for as long as any; but a week more would change which twelve are compared with. */
async function isFrozenGap(read: Reader, { id }: TeamMeasure, week: string): Promise<boolean> {
  const celebration = await openCelebrationOf(read, id);
  if (celebration === undefined || celebration.frozenWeek === null || week > celebration.frozenWeek) return false;
  return !(await weeksOf(read, id)).some((one) => one.week === week);
}
