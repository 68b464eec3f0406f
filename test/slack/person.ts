/** A person who uses the product in Slack: everything they do arrives signed over HTTP, as Slack sends it. */
import type { Json } from "./small-slack/json.js";
import { type DeliveryOptions, event, form, interaction } from "./small-slack/person/deliver.js";
import type { Answers } from "./small-slack/person/fill-in.js";
import { type Hand, newResponseUrl, newTrigger, placeFor, send } from "./small-slack/person/hand.js";
import {
  eventCallback,
  messageShortcut,
  type SharedMessage,
  shortcut,
  slashCommand,
} from "./small-slack/person/payloads.js";
import { type Pressable, type PressOptions, press } from "./small-slack/person/press.js";
import type { Reply } from "./small-slack/person/reply.js";
import { closeModal, type SubmitOptions, submit } from "./small-slack/person/submit.js";
import { commandAnswer } from "./small-slack/person/understand.js";
import type { SmallSlack } from "./small-slack/small-slack.js";
import type { Home, Modal, User } from "./small-slack/world.js";

export interface PersonOptions {
  readonly slack: SmallSlack;
  readonly team: string;
  /** Their user id. A person whom the workspace does not know yet joins it. */
  readonly user: string;
  /** Their real name; needed only for one who joins. */
  readonly name?: string;
  /** The whole address of the product's endpoint, such as http://127.0.0.1:3000/slack/events. */
  readonly deliverTo: string;
  readonly signingSecret: string;
  /** Milliseconds, for the signature; the small Slack's clock when left out. */
  readonly now?: () => number;
}

interface PlaceOptions extends DeliveryOptions {
  /** A channel id; the person's direct message with the app when left out. */
  readonly in?: string;
}

export interface Person {
  readonly id: string;
  /** Types a slash command. */
  types(command: string, options?: PlaceOptions): Promise<Reply>;
  opensHome(options?: DeliveryOptions): Promise<Reply>;
  usesShortcut(callbackId: string, options?: DeliveryOptions): Promise<Reply>;
  usesMessageShortcut(callbackId: string, message: SharedMessage, options?: PlaceOptions): Promise<Reply>;
  /** Presses the button that says so, and says yes if it asks. */
  presses(label: string, where: Pressable | undefined, options?: PressOptions): Promise<Reply>;
  /** Fills in the open modal, each answer by a word of its label and each choice by its text, and sends it. */
  submits(answers?: Answers, options?: SubmitOptions): Promise<Reply>;
  closes(options?: DeliveryOptions): Promise<Reply>;
  /** Delivers an event of this workspace, such as `{ type: "app_uninstalled" }`. */
  events(event: Json, options?: DeliveryOptions): Promise<Reply>;
  /** The modal in front of them once there is one, for a product that answers before it opens. */
  modal(): Promise<Modal>;
  home(): Promise<Home>;
}

/** A person in a workspace of the small Slack, using the product at `deliverTo`. */
export function slackPerson(options: PersonOptions): Person {
  const { slack, user: id } = options;
  const hand = handOf(options);
  return {
    id,
    types: (command, how = {}) => type(hand, command, how),
    opensHome: (how = {}) => openHome(hand, how),
    usesShortcut: (callbackId, how = {}) => send(hand, interaction(shortcut(hand, callbackId, newTrigger(hand))), how),
    usesMessageShortcut: (callbackId, message, how = {}) => share(hand, callbackId, message, how),
    presses: (label, where, how = {}) => press(hand, label, where, how),
    submits: (answers = {}, how = {}) => submit(hand, answers, how),
    closes: (how = {}) => closeModal(hand, how),
    events: (body, how = {}) => send(hand, event(eventCallback(hand, body)), how),
    modal: () => slack.until(() => slack.openModal(id)),
    home: () => slack.until(() => slack.homes.get(id)),
  };
}

function handOf(options: PersonOptions): Hand {
  const { slack, team, user: id, deliverTo, signingSecret, now = slack.now } = options;
  const workspace = slack.workspace(team);
  const user = workspace.users.get(id) ?? joining(options);
  workspace.users.set(id, user);
  return { slack, world: slack.world, workspace, user, to: { deliverTo, signingSecret, now } };
}

function joining({ user, name = user }: PersonOptions): User {
  return { id: user, name: name.toLowerCase().replaceAll(" ", "."), real_name: name, tz: "Europe/London" };
}

async function type(hand: Hand, command: string, { in: channel, ...how }: PlaceOptions): Promise<Reply> {
  const place = placeFor(hand, channel);
  const handles = { trigger: newTrigger(hand), responseUrl: newResponseUrl(hand, place.id) };
  const fields = slashCommand(hand, command, place, handles);
  return send(hand, form(fields), how, (body) => commandAnswer(hand, place, body));
}

/** https://docs.slack.dev/reference/events/app_home_opened: a view is there once one was published. */
function openHome(hand: Hand, how: DeliveryOptions): Promise<Reply> {
  const view = hand.slack.homes.get(hand.user.id)?.view;
  const opened = { type: "app_home_opened", user: hand.user.id, channel: placeFor(hand, undefined).id, tab: "home" };
  return send(hand, event(eventCallback(hand, view === undefined ? opened : { ...opened, view })), how);
}

async function share(
  hand: Hand,
  callbackId: string,
  message: SharedMessage,
  { in: channel, ...how }: PlaceOptions,
): Promise<Reply> {
  const place = placeFor(hand, channel);
  const handles = { trigger: newTrigger(hand), responseUrl: newResponseUrl(hand, place.id) };
  return send(hand, interaction(messageShortcut(hand, callbackId, place, message, handles)), how);
}
