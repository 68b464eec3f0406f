/** How the audit trail looks: one plain sentence for each entry. */
import { buttons, type Card, type CardNode, does, heading, note, text } from "../chat/card.js";
import type { Deed } from "../database/tables/audit.js";
import type { Words } from "../words/en-GB.js";
import type { AuditEntry } from "./audit-trail.js";
import { settingKindsIn } from "./changed-settings.js";
import { pulseDeedIn } from "./pulse-deeds.js";

export const AUDIT_PAGE = "audit";
/** More would not fit into one message of a chat. */
export const MOST_ENTRIES_SHOWN = 15;

/** `entries` has one more than is shown, where there are earlier ones. */
export function auditCard(words: Words, entries: readonly AuditEntry[], timeZone: string): Card {
  const { title, intro, none, earlier } = words.audit;
  const shown = entries.slice(0, MOST_ENTRIES_SHOWN);
  const last = shown.at(-1);
  return {
    summary: title,
    body: [
      heading(title),
      note(intro),
      ...(shown.length === 0 ? [text(none)] : shown.flatMap((entry) => entryNodes(words, entry, timeZone))),
      ...(last !== undefined && entries.length > shown.length
        ? [buttons({ label: earlier, press: does("earlier-audit", last.id) })]
        : []),
    ],
  };
}

/** Of these it is no reason that is kept, but what was settled, which the sentence says. */
const saysWhat: readonly Deed[] = [
  "settings-changed",
  "pulse-planned",
  "pulse-changed",
  "pulse-ended",
  "ritual-changed",
];

function entryNodes(words: Words, entry: AuditEntry, timeZone: string): readonly CardNode[] {
  const { when, reason } = words.audit;
  const why = entry.reason === "" || saysWhat.includes(entry.deed) ? [] : [reason(entry.reason)];
  return [text(sentenceOf(words, entry)), note([when(entry.at, timeZone), ...why].join(". "))];
}

/** Who did what, to whom and where. */
export function sentenceOf({ audit }: Words, entry: AuditEntry): string {
  const { role, organisation } = entry;
  const who = entry.actorId === null ? audit.operator : (entry.actor ?? audit.somebody);
  const sentences: Readonly<Record<Deed, (typeof audit.deeds)[Deed]>> = audit.deeds;
  const settings = settingKindsIn(entry.reason);
  const pulse = pulseDeedIn(entry.reason);
  const whom = entry.member ?? audit.somebody;
  return sentences[entry.deed]({ who, whom, role, organisation, settings, pulse, ritual: entry.reason });
}
