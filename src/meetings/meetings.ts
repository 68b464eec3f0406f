/** Meetings across organisations: who asked for them, who meets whom, and what came of it. */
import { z } from "zod";
import type { JobName } from "../schedule/jobs.js";

const round = z.object({ kind: z.enum(["coffee", "day"]), round: z.string() });

/** Pairs everybody who asked for it. `round` is the local date on which it came round. */
export const pairRoundJob: JobName<z.infer<typeof round>> = { kind: "pair-round", payloads: { 1: round } };
