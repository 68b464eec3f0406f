/** What an organisation has settled for itself, besides its routes: how it numbers patients, and what it publishes. */
import { asc, eq } from "drizzle-orm";
import { isEmail, nameOf } from "../chat/text.js";
import type { OrganisationId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";

import { type Routes, routesOf, saveRoutes } from "./routes.js";

export const MOST_TEMPLATES = 10;
export const MOST_CONTACTS = 50;

export interface OrganisationSettings {
  readonly routes: Routes;
  /** "A######" is an A and six digits. */
  readonly hospitalNumbers: readonly string[];
  /** Telephone numbers and email addresses. */
  readonly contacts: readonly string[];
}

export async function settingsOf(read: Reader, organisationId: OrganisationId): Promise<OrganisationSettings> {
  const { hospitalNumber, publishedContact } = read.tables;
  const numbers = await read
    .select({ template: hospitalNumber.template })
    .from(hospitalNumber)
    .where(eq(hospitalNumber.organisationId, organisationId))
    .orderBy(asc(hospitalNumber.template));
  const contacts = await read
    .select({ contact: publishedContact.contact })
    .from(publishedContact)
    .where(eq(publishedContact.organisationId, organisationId))
    .orderBy(asc(publishedContact.contact));
  return {
    routes: await routesOf(read, organisationId),
    hospitalNumbers: numbers.map(({ template }) => template),
    contacts: contacts.map(({ contact }) => contact),
  };
}

export async function saveSettings(
  tx: Writer,
  organisationId: OrganisationId,
  { routes, hospitalNumbers, contacts }: OrganisationSettings,
): Promise<void> {
  const { hospitalNumber, publishedContact } = tx.tables;
  await saveRoutes(tx, organisationId, routes);
  await tx.delete(hospitalNumber).where(eq(hospitalNumber.organisationId, organisationId));
  for (const template of hospitalNumbers) await tx.insert(hospitalNumber).values({ organisationId, template });
  await tx.delete(publishedContact).where(eq(publishedContact.organisationId, organisationId));
  for (const contact of contacts) await tx.insert(publishedContact).values({ organisationId, contact });
}

/** Several in one answer, with commas, semicolons or lines between; each once. */
export function listedIn(typed: string): readonly string[] {
  const all = typed.split(/[,;\n]/).map((one) => nameOf(one));
  return [...new Set(all.filter((one) => one !== ""))];
}

/** An email address, or a telephone number, perhaps with an extension. */
export function isContact(typed: string): boolean {
  const [, number = ""] = /^([\d\s()+.-]+?)(?:\s?(?:ext\.?|x)\s?\d{1,6})?$/i.exec(typed) ?? [];
  return isEmail(typed) || isPhoneNumber(number);
}

/** From abroad, from the whole country with its 0, or a short one: from the same town, such as 999, or a desk's. */
function isPhoneNumber(number: string): boolean {
  const digits = number.replace(/\D/g, "");
  if (/^\s*(?:\+|00)/.test(number)) return /^(?:00)?\d{8,15}$/.test(digits);
  if (digits.startsWith("0")) return /^0(?:8\d{6,9}|\d{8,10})$/.test(digits);
  return /^[\d ]+$/.test(number) && /^\d{3,8}$/.test(digits);
}
