/** The `revise` job: a posted message is composed again, since what it tells was edited or withdrawn. */
import { and, eq } from "drizzle-orm";
import type { PostedId } from "../database/ids.js";
import { defineJob, done, type JobKind, lapsed, parked, waitsForTurn } from "./job-kinds.js";
import { begin } from "./jobs.js";
import { revisePayload } from "./messages.js";
import { readPayload } from "./payloads.js";
import { afterRefusal } from "./remedies.js";

export const reviseMessage: JobKind = defineJob(
  { kind: "revise", payloads: { 1: revisePayload } },
  async (payload, tools, job) => {
    const { store, clock, pacer, platforms, messages } = tools;
    const { posted, workspace } = store.read.tables;
    const [copy] = await store.read
      .select({ posted, platform: workspace.platform, disconnectedAt: workspace.disconnectedAt })
      .from(posted)
      .innerJoin(workspace, eq(workspace.id, posted.workspaceId))
      .where(and(eq(posted.id, payload.posted as PostedId)));
    if (copy === undefined) return lapsed("the message is no longer known");
    if (copy.disconnectedAt !== null) return lapsed("the workspace is disconnected");
    const platform = platforms.get(copy.platform);
    const kind = messages.get(copy.posted.message);
    if (platform === undefined || kind === undefined) return parked(`nothing here can revise ${copy.posted.message}`);
    const read = readPayload(kind.payloads, copy.posted.payloadVersion, copy.posted.payload);
    if (read.kind === "unreadable") return parked(read.why);

    const message = await kind.compose(read.payload, tools.scene(), "revise");
    if (message === undefined) return lapsed("there was nothing left to say");
    const turn = pacer.turn(job, platform.limits(copy.posted.ref), clock.now());
    if (turn > clock.now()) return waitsForTurn(job, turn);
    if (!(await store.write((tx) => begin(tx, job, clock.now())))) return { kind: "lost" };
    try {
      // Updating twice leaves the same message, so an update whose fate is unknown is sent again.
      await platform.update(copy.posted.ref, message.card);
      return done();
    } catch (error) {
      return afterRefusal(error, { job, tools, workspaceId: copy.posted.workspaceId });
    }
  },
);
