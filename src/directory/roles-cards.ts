/** How roles look: who holds them, who is meant, and what somebody is told of their own. */
import {
  type Button,
  buttons,
  type Card,
  type CardNode,
  does,
  heading,
  note,
  shows,
  strong,
  text,
} from "../chat/card.js";
import type { OrganisationId } from "../database/ids.js";
import type { Role } from "../database/tables/directory.js";
import type { Words } from "../words/en-GB.js";
import { AUDIT_PAGE } from "./audit-cards.js";
import { type Authority, looksAfter, mayDecide } from "./authority.js";
import { AWAY_PAGE } from "./away-cards.js";
import type { SeenGrant } from "./grants.js";
import type { FoundPerson } from "./known-people.js";
import { PAUSE_PAGE } from "./pause-cards.js";

export const ROLES_PAGE = "roles";
/** More would not fit into one message of a chat. */
export const MOST_GRANTS_SHOWN = 10;

export interface RolesView {
  readonly authority: Authority;
  /** One more than is shown, where there are more. */
  readonly grants: readonly SeenGrant[];
  /** What has just become of a role. */
  readonly news: string | undefined;
}

export function rolesCard(words: Words, { authority, grants, news }: RolesView): Card {
  const { title, intro, give, nobody, more } = words.roles;
  const shown = grants.slice(0, MOST_GRANTS_SHOWN);
  const last = shown.at(-1);
  const decides = authority.steward || authority.leads.length > 0;
  return {
    summary: news ?? title,
    body: [
      heading(title),
      ...(news === undefined ? [] : [text([strong(news)])]),
      note(intro[authority.steward ? "steward" : decides ? "leader" : "curator"]),
      buttons(
        ...(decides ? [opens(give, "give-role")] : []),
        { label: words.audit.open, press: shows(AUDIT_PAGE) },
        ...(looksAfter(authority).length > 0
          ? [{ label: words.organisation.open, press: shows(words.organisation.page) }]
          : []),
        { label: words.manners.away.open, press: shows(AWAY_PAGE) },
        ...(authority.steward
          ? [
              opens(words.settings.form.title, "system-settings"),
              { label: words.manners.pause.open, press: shows(PAUSE_PAGE) },
            ]
          : []),
      ),
      ...(shown.length === 0
        ? [text(nobody)]
        : shown.flatMap((grant, at) => grantNodes(words, authority, grant, shown[at - 1]))),
      ...(last !== undefined && grants.length > shown.length
        ? [buttons({ label: more, press: does("more-roles", last.id) })]
        : []),
    ],
  };
}

const opens = (label: string, form: string): Button => ({ label, press: { kind: "opens", form, about: "" } });

function grantNodes(
  words: Words,
  authority: Authority,
  grant: SeenGrant,
  before: SeenGrant | undefined,
): readonly CardNode[] {
  const { name, role, platform, organisation, organisationId, id } = grant;
  const { roles } = words;
  const isFirst = before === undefined || before.organisationId !== organisationId;
  const sure = { question: roles.endSure(name, role, organisation), yes: roles.endYes, no: roles.endNo };
  return [
    ...(isFirst ? [heading(organisation ?? roles.system)] : []),
    text(roles.holds(name, role, platform)),
    ...(mayDecide(authority, grant)
      ? [buttons({ label: roles.end(name, role), press: does("end-role", id), sure })]
      : []),
  ];
}

export interface Offer {
  readonly role: Role;
  readonly organisationId: OrganisationId | null;
  readonly organisation: string | null;
}

/** Nobody is taken for another by their name: whoever gives a role sees whom it goes to. */
export function choosePersonCard(
  words: Words,
  offer: Offer,
  people: readonly FoundPerson[],
  date: (at: Date) => string,
): Card {
  const { choose } = words.roles;
  const summary = choose.title(offer.role, offer.organisation);
  const found = people.flatMap(({ id, name, organisation, platform, createdAt }) => {
    const about = [offer.role, offer.organisationId ?? "system", id].join(" ");
    return [
      text(choose.person(name, organisation, platform, date(createdAt))),
      buttons({ label: choose.this(name), press: does("give-role", about) }),
    ];
  });
  return { summary, body: [heading(summary), ...found] };
}
