/** The job that asks a platform who somebody is: their name and time zone. */
import { eq } from "drizzle-orm";
import { z } from "zod";
import { nameOf } from "../chat/text.js";
import type { MemberId } from "../database/ids.js";
import { abandoned, defineJob, done, type JobKind, lapsed } from "../schedule/job-kinds.js";
import type { JobName } from "../schedule/jobs.js";
import { revise } from "../schedule/messages.js";
import { isTimeZone } from "../schedule/occurrences.js";
import { memberDestination } from "../schedule/recipients.js";
import { afterRefusal } from "../schedule/remedies.js";

const payload = z.object({ member: z.string() });

export const learnProfileJob: JobName<z.infer<typeof payload>> = { kind: "learn-profile", payloads: { 1: payload } };

export const learnProfile: JobKind = defineJob(learnProfileJob, async ({ member: memberId }, tools, job) => {
  const id = memberId as MemberId;
  const { store, platforms, clock, scene } = tools;
  const person = await memberDestination(store.read, id, scene().system.timeZone);
  if (person === undefined) return lapsed("this person is no longer here");
  const platform = platforms.get(person.platform);
  if (platform === undefined) return abandoned(`${person.platform} is not set up here`);
  try {
    const { name, timeZone } = await platform.profile(person.address);
    return done(async (tx) => {
      const { member } = tx.tables;
      const zone = timeZone !== undefined && isTimeZone(timeZone) ? { timeZone } : {};
      const known = nameOf(name) === "" ? {} : { name: nameOf(name) };
      await tx
        .update(member)
        .set({ ...known, ...zone, profiledAt: clock.now() })
        .where(eq(member.id, id));
      // What named them by their handle until now.
      await revise(tx, `member:${id}`, clock.now());
    });
  } catch (error) {
    return afterRefusal(error, { job, tools, workspaceId: person.workspaceId });
  }
});
