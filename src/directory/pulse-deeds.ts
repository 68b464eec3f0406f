/** What somebody settled about a pulse, for the audit trail: of which group, and what it was and is. */
import { z } from "zod";

const changeKinds = ["cadenceWeeks", "threshold", "target", "halves", "skippedMonths", "firstOn", "leaderId"] as const;

const written = z.object({
  /** The group's name at that time. */
  group: z.string(),
  threshold: z.number(),
  changes: z.array(z.object({ kind: z.enum(changeKinds), from: z.string(), to: z.string() })),
});

export type PulseDeed = z.infer<typeof written>;

export const writtenPulseDeed = (deed: PulseDeed): string => JSON.stringify(deed);

/** As `writtenPulseDeed` wrote it. */
export function pulseDeedIn(reason: string): PulseDeed | undefined {
  try {
    return written.safeParse(JSON.parse(reason)).data;
  } catch {
    return undefined;
  }
}
