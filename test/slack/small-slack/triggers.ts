/** Trigger ids: single use, three seconds. https://docs.slack.dev/interactivity/handling-user-interaction */
import { Refusal } from "./refusal.js";
import type { Trigger, World } from "./world.js";

export const TRIGGER_LIFE_MS = 3000;

/** Slack documents the form as "132456.7890123.abcdef". */
export function issueTrigger(world: World, team: string, user: string): string {
  const id = `${world.triggers.size + 1}.${world.now()}.${world.id("t").toLowerCase()}`;
  world.triggers.set(id, { id, team, user, issued: world.now(), exchanged: false });
  return id;
}

/** Spends the trigger. Throws as Slack answers when it is unknown, too old or spent. */
export function exchangeTrigger(world: World, team: string, id: string): Trigger {
  const trigger = world.triggers.get(id);
  if (trigger === undefined || trigger.team !== team) throw new Refusal("invalid_trigger_id");
  if (trigger.exchanged) throw new Refusal("exchanged_trigger_id");
  if (world.now() - trigger.issued > TRIGGER_LIFE_MS) throw new Refusal("expired_trigger_id");
  trigger.exchanged = true;
  return trigger;
}
