/** Each organisation's own routes for harm, danger and wrongdoing, which stand on every form with free text. */
import { eq } from "drizzle-orm";
import { type CardNode, note } from "../chat/card.js";
import type { Context } from "../context.js";
import type { OrganisationId } from "../database/ids.js";
import { statement } from "../database/statement.js";
import type { Reader, Writer } from "../database/store.js";
import { type Concern, concerns } from "../database/tables/directory.js";
import type { Words } from "../words/en-GB.js";

/** What its staff should do, in the organisation's words; without what it has not said. */
export type Routes = Readonly<Partial<Record<Concern, string>>>;

const selectRoutes = statement((db: Reader, given: { organisationId: OrganisationId }) => {
  const { route } = db.tables;
  return db
    .select({ concern: route.concern, words: route.words })
    .from(route)
    .where(eq(route.organisationId, given.organisationId));
});

export async function routesOf(read: Reader, organisationId: OrganisationId): Promise<Routes> {
  const rows = await selectRoutes(read, { organisationId });
  return Object.fromEntries(rows.map(({ concern, words }) => [concern, words]));
}

/** In place of what it said before; an empty one says nothing. */
export async function saveRoutes(tx: Writer, organisationId: OrganisationId, routes: Routes): Promise<void> {
  const { route } = tx.tables;
  await tx.delete(route).where(eq(route.organisationId, organisationId));
  for (const concern of concerns) {
    const words = routes[concern] ?? "";
    if (words !== "") await tx.insert(route).values({ organisationId, concern, words });
  }
}

/** Those that are given, and what it said before of the others. */
export async function addRoutes(tx: Writer, organisationId: OrganisationId, given: Routes): Promise<void> {
  const said = Object.entries(given).filter(([, words]) => words !== "");
  await saveRoutes(tx, organisationId, { ...(await routesOf(tx, organisationId)), ...Object.fromEntries(said) });
}

/** Where to turn instead, for every form in which somebody writes freely. */
export async function safetyNodes({
  read,
  words,
  asker,
}: Pick<Context, "read" | "words" | "asker">): Promise<readonly CardNode[]> {
  const { employer } = asker;
  return employer === undefined ? [note(words.routes.general)] : routeNodes(words, read, employer);
}

/** The same, of one organisation. */
export async function routeNodes(
  words: Words,
  read: Reader,
  { id, name }: { readonly id: OrganisationId; readonly name: string },
): Promise<readonly CardNode[]> {
  const routes = await routesOf(read, id);
  const facts = inOrder.flatMap((concern) => {
    const value = routes[concern];
    return value === undefined ? [] : [{ name: words.routes.concerns[concern], value }];
  });
  return facts.length === 0 ? [note(words.routes.general)] : [note(words.routes.at(name)), { kind: "facts", facts }];
}

/** The most urgent first. */
export const inOrder = ["emergencies", "safeguarding", "speaking-up", "staff-support"] as const satisfies Concern[];
