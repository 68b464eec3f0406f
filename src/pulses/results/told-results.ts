/** The result of a wave as a message, composed for its reader when it is sent: nothing where it is not theirs to read. */
import { z } from "zod";
import { buttons, type CardNode, does, note, text } from "../../chat/card.js";
import type { MemberId, WaveId } from "../../database/ids.js";
import type { Message, MessageKind, Scene } from "../../schedule/messages.js";
import { findWave } from "../pulses.js";
import { resultsReadable } from "./readable-pulses.js";
import { type PulseSummary, summarisePulse } from "./summarise-pulse.js";
import { summaryNodes } from "./summary-cards.js";

const payload = z.object({ wave: z.string(), reader: z.string() });
type Payload = z.infer<typeof payload>;

export const resultsForGroup: MessageKind<Payload> = {
  name: "pulse-results-group",
  payloads: { 1: payload },
  compose: (payload, scene) =>
    told(payload, scene, ({ group, newest: { leadersFrom } }) => {
      const { group: came, first } = scene.words.pulseResults.told;
      // It may have waited: for them to be back, or for a holiday to be over.
      const isFirst = leadersFrom !== null && scene.now < leadersFrom;
      return [text(isFirst ? `${came(group)} ${first}` : came(group))];
    }),
};

export const resultsForLeaders: MessageKind<Payload> = {
  name: "pulse-results-leaders",
  payloads: { 1: payload },
  compose: (payload, scene) =>
    told(payload, scene, ({ group, pulse }) => {
      const { leaders, answer } = scene.words.pulseResults.told;
      return [text(leaders(group)), ...(pulse.leaderId === payload.reader ? [text(answer)] : [])];
    }),
};

/** As it stood when that wave was the newest, whatever came after. */
async function told(
  { wave: id, reader }: Payload,
  scene: Scene,
  opening: (summary: PulseSummary) => readonly CardNode[],
): Promise<Message | undefined> {
  const { read, now, words, system } = scene;
  const wave = await findWave(read, id as WaveId);
  const all = wave && (await resultsReadable(read, reader as MemberId, now, wave.pulseId));
  const waves = all?.waves.filter(({ number }) => wave !== undefined && number <= wave.number) ?? [];
  const newest = waves.at(-1);
  if (all === undefined || newest === undefined || newest.id !== id) return undefined;
  const summary = await summarisePulse(scene, { ...all, waves, newest });
  const card = {
    summary: words.pulseResults.told.summary(summary.group),
    body: [
      ...opening(summary),
      ...summaryNodes(words, summary, system.timeZone),
      note(words.pulseResults.scale),
      buttons({ label: words.pulseResults.told.open, press: does("show-pulse-results", summary.pulse.id) }),
    ],
  };
  return { card, about: [`wave:${id}`] };
}
