/** What the calendar of rituals brings to the feature: its plan, jobs and messages, and what its buttons do. */
import type { Feature } from "../../context.js";

export const promptsPart: Pick<Feature, "messages" | "actions" | "jobs" | "plan"> = {};
