/** People as the connector shows them. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context */
import type { Json } from "../../../slack/small-slack/json.js";
import { Refusal } from "../refusal.js";
import type { Conversation, Person, World } from "../world.js";

export function memberJson(person: Person): Json {
  const [givenName = "", ...surnames] = person.name.split(" ");
  const email = person.email ?? `${person.aadObjectId}@example.org`;
  return {
    id: person.id,
    name: person.name,
    objectId: person.aadObjectId,
    aadObjectId: person.aadObjectId,
    givenName,
    surname: surnames.join(" "),
    email,
    userPrincipalName: person.userPrincipalName ?? email,
    tenantId: person.tenant,
    userRole: "user",
  };
}

export function membersOf(world: World, { tenant, members }: Conversation): readonly Person[] {
  const people = world.tenants.get(tenant)?.people;
  return [...members].flatMap((aadObjectId) => people?.get(aadObjectId) ?? []);
}

/** By the id of Teams, or by the one of Entra, which Teams takes too. */
export function memberOf(world: World, conversation: Conversation, id: string): Person {
  const found = membersOf(world, conversation).find((person) => person.id === id || person.aadObjectId === id);
  if (found === undefined) throw new Refusal("NotFound", "The specified user was not found in the conversation.");
  return found;
}
