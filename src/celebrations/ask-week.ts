/** On Monday morning, how the week before was: to whoever looks after the group, else to who chose the measure. */
import { z } from "zod";
import { type Button, buttons, type Card, does, note, strong, text } from "../chat/card.js";
import type { TeamMeasureId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { noticeCard } from "../directory/directory-cards.js";
import { DAY, later } from "../schedule/clock.js";
import { type MessageKind, type Scene, say } from "../schedule/messages.js";
import { instantOf, weekOf } from "../schedule/occurrences.js";
import type { Words } from "../words/en-GB.js";
import { opens } from "./celebration-cards.js";
import { askedEachWeek } from "./hosts.js";
import { findMeasure, selectMeasures, type TeamMeasure, weeksOf } from "./team-measures.js";
import { weeksBefore } from "./week-series.js";

const ASKED_AT = "09:00";
/** Then the next week is asked about. */
const WAITS_MS = 5 * DAY;

/** Asks once for each week, however often it is called. */
export async function askForWeeks(tx: Writer, { now, system }: Pick<Scene, "now" | "system">): Promise<void> {
  const monday = weekOf(now, system.timeZone);
  const at = instantOf(monday, ASKED_AT, system.timeZone);
  const week = weeksBefore(monday, 1);
  if (now > later(at, WAITS_MS)) return;
  for (const measure of await selectMeasures(tx)) {
    // A week that was over before anything was counted is not asked about.
    if (week < weekOf(measure.chosenAt, system.timeZone)) continue;
    const host = await askedEachWeek(tx, measure);
    if (host === undefined) continue;
    await say(tx, {
      to: { kind: "member", id: host.id, workspaceId: host.workspaceId },
      ...{ message: weekAsked, payload: { measure: measure.id, week }, manner: "duty", now },
      at: at > now ? at : now,
      once: `week-asked:${measure.id}:${week}`,
      until: later(at, WAITS_MS),
    });
  }
}

const payload = z.object({ measure: z.string(), week: z.string() });

export const weekAsked: MessageKind<z.infer<typeof payload>> = {
  name: "week-asked",
  payloads: { 1: payload },
  async compose({ measure: id, week }, { read, words }, occasion) {
    const about = [`measure-week:${id}:${week}`];
    const measure = await findMeasure(read, id as TeamMeasureId);
    if (measure === undefined)
      return occasion === "post" ? undefined : { card: noticeCard(words.celebrations.asksNoMore), about };
    const given = (await weeksOf(read, measure.id)).find((one) => one.week === week);
    if (given !== undefined && occasion === "post") return undefined;
    return { card: given === undefined ? askCard(words, measure, week) : givenCard(words, measure, given), about };
  },
};

function askCard({ celebrations }: Words, measure: TeamMeasure, week: string): Card {
  const { id, question, kind, team } = measure;
  const button = (label: string) => ({ label, spoken: celebrations.spoken(label, question) });
  const said = (label: string, value: string): Button => ({
    ...button(label),
    press: does("say-week", `${id} ${week} ${value}`),
  });
  const answers =
    kind === "yes-no"
      ? [said(celebrations.yes, "yes"), said(celebrations.no, "no")]
      : [{ ...button(celebrations.number), press: opens("give-week", id, { week }), tone: "primary" } as const];
  const intro = celebrations.ask(week, team.name);
  return { summary: `${intro} ${question}`, body: [note(intro), text([strong(question)]), buttons(...answers)] };
}

function givenCard({ celebrations }: Words, measure: TeamMeasure, given: { week: string; value: number }): Card {
  const { id, question, kind } = measure;
  const summary = celebrations.given(given.week, celebrations.answer(kind, given.value));
  const label = celebrations.correct;
  const press = opens("give-week", id, { week: given.week });
  return { summary, body: [note(question), text(summary), buttons({ label, press })] };
}
