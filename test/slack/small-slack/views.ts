/** Modals and home tabs as Slack holds them. */
import { type Json, list, string, textOf } from "./json.js";
import { Refusal } from "./refusal.js";
import { renderedView } from "./rendered-text.js";
import { settled } from "./settle.js";
import type { Block, Home, Modal, Trigger, Workspace, World } from "./world.js";

/** The modal in front of this person. */
export function openModal(world: World, user: string): Modal | undefined {
  return world.modals.findLast((modal) => modal.user === user && modal.state === "open");
}

export function addModal(
  world: World,
  workspace: Workspace,
  trigger: Pick<Trigger, "id" | "user">,
  view: Json,
  previous: Modal | undefined,
): Modal {
  const id = world.id("V");
  const stack = { previous_view_id: previous?.id ?? null, root_view_id: previous?.view["root_view_id"] ?? id };
  const modal: Modal = {
    kind: "modal",
    id,
    team: workspace.id,
    user: trigger.user,
    trigger: trigger.id,
    previous,
    view: viewJson(world, workspace, view, { id, ...stack }),
    state: "open",
    drafts: new Map(),
    get blocks() {
      return list(this.view["blocks"]) as readonly Block[];
    },
    get title() {
      return textOf(this.view["title"]);
    },
    get visibleText() {
      return renderedView(this.view);
    },
  };
  world.modals.push(modal);
  world.news.emit("change");
  return modal;
}

/** Shows another view in the same place; what was typed stays where block and action keep their ids. */
export function replaceView(world: World, workspace: Workspace, modal: Modal, view: Json): void {
  const { id, previous_view_id, root_view_id } = modal.view;
  modal.view = viewJson(world, workspace, view, { id, previous_view_id, root_view_id });
  world.news.emit("change");
}

export function publishHome(world: World, workspace: Workspace, user: string, view: Json): Home {
  const id = world.homes.get(user)?.id ?? world.id("V");
  const home: Home = {
    kind: "home",
    id,
    team: workspace.id,
    user,
    view: viewJson(world, workspace, view, { id, previous_view_id: null, root_view_id: id }),
    get blocks() {
      return list(this.view["blocks"]) as readonly Block[];
    },
    get visibleText() {
      return renderedView(this.view);
    },
  };
  world.homes.set(user, home);
  world.news.emit("change");
  return home;
}

export function modalById(world: World, team: string, id: string, externalId: string): Modal {
  const found = world.modals.findLast(
    (modal) =>
      modal.team === team &&
      modal.state === "open" &&
      (id === "" ? externalId !== "" && modal.view["external_id"] === externalId : modal.id === id),
  );
  if (found === undefined) throw new Refusal("not_found");
  return found;
}

export function checkExternalId(world: World, team: string, view: Json): void {
  const id = string(view["external_id"]);
  const taken = world.modals.some(
    (modal) => modal.team === team && modal.state === "open" && modal.view["external_id"] === id,
  );
  if (id !== "" && taken) throw new Refusal("duplicate_external_id");
}

/** Every field that Slack fills in: https://docs.slack.dev/reference/methods/views.open */
function viewJson(world: World, workspace: Workspace, view: Json, place: Json): Json {
  return {
    ...place,
    team_id: workspace.id,
    type: view["type"],
    blocks: settled(world, list(view["blocks"]) as readonly Block[]),
    private_metadata: view["private_metadata"] ?? "",
    callback_id: view["callback_id"] ?? "",
    state: { values: {} },
    hash: `${Math.floor(world.now() / 1000)}.${world.id("h")}`,
    title: settledText(view["title"]) ?? { type: "plain_text", text: "View Title", emoji: true },
    clear_on_close: view["clear_on_close"] ?? false,
    notify_on_close: view["notify_on_close"] ?? false,
    close: settledText(view["close"]),
    submit: settledText(view["submit"]),
    external_id: view["external_id"] ?? "",
    app_id: world.appId,
    app_installed_team_id: workspace.id,
    bot_id: workspace.botId,
  };
}

function settledText(text: unknown): Json | null {
  return textOf(text) === "" ? null : { type: "plain_text", text: textOf(text), emoji: true };
}
