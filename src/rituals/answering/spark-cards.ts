/** The chart that a data spark is about: what has slipped, for those who lead an organisation, and waits the longest. */
import { type Button, buttons, type CardNode, text } from "../../chat/card.js";
import type { MemberId, OrganisationId } from "../../database/ids.js";
import { resultsReadable } from "../../pulses/results/readable-pulses.js";
import { chartButton } from "../../pulses/signals/signal-cards.js";
import { slippingFor } from "../../pulses/signals/slipping-pulses.js";
import { DAY, later } from "../../schedule/clock.js";
import type { Scene } from "../../schedule/messages.js";

/** A data spark comes once a month: what was answered since is still worth a look. */
const LATELY_MS = 31 * DAY;

export const SPARK = "data-spark";

export interface Spark {
  /** "Support has been below its usual range for three waves in Harbour place." */
  readonly sentence: string;
  readonly chart: Button;
  readonly pulseId: Parameters<typeof resultsReadable>[3];
}

/** For an organisation's leaders. Undefined where no published chart has anything to say. */
export async function sparkFor(scene: Scene, organisationId: OrganisationId): Promise<Spark | undefined> {
  const { now, words } = scene;
  const slipping = await slippingFor(scene, { organisationId, since: later(now, -LATELY_MS), until: now });
  const [view] = slipping?.signals ?? [];
  if (view === undefined) return undefined;
  return { sentence: view.sentence, chart: chartButton(words, view), pulseId: view.signal.pulseId };
}

/** In a channel that leaders read: who presses the button is looked up then. */
export const sparkNodes = ({ sentence, chart }: Spark): readonly CardNode[] => [text(sentence), buttons(chart)];

/** The same, for somebody who may read that chart. */
export async function sparkReadBy(
  scene: Scene,
  organisationId: OrganisationId,
  reader: MemberId,
): Promise<Spark | undefined> {
  const spark = await sparkFor(scene, organisationId);
  const isTheirs = spark && (await resultsReadable(scene.read, reader, scene.now, spark.pulseId));
  return isTheirs === undefined ? undefined : spark;
}
