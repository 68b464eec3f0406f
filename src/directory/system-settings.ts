/** What the stewards have settled for the whole system. */
import { eq } from "drizzle-orm";
import { z } from "zod";
import { statement } from "../database/statement.js";
import type { Reader, Writer } from "../database/store.js";

const NAME = "system";

const stored = z.object({
  /** Why the partners work together, in one sentence; shown where people write. */
  purpose: z.string().default(""),
  /** A partner's silence never lets a story go. */
  mustAgree: z.boolean().default(false),
  /** The system's own colour, #rrggbb, for story cards and posters. */
  colour: z.string().default("#005eb8"),
});

export type SystemSettings = Readonly<z.infer<typeof stored>>;

const selectSettings = statement((db: Reader) => {
  const { setting } = db.tables;
  return db.select({ value: setting.value }).from(setting).where(eq(setting.name, NAME));
});

/** As the stewards have settled it; what they have not is as it comes. */
export async function systemSettings(read: Reader): Promise<SystemSettings> {
  const [row] = await selectSettings(read, {});
  return stored.parse(row?.value ?? {});
}

export async function saveSystemSettings(tx: Writer, value: SystemSettings): Promise<void> {
  const { setting } = tx.tables;
  await tx.insert(setting).values({ name: NAME, value }).onConflictDoUpdate({ target: setting.name, set: { value } });
}
