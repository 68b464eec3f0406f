/** The shape of every Web API method. */
import type { Json } from "./json.js";
import type { Workspace, World } from "./world.js";

export interface MethodCall {
  readonly world: World;
  readonly workspace: Workspace;
  readonly args: Json;
}

/** Answers without `ok`, which the server adds; throws a Refusal otherwise. */
export type Method = (call: MethodCall) => Json;

export type Methods = Readonly<Record<string, Method>>;
