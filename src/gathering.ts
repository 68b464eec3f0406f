/** What a day brings beyond what goes at once comes in one message, whose parts do what they would do alone. */
import { and, eq } from "drizzle-orm";
import { NoLongerThere } from "./chat/bot.js";
import type { Action } from "./chat/feature.js";
import { replace, reply } from "./chat/interaction.js";
import type { Context, Feature } from "./context.js";
import type { MemberId } from "./database/ids.js";
import type { Reader } from "./database/store.js";
import { gatherMessages } from "./schedule/gather.js";
import { bundleKey, type Gathered, type GatheredKind, gatheredMessages, withPart } from "./schedule/gathered.js";
import { PRESS_GATHERED, readPress } from "./schedule/gathered-cards.js";
import type { MessageKind } from "./schedule/messages.js";
import { readPayload } from "./schedule/payloads.js";

/** Of every other feature's actions and messages. */
export function gathering(actions: () => readonly Action<Context>[], messages: () => readonly MessageKind[]): Feature {
  const gathered = gatheredMessages(messages);
  return {
    messages: [gathered],
    jobs: [gatherMessages(gathered, messages)],
    actions: [pressGathered(gathered, actions, messages)],
  };
}

/** A press on one part: what it does is that part's own, and the card that it is on stays the whole. */
const pressGathered = (
  gathered: GatheredKind,
  actions: () => readonly Action<Context>[],
  messages: () => readonly MessageKind[],
): Action<Context> => ({
  name: PRESS_GATHERED,
  async pressed(context, typed) {
    const press = readPress(typed);
    const action = actions().find(({ name }) => name === press?.action && name !== PRESS_GATHERED);
    if (press === undefined || action === undefined) throw new NoLongerThere("no such action");
    const outcome = await action.pressed(context, press.about);
    if (outcome.kind !== "replace") return outcome;
    const whole = await postedBundle(context.read, press.bundle, context.asker.memberId, gathered);
    if (whole === undefined) return reply(outcome.card);
    return replace(await withPart(whole, messages(), context, { at: press.at, card: outcome.card }));
  },
});

/** One that was sent to this person. */
async function postedBundle(
  read: Reader,
  bundle: string,
  memberId: MemberId | undefined,
  { name, payloads }: GatheredKind,
): Promise<Gathered | undefined> {
  if (memberId === undefined) return undefined;
  const { posted, postedAbout } = read.tables;
  const [row] = await read
    .select({ payload: posted.payload, version: posted.payloadVersion })
    .from(posted)
    .innerJoin(postedAbout, eq(postedAbout.postedId, posted.id))
    .where(and(eq(postedAbout.about, bundleKey(bundle)), eq(posted.memberId, memberId), eq(posted.message, name)));
  const found = row && readPayload(payloads, row.version, row.payload);
  return found?.kind === "read" ? found.payload : undefined;
}
