/** A steward starts a new step on a chart, for a reason that stays on it: limits never move by themselves. */
import { z } from "zod";
import { note } from "../../chat/card.js";
import { defineForm, isOutcome } from "../../chat/form.js";
import { correct, type Outcome, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import type { MemberId, WaveId } from "../../database/ids.js";
import { addAuditEntry } from "../../directory/audit.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { identifierProblems } from "../../directory/refuse-identifiers.js";
import { isSteward } from "../../directory/roles.js";
import { safetyNodes } from "../../directory/routes.js";
import type { Group } from "../../groups/groups.js";
import type { MessageKind } from "../../schedule/messages.js";
import { findWave } from "../pulses.js";
import { chartMeasure, type MeasureChart } from "./chart-measure.js";
import { addStep } from "./pulse-steps.js";
import { resultsFor } from "./readable-pulses.js";
import { chartCardFor } from "./show-chart.js";
import { readShown, subjectOf } from "./shown.js";
import { toldFigure } from "./told-figures.js";

const LONGEST_REASON = 120;
/** What a menu of any chat has room for: the newest. */
const MOST_CHOICES = 60;

export const startStep = defineForm({
  name: "start-step",
  fields: { wave: { kind: "one", required: true }, reason: { kind: "line", max: LONGEST_REASON, required: true } },
  async present(context: Context, about) {
    const { words, system } = context;
    const { step } = words.pulseResults;
    const found = await steppable(context, about);
    if (isOutcome(found)) return found;
    const choices = found.chart.points
      .slice(1)
      .slice(-MOST_CHOICES)
      .toReversed()
      .map(({ wave, figure }) => ({
        value: wave.id,
        label: step.choice(wave.opensAt, figure && toldFigure(figure).score, figure?.pooled ?? 1, system.timeZone),
      }));
    return {
      title: step.title,
      send: step.send,
      before: [note(step.intro)],
      after: await safetyNodes(context),
      questions: {
        wave: { label: step.wave, missing: step.waveMissing, choices },
        reason: { label: step.reason, hint: step.reasonHint, missing: step.reasonMissing },
      },
    };
  },
  async submit(context, { wave: waveId, reason }, about) {
    const { now, words } = context;
    const { step } = words.pulseResults;
    const problems = await identifierProblems(context, { reason }, { refused: ["curator"] });
    if (problems.reason !== undefined) return correct({ reason: problems.reason });
    return context.write(async (tx, me) => {
      const found = await steppable({ ...context, read: tx }, about);
      if (isOutcome(found)) return found;
      const { chart, group } = found;
      const from = chart.points.find(({ wave }) => wave.id === waveId)?.wave.id;
      const isNew = from && (await addStep(tx, chart.shown, { waveId: from, reason, madeBy: me.id, madeAt: now }));
      if (from === undefined || !isNew) return correct({ wave: step.taken });
      const why = `${words.pulseResults.chart.title(chart.name, chart.part)}: ${reason}`;
      const organisationId = group.kind === "organisation" ? group.id : null;
      await addAuditEntry(tx, { deed: "step-started", at: now, actorId: me.id, organisationId, reason: why });
      const payload = { shown: subjectOf(chart.shown), wave: from, reader: me.id };
      return context.confirm(tx, me, stepStarted, payload);
    });
  },
});

interface Steppable {
  readonly chart: MeasureChart;
  readonly group: Group;
}

/** The chart, if the asker is a steward who may read it and it has room for a step. */
async function steppable(context: Context, about: string): Promise<Steppable | Outcome> {
  const { read, words, asker } = context;
  const { notYours, none } = words.pulseResults.step;
  if (!(await isSteward(read, asker.memberId))) return reply(noticeCard(notYours));
  const shown = readShown(about);
  const asked = shown && (await resultsFor(context, shown.pulseId));
  if (shown === undefined || asked === undefined) return reply(noticeCard(words.pulseResults.notYours));
  const chart = await chartMeasure(context, asked.results, shown);
  return chart.points.length < 2 ? reply(noticeCard(none)) : { chart, group: asked.results.pulse.group };
}

const payload = z.object({ shown: z.string(), wave: z.string(), reader: z.string() });

/** The chart as it is now. */
export const stepStarted: MessageKind<z.infer<typeof payload>> = {
  name: "step-started",
  payloads: { 1: payload },
  async compose({ shown, wave: id, reader }, scene) {
    const { read, words, system } = scene;
    const wave = await findWave(read, id as WaveId);
    const news = wave && words.pulseResults.step.started(wave.opensAt, system.timeZone);
    const card = await chartCardFor(scene, reader as MemberId, shown, news);
    return { card: card ?? noticeCard(words.pulseResults.notYours), about: [] };
  },
};
