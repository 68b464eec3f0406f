/** The list of features. Adding one is adding a line. */

import { celebrations } from "./celebrations/feature.js";
import type { Action, Verb } from "./chat/feature.js";
import { checklist } from "./checklist/feature.js";
import type { Context, Feature } from "./context.js";
import { culture } from "./culture/feature.js";
import { digests } from "./digests/feature.js";
import { directory } from "./directory/feature.js";
import { gathering } from "./gathering.js";
import { groups } from "./groups/feature.js";
import { home } from "./home/feature.js";
import { jargon } from "./jargon/feature.js";
import { meetings } from "./meetings/feature.js";
import { needs } from "./needs/feature.js";
import { polls } from "./polls/feature.js";
import { pulses } from "./pulses/feature.js";
import { pulseResults } from "./pulses/results/results-feature.js";
import { signals } from "./pulses/signals/signals-feature.js";
import { reactions } from "./reactions/feature.js";
import { record } from "./record/feature.js";
import { rituals } from "./rituals/feature.js";
import { rules } from "./rules/feature.js";
import type { MessageKind } from "./schedule/messages.js";
import { stories } from "./stories/feature.js";
import { symbols } from "./symbols/feature.js";
import { thanks } from "./thanks/feature.js";
import { tries } from "./tries/feature.js";
import type { Words } from "./words/en-GB.js";

export function createFeatures(words: Words): readonly Feature[] {
  const verbs = (): readonly Verb<Context>[] => features.flatMap((feature) => feature.verbs ?? []);
  const actions = (): readonly Action<Context>[] => features.flatMap((feature) => feature.actions ?? []);
  const messages = (): readonly MessageKind[] => features.flatMap((feature) => feature.messages ?? []);
  const features: readonly Feature[] = [
    stories(words),
    thanks(words),
    jargon(words),
    pulses(words),
    pulseResults(),
    polls(),
    signals(),
    reactions(),
    rituals(words),
    // The menu of one platform has room for ten verbs: what leads to all others is among them.
    home(words, verbs, messages),
    meetings(words),
    tries(words),
    needs(words),
    rules(words),
    celebrations(words),
    checklist(words),
    culture(words),
    digests(),
    symbols(),
    record(words),
    directory(words),
    groups(words),
    gathering(actions, messages),
  ];
  return features;
}
