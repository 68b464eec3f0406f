/** Whoever has left is told nothing any more, not even what was said before they left. */
import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { meetingWaits } from "../../src/meetings/rounds/tell-waiting.js";
import { say } from "../../src/schedule/messages.js";
import { changesMember } from "../pulses/cast.js";
import { memberCalled } from "../pulses/slipped.js";
import { hospital } from "../thanks/cast.js";

test.each(["duty", "personal", "answer", "nudge"] as const)(
  "what waits as a %s ends with its reason",
  async (manner) => {
    const { causeway, maria } = await hospital();
    const before = causeway.heardIn(maria.id);
    const id = await memberCalled(causeway, "Maria Santos");
    const { store, clock } = causeway;
    const { member, job } = store.read.tables;
    const [known] = await store.read.select().from(member).where(eq(member.id, id));
    if (known === undefined) throw new Error("nobody is called Maria Santos");
    const to = { kind: "member", id, workspaceId: known.workspaceId } as const;
    const now = clock.now();
    const at = new Date("2026-11-19T11:00:00Z");
    const payload = { member: id, kind: "coffee" } as const;
    await store.write((tx) => say(tx, { to, message: meetingWaits, payload, manner, now, at }));
    await changesMember(causeway, id, { leftAt: now });
    await causeway.itIs(at.toISOString());
    expect(causeway.heardIn(maria.id)).toEqual(before);
    const [ended] = await store.read.select().from(job).where(eq(job.kind, "post")).orderBy(desc(job.id)).limit(1);
    expect(ended).toMatchObject({ outcome: "lapsed", lastError: "its recipient is no longer here" });
  },
);
