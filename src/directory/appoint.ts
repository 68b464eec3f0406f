/** A role is given or ended, and whoever it is about is told. */
import { z } from "zod";
import { buttons, type Card, shows, text } from "../chat/card.js";
import type { GrantId, MemberId, OrganisationId, WorkspaceId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import type { Role } from "../database/tables/directory.js";
import { type MessageKind, revise, say } from "../schedule/messages.js";
import type { Words } from "../words/en-GB.js";
import { noticeCard } from "./directory-cards.js";
import { anyGrant, type SeenGrant } from "./grants.js";
import { findMember } from "./members.js";
import { type By, endRole, grantRole } from "./roles.js";
import { ROLES_PAGE } from "./roles-cards.js";
import { ensureStandingLink } from "./standing-links.js";

interface Holder {
  readonly id: MemberId;
  readonly workspaceId: WorkspaceId;
}

interface Office {
  readonly role: Role;
  readonly organisationId: OrganisationId | null;
}

/** Gives somebody a role. False where they have it already. Whether `by` may is the caller's to settle. */
export async function appoint(tx: Writer, { role, organisationId }: Office, holder: Holder, by: By): Promise<boolean> {
  const grant = await grantRole(tx, { role, organisationId, memberId: holder.id }, by);
  if (grant === undefined) return false;
  if (role === "curator" && organisationId !== null) await ensureStandingLink(tx, organisationId, by.now);
  await tell(tx, grant, holder, "granted", by);
  return true;
}

/** Ends a role at once. False where it was over already. */
export async function dismiss(tx: Writer, grant: SeenGrant, by: By): Promise<boolean> {
  const { memberId, role, organisationId, workspaceId } = grant;
  const ended = await endRole(tx, { memberId, role, organisationId }, by);
  if (ended === undefined) return false;
  await revise(tx, `grant:${grant.id}`, by.now);
  // What they were asked to decide on is not theirs to read any more.
  await revise(tx, `roles:${memberId}`, by.now);
  await tell(tx, grant.id, { id: memberId, workspaceId }, "ended", by);
  return true;
}

async function tell(tx: Writer, grant: GrantId, holder: Holder, what: "granted" | "ended", { actorId, now }: By) {
  // Whoever did it to themselves has seen what came of it.
  if (actorId === holder.id) return;
  const to = { kind: "member", id: holder.id, workspaceId: holder.workspaceId } as const;
  await say(tx, { to, message: roleChanged, payload: { grant, what, by: actorId }, manner: "personal", now });
}

const payload = z.object({ grant: z.string(), what: z.enum(["granted", "ended"]), by: z.string().nullable() });

export const roleChanged: MessageKind<z.infer<typeof payload>> = {
  name: "role-changed",
  payloads: { 1: payload },
  async compose({ grant: id, what, by }, { read, words }, occasion) {
    const grant = await anyGrant(read, id as GrantId);
    if (grant === undefined) return undefined;
    const about = [`grant:${grant.id}`];
    const { role, organisation, endedAt } = grant;
    if (endedAt !== null) {
      // Given and ended before it was told: there is one thing to say, and the other message says it.
      if (what === "granted" && occasion === "post") return undefined;
      return { card: noticeCard(words.roles.told.ended(role, organisation)), about };
    }
    const actor = by === null ? undefined : await findMember(read, by as MemberId);
    return { card: grantedCard(words, grant, actor?.name ?? null), about };
  },
};

function grantedCard({ roles, consent }: Words, { role, organisation }: SeenGrant, by: string | null): Card {
  const summary = roles.told.granted(by, role, organisation);
  const page =
    role === "curator"
      ? { label: consent.review.open, press: shows("review") }
      : { label: roles.open, press: shows(ROLES_PAGE) };
  return { summary, body: [text(summary), text(roles.told.may[role]), buttons(page)] };
}
