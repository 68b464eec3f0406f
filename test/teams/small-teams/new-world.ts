/** The small Teams as a test describes it. */
import { createHash } from "node:crypto";
import { EventEmitter } from "node:events";
import type { ChatSeed, Conversation, Person, PersonSeed, TeamSeed, Tenant, TenantSeed, World } from "./world.js";

export function newWorld(now: () => number, appId: string, botName: string, seeds: readonly TenantSeed[]): World {
  let given = 0;
  let lastMessage = 0;
  const news = new EventEmitter();
  // Many tests wait at once.
  news.setMaxListeners(0);
  const world: World = {
    now,
    appId,
    botId: `28:${appId}`,
    botName,
    tenants: new Map(),
    conversations: new Map(),
    posts: [],
    calls: [],
    news,
    url: "",
    number: () => ++given,
    messageId() {
      lastMessage = Math.max(Math.floor(now()), lastMessage + 1);
      return String(lastMessage);
    },
  };
  for (const seed of seeds) addTenant(world, seed);
  return world;
}

export function addTenant(world: World, { id, people = [], teams = [], chats = [] }: TenantSeed): Tenant {
  const tenant: Tenant = { id, people: new Map() };
  world.tenants.set(id, tenant);
  for (const person of people) addPerson(world, tenant, person);
  for (const team of teams) addTeam(world, tenant, team);
  for (const chat of chats) addConversation(world, tenant, chat, "groupChat", undefined);
  return tenant;
}

export function addPerson(world: World, tenant: Tenant, seed: PersonSeed): Person {
  const person = { ...seed, id: `29:1${secretName(world.appId, tenant.id, seed.aadObjectId)}`, tenant: tenant.id };
  tenant.people.set(person.aadObjectId, person);
  const { id, members } = { id: personalId(world, person), members: [person.aadObjectId] };
  addConversation(world, tenant, { id, members, installed: seed.installed ?? true }, "personal", undefined);
  return person;
}

/** One chat between a person and the bot, whoever starts it. */
export function personalId(world: World, { tenant, aadObjectId }: Pick<Person, "tenant" | "aadObjectId">): string {
  return `a:1${secretName("chat", world.appId, tenant, aadObjectId)}`;
}

/** Teams hands a team's id out twice: for the team, and for its General channel. */
function addTeam(world: World, tenant: Tenant, { id, name, channels = [], ...rest }: TeamSeed): void {
  const team = { id, name, aadGroupId: uuidOf(id) };
  for (const channel of [{ id, name: "General" }, ...channels])
    addConversation(world, tenant, { ...rest, ...channel }, "channel", team);
}

function addConversation(
  world: World,
  tenant: Tenant,
  { id, name, members = [...tenant.people.keys()], installed = true }: ChatSeed,
  type: Conversation["type"],
  team: Conversation["team"],
): void {
  const place = { id, type, tenant: tenant.id, name, team, members: new Set(members) };
  world.conversations.set(id, { ...place, installed, lockedOutWith: undefined });
}

/** Long, stable, and different towards every bot, as ids of Teams are. */
function secretName(...of: readonly string[]): string {
  return createHash("sha384").update(of.join(" ")).digest("base64url");
}

function uuidOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
