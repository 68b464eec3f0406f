/** What the calendar of rituals brings to the feature: its plan, jobs and messages, and what its buttons do. */
import type { Feature } from "../../context.js";
import { lookForAudience, ritualUnasked } from "../calendar/empty-audience.js";
import { planForum, planForums } from "../calendar/plan-forums.js";
import { planRounds } from "../calendar/plan-rounds.js";
import { planWeek } from "../calendar/plan-week.js";
import { lookForWeeks, planWeeks } from "../calendar/plan-weeks.js";
import { dropOldPrompts } from "./old-prompts.js";
import { passPromptAction } from "./pass-prompt.js";
import { ritualPrompted } from "./ritual-prompt.js";

export const promptsPart: Pick<Feature, "messages" | "actions" | "jobs" | "plan"> = {
  actions: [passPromptAction],
  messages: [ritualPrompted, ritualUnasked],
  jobs: [lookForWeeks, planWeek, planForum, lookForAudience],
  async plan(tx, scene) {
    await planWeeks(tx, scene);
    await planForums(tx, scene);
    await planRounds(tx, scene);
    await dropOldPrompts(tx, scene.now);
  },
};
