/** `/causeway audit`: every grant and decision that the asker may see. */
import type { Action, Verb } from "../chat/feature.js";
import { type Outcome, replace, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type AuditEntryId, readId } from "../database/ids.js";
import type { Words } from "../words/en-GB.js";
import { AUDIT_PAGE, auditCard, MOST_ENTRIES_SHOWN } from "./audit-cards.js";
import { auditEntriesSeenBy } from "./audit-trail.js";
import { authorityOf, looksAfter } from "./authority.js";
import { noticeCard } from "./directory-cards.js";

export const auditVerb = (words: Words): Verb<Context> => ({
  name: "audit",
  purpose: words.audit.purpose,
  command: false,
  said: showAudit,
});

export const auditPage = { name: AUDIT_PAGE, visited: showAudit };

async function showAudit(context: Context): Promise<Outcome> {
  return reply(await cardFor(context));
}

export const earlierAudit: Action<Context> = {
  name: "earlier-audit",
  pressed: async (context, about) => replace(await cardFor(context, readId<AuditEntryId>(about))),
};

async function cardFor({ words, read, asker, system }: Context, before?: AuditEntryId) {
  const { memberId } = asker;
  const authority = await authorityOf(read, memberId);
  if (memberId === undefined || !(authority.steward || looksAfter(authority).length > 0))
    return noticeCard(words.roles.notYours);
  const entries = await auditEntriesSeenBy(read, memberId, MOST_ENTRIES_SHOWN + 1, before);
  return auditCard(words, entries, system.timeZone);
}
