/** https://docs.slack.dev/reference/methods/views.open and its kin */
import { structured } from "../content.js";
import { string } from "../json.js";
import type { MethodCall, Methods } from "../method.js";
import { Refusal } from "../refusal.js";
import { checkView } from "../schema/check-view.js";
import { exchangeTrigger } from "../triggers.js";
import { addModal, checkExternalId, modalById, openModal, publishHome, replaceView } from "../views.js";

const STACK_MAX = 3;

export const viewMethods: Methods = {
  "views.open": (call) => {
    const view = checkView(structured(call.args["view"]), "modal");
    checkExternalId(call.world, call.workspace.id, view);
    const trigger = exchangeTrigger(call.world, call.workspace.id, string(call.args["trigger_id"]));
    return { view: addModal(call.world, call.workspace, trigger, view, undefined).view };
  },

  "views.push": (call) => {
    const view = checkView(structured(call.args["view"]), "modal");
    checkExternalId(call.world, call.workspace.id, view);
    const trigger = exchangeTrigger(call.world, call.workspace.id, string(call.args["trigger_id"]));
    const below = openModal(call.world, trigger.user);
    if (below === undefined) throw new Refusal("not_found");
    if (depth(below) >= STACK_MAX) throw new Refusal("push_limit_reached");
    return { view: addModal(call.world, call.workspace, trigger, view, below).view };
  },

  "views.update": (call) => {
    const view = checkView(structured(call.args["view"]), "modal");
    const modal = modalById(
      call.world,
      call.workspace.id,
      string(call.args["view_id"]),
      string(call.args["external_id"]),
    );
    checkHash(call, modal.view);
    replaceView(call.world, call.workspace, modal, view);
    return { view: modal.view };
  },

  "views.publish": (call) => {
    const { world, workspace, args } = call;
    const user = string(args["user_id"]);
    if (!workspace.users.has(user)) throw new Refusal("invalid_arguments", invalidUser());
    const view = checkView(structured(args["view"]), "home");
    const before = world.homes.get(user);
    if (before !== undefined) checkHash(call, before.view);
    return { view: publishHome(world, workspace, user, view).view };
  },
};

function checkHash({ args }: MethodCall, view: Readonly<Record<string, unknown>>): void {
  const hash = string(args["hash"]);
  if (hash !== "" && hash !== view["hash"]) throw new Refusal("hash_conflict");
}

function depth(modal: { readonly previous: unknown }): number {
  let count = 1;
  for (let at = modal.previous; isStacked(at); at = at.previous) count += 1;
  return count;
}

function isStacked(value: unknown): value is { readonly previous: unknown } {
  return typeof value === "object" && value !== null && "previous" in value;
}

function invalidUser() {
  return { response_metadata: { messages: ["[ERROR] invalid user_id [json-pointer:/user_id]"] } };
}
