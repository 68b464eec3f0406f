/** The weekly digest to leaders. */
import type { Feature } from "../context.js";
import { composeDigest, weeklyDigest } from "./compose-digest.js";
import { planDigests } from "./plan-digests.js";

export const digests = (): Feature => ({ messages: [weeklyDigest], jobs: [composeDigest], plan: planDigests });
