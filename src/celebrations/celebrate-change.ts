/** Somebody of a group celebrates a change: the group is told, and the watch over it begins. */
import { quote, text } from "../chat/card.js";
import { defineForm } from "../chat/form.js";
import { correct, type Outcome, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type CelebrationId, newId, readId, type TeamMeasureId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { addAuditEntry } from "../directory/audit.js";
import { noticeCard } from "../directory/directory-cards.js";
import { identifierProblems } from "../directory/refuse-identifiers.js";
import { safetyNodes } from "../directory/routes.js";
import { weekOf } from "../schedule/occurrences.js";
import { measureFor } from "./team-measures.js";
import { tellPeople } from "./tell-people.js";
import { openCelebrationOf, watchMeasure } from "./watch-celebration.js";
import { weeksBefore } from "./week-series.js";

/** This week, and a quarter of a year back: who celebrates later than that knows no more which week it was. */
const WEEKS_OFFERED = 13;

/** `about` is the measure. */
export const celebrateChange = defineForm({
  name: "celebrate-change",
  fields: {
    words: { kind: "paragraph", max: 200, required: true },
    since: { kind: "one", required: true },
  },
  async present(context: Context, about) {
    const { words, read, asker, now, system, interaction } = context;
    const { celebrateForm: form, notYours, week } = words.celebrations;
    const measure = await measureFor(read, readId<TeamMeasureId>(about), asker.memberId);
    if (measure === undefined) return reply(noticeCard(notYours));
    const refusal = interaction.deed.kind === "submitted" ? undefined : await watchedAlready(context, read, measure.id);
    if (refusal !== undefined) return refusal;
    const current = weekOf(now, system.timeZone);
    const choices = Array.from({ length: WEEKS_OFFERED }, (_, back) => {
      const value = weeksBefore(current, back);
      return { value, label: back === 0 ? form.thisWeek(value) : week(value) };
    });
    return {
      title: form.title,
      send: form.send,
      before: [text(form.intro), quote(measure.question)],
      after: await safetyNodes(context),
      questions: {
        words: { label: form.words, hint: form.wordsHint, missing: form.wordsMissing },
        since: { label: form.since, missing: form.sinceMissing, choices, initial: current },
      },
    };
  },
  async submit(context, { words: change, since }, about) {
    const { words, now } = context;
    const { celebrateForm: form, notYours } = words.celebrations;
    const { words: unfit } = await identifierProblems(context, { words: change }, { refused: ["curator"] });
    if (unfit !== undefined) return correct({ words: unfit });
    return context.write(async (tx, me) => {
      const measure = await measureFor(tx, readId<TeamMeasureId>(about), me.id);
      if (measure === undefined) return reply(noticeCard(notYours));
      const refusal = await watchedAlready(context, tx, measure.id);
      if (refusal !== undefined) return refusal;
      const id = newId<CelebrationId>();
      const celebrated = { celebratedBy: me.id, celebratedAt: now };
      await tx.insert(tx.tables.celebration).values({ id, measureId: measure.id, words: change, since, ...celebrated });
      await addAuditEntry(tx, { deed: "celebrated", at: now, actorId: me.id, organisationId: null });
      await tellPeople(tx, { celebration: id, news: "celebrated", but: me.id }, now);
      await watchMeasure(tx, measure.id, context);
      return reply(noticeCard(form.done));
    });
  },
});

async function watchedAlready(
  { words }: Pick<Context, "words">,
  read: Reader,
  measure: TeamMeasureId,
): Promise<Outcome | undefined> {
  const open = await openCelebrationOf(read, measure);
  return open && reply(noticeCard(words.celebrations.celebrateForm.watching(open.words)));
}
