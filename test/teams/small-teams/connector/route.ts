/** Which call of the connector a request is. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference */
import type { Method } from "../faults.js";

export interface Route {
  readonly method: Exclude<Method, "any" | "token" | "metadata" | "keys">;
  /** As addressed, perhaps with ;messageid=. */
  readonly conversation: string;
  /** The activity or the person that the path ends in. */
  readonly target: string;
}

const PATH = /\/v3\/conversations(?:\/(?<conversation>[^/]+)(?:\/(?<kind>\w+)(?:\/(?<target>[^/]+))?)?)?\/?$/;

const METHODS: Readonly<Record<string, Route["method"]>> = {
  "POST conversations": "createConversation",
  "POST activities": "send",
  "POST activities/one": "reply",
  "PUT activities/one": "update",
  "DELETE activities/one": "delete",
  "GET members": "members",
  "GET pagedmembers": "members",
  "GET members/one": "member",
};

export function routeOf(verb: string, path: string): Route | undefined {
  const found = PATH.exec(path)?.groups;
  if (found === undefined) return undefined;
  const { conversation = "", kind = conversation === "" ? "conversations" : "", target = "" } = found;
  const method = METHODS[`${verb} ${target === "" ? kind : `${kind}/one`}`];
  if (method === undefined) return undefined;
  return { method, conversation: decodeURIComponent(conversation), target: decodeURIComponent(target) };
}
