/** Roles from a shell: whoever runs Causeway may give and end every one, the first steward's above all. */
import { isEmail, nameOf } from "../chat/text.js";
import { type MemberId, readId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import type { Role } from "../database/tables/directory.js";
import type { Words } from "../words/en-GB.js";
import { appoint, dismiss } from "./appoint.js";
import { allGrants } from "./grants.js";
import { type FoundPerson, peopleCalled, peopleWithEmail, personAmong } from "./known-people.js";
import { organisations } from "./organisations.js";

export interface Wanted {
  readonly role: Role;
  /** A name, an email address or an id. */
  readonly person: string;
  /** The name of an organisation; nothing for a steward. */
  readonly at: string | undefined;
}

/** What was done, in a sentence. Throws what is wrong, in one. */
export async function grantFromShell(tx: Writer, wanted: Wanted, now: Date, words: Words): Promise<string> {
  const where = await whereOf(tx, wanted);
  const person = onlyOne(await found(tx, wanted.person), wanted.person, words);
  const office = { role: wanted.role, organisationId: where?.id ?? null };
  const isNew = await appoint(tx, office, person, { actorId: null, now });
  return (isNew ? words.roles.given : words.roles.hasIt)(person.name, wanted.role, where?.name ?? null);
}

export async function endFromShell(tx: Writer, wanted: Wanted, now: Date, words: Words): Promise<string> {
  const where = await whereOf(tx, wanted);
  const held = (await allGrants(tx)).filter(
    ({ role, organisationId }) => role === wanted.role && organisationId === (where?.id ?? null),
  );
  const people = await found(tx, wanted.person);
  const ids = new Set<string>([...people.map(({ id }) => id), wanted.person]);
  const [grant, other] = held.filter(({ memberId }) => ids.has(memberId));
  if (grant === undefined) throw new Error(`Nobody called ${wanted.person} holds this role. See: causeway role list`);
  if (other !== undefined) onlyOne(people, wanted.person, words);
  await dismiss(tx, grant, { actorId: null, now });
  return words.roles.ended(grant.name, grant.role, grant.organisation);
}

/** A line for each role that stands. */
export async function rolesFromShell(read: Reader, { roles }: Words): Promise<readonly string[]> {
  const grants = await allGrants(read);
  return grants.map(({ name, role, organisation, platform, memberId }) =>
    [roles.shell.holds(name, role, organisation, platform), memberId].join("  "),
  );
}

async function whereOf(read: Reader, { role, at }: Wanted) {
  if (role === "steward") {
    if (at !== undefined) throw new Error("A steward is the whole system's: please leave --at out.");
    return undefined;
  }
  if (at === undefined) throw new Error(`Please say at which organisation: --at "Northshire General".`);
  const all = await organisations(read);
  const where = all.find(({ name }) => folded(name) === folded(at));
  if (where === undefined)
    throw new Error(`There is no organisation called ${at}. There are: ${all.map(({ name }) => name).join(", ")}.`);
  return where;
}

const folded = (name: string): string => nameOf(name.normalize("NFKC")).toLocaleLowerCase("en-GB");

async function found(read: Reader, typed: string): Promise<readonly FoundPerson[]> {
  const id = readId<MemberId>(typed.trim());
  if (id !== undefined) return [await personAmong(read, id, "everywhere", "either")].flatMap((person) => person ?? []);
  const email = typed.trim().toLowerCase();
  return isEmail(email) ? peopleWithEmail(read, email) : peopleCalled(read, typed, "everywhere", "either");
}

function onlyOne(people: readonly FoundPerson[], typed: string, { roles }: Words): FoundPerson {
  const [person, other] = people;
  if (person === undefined) throw new Error(roles.shell.nobody(typed));
  if (other === undefined) return person;
  const listed = people.map(({ name, organisation, platform, id }) =>
    roles.shell.found(name, organisation, platform, id),
  );
  throw new Error(["Several people are called that. Please give the id of the one you mean:", ...listed].join("\n"));
}
