/** The calls that follow an answer. They are made once the response has left, and never lost in silence. */
import type { DeliveryFailed } from "../../src/chat/platform.js";
import { attempted, keepUnderWay } from "../webhooks/follow-up.js";
import type { FollowUp } from "./answers.js";
import { failureOf } from "./errors.js";
import { type Place, placeOf, type Service } from "./service.js";
import type { TeamsLog } from "./settings.js";

export interface FollowUps {
  begin(at: Place, calls: readonly FollowUp[]): void;
  /** Waits for what is under way. */
  settled(): Promise<void>;
}

export interface FollowUpOptions {
  readonly service: Service;
  readonly log: TeamsLog;
  pause(ms: number): Promise<void>;
}

export function createFollowUps(options: FollowUpOptions): FollowUps {
  const { begin, settled } = keepUnderWay();
  return {
    begin(at, calls) {
      for (const call of calls) begin(followUp(options, at, call));
    },
    settled,
  };
}

async function followUp(options: FollowUpOptions, at: Place, call: FollowUp): Promise<void> {
  const trying = { failureOf, isWorthTrying, pause: options.pause };
  const failure = await attempted(trying, () => made(options.service, at, call));
  if (failure === undefined) return;
  const { tenant: workspace } = at;
  options.log.warn({ workspace, call: call.call, reason: failure.reason }, "a follow-up call to Teams failed");
  if (call.call === "tell" && call.otherwise !== undefined) {
    const { otherwise } = call;
    const again = await attempted(trying, () => made(options.service, at, otherwise));
    if (again === undefined) return;
  }
  options.log.error({ workspace, call: call.call, reason: failure.reason }, "a person was left without an answer");
}

/** Teams may name a longer wait than a person will: nothing is sent before it. */
function isWorthTrying({ remedy }: DeliveryFailed): boolean {
  return remedy.kind === "unknown" || (remedy.kind === "retry" && remedy.scope === "message");
}

function made(service: Service, at: Place, call: FollowUp): Promise<unknown> {
  switch (call.call) {
    case "send":
      return service.call(at, (connector) => connector.send(call.conversation, call.message));
    case "update":
      return service.call(at, (connector) => connector.update(call.conversation, call.activity, call.message));
    case "tell":
      return tell(service, call);
  }
}

async function tell(service: Service, { person, message }: Extract<FollowUp, { call: "tell" }>): Promise<void> {
  const place = placeOf(person);
  const conversation = await service.conversation(person);
  await service.call(place, (connector) => connector.send(conversation, message));
}
