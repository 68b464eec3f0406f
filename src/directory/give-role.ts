/** Whoever may gives somebody a role: found by name, and seen before it is given. */
import type { Action } from "../chat/feature.js";
import { type Answers, defineForm } from "../chat/form.js";
import { correct, replace, reply } from "../chat/interaction.js";
import { nameOf } from "../chat/text.js";
import type { Context } from "../context.js";
import { type MemberId, type OrganisationId, readId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { type Role, roles } from "../database/tables/directory.js";
import { appoint } from "./appoint.js";
import { type Authority, authorityOf, mayDecide } from "./authority.js";
import { noticeCard } from "./directory-cards.js";
import { type Among, peopleCalled, personAmong } from "./known-people.js";
import { organisationName, organisations } from "./organisations.js";
import { choosePersonCard, type Offer } from "./roles-cards.js";
import { rolesCardFor } from "./show-roles.js";

const MOST_CHOICES = 8;

const fields = {
  person: { kind: "line", max: 80, required: true },
  role: { kind: "one", required: true },
  organisation: { kind: "one", required: false },
} as const;

export const giveRole = defineForm({
  name: "give-role",
  fields,
  async present({ words, read, asker }: Context) {
    const { form, notYours } = words.roles;
    const authority = await authorityOf(read, asker.memberId);
    if (!authority.steward && authority.leads.length === 0) return reply(noticeCard(notYours));
    const where = authority.steward ? await organisations(read) : authority.leads;
    const choices = where.map(({ id, name }) => ({ value: id, label: name }));
    const { organisation: label, organisationHint: hint, organisationMissing: missing } = form;
    const isSettled = !authority.steward && choices.length === 1;
    return {
      title: form.title,
      send: form.send,
      questions: {
        person: { label: form.person, hint: form.personHint, missing: form.personMissing },
        role: authority.steward
          ? { label: form.role, choices: roles.map((role) => ({ value: role, label: form.choices[role] })) }
          : undefined,
        organisation: isSettled ? undefined : { label, missing, choices, ...(authority.steward ? { hint } : {}) },
      },
    };
  },
  async submit({ words, read, asker, system }, answers) {
    const { form } = words.roles;
    const authority = await authorityOf(read, asker.memberId);
    const offer = await offerOf(read, authority, answers);
    if (offer === undefined) return correct({ organisation: form.organisationMissing });
    const people = await peopleCalled(read, answers.person, among(authority, offer));
    if (people.length === 0) return correct({ person: form.nobody(nameOf(answers.person)) });
    if (people.length > MOST_CHOICES) return correct({ person: form.tooMany });
    return reply(choosePersonCard(words, offer, people, (at) => words.date(at, system.timeZone)));
  },
});

/** What is to be given; undefined where it has still to be said at which organisation. */
async function offerOf(
  read: Reader,
  authority: Authority,
  answers: Answers<typeof fields>,
): Promise<Offer | undefined> {
  // The form has checked that it is one of what it offered; a leader is not asked.
  const role = authority.steward ? (answers.role as Role) : "curator";
  if (role === "steward") return { role, organisationId: null, organisation: null };
  const [only] = authority.leads;
  const id = answers.organisation === "" && !authority.steward ? only?.id : (answers.organisation as OrganisationId);
  const organisation = id && (await organisationName(read, id));
  return id === undefined || organisation === undefined ? undefined : { role, organisationId: id, organisation };
}

/** Whom a leader may find, and so give a role to: people of the organisation itself. */
function among({ steward }: Authority, { organisationId }: Pick<Offer, "organisationId">): Among {
  return steward || organisationId === null ? "everywhere" : organisationId;
}

export const giveRoleAction: Action<Context> = {
  name: "give-role",
  async pressed({ words, now, write }, about) {
    return write(async (tx, me) => {
      const { notGiven, given, hasIt } = words.roles;
      const wanted = readWanted(about);
      const authority = await authorityOf(tx, me.id);
      if (wanted === undefined || !mayDecide(authority, wanted)) return replace(noticeCard(notGiven));
      const { role, organisationId } = wanted;
      const person = await personAmong(tx, wanted.memberId, among(authority, wanted));
      const organisation = organisationId === null ? null : await organisationName(tx, organisationId);
      if (person === undefined || organisation === undefined) return replace(noticeCard(notGiven));
      const isNew = await appoint(tx, { role, organisationId }, person, { actorId: me.id, now });
      const news = (isNew ? given : hasIt)(person.name, role, organisation);
      return replace(await rolesCardFor(words, tx, me.id, { news }));
    });
  },
};

interface Wanted {
  readonly role: Role;
  readonly organisationId: OrganisationId | null;
  readonly memberId: MemberId;
}

/** It comes from a person's device: read here, and judged by what they may decide. */
function readWanted(about: string): Wanted | undefined {
  const [named = "", where = "", whom = ""] = about.split(" ");
  const role = roles.find((one) => one === named);
  const memberId = readId<MemberId>(whom);
  const organisationId = role === "steward" && where === "system" ? null : readId<OrganisationId>(where);
  if (role === undefined || memberId === undefined || organisationId === undefined) return undefined;
  return role === "steward" && organisationId !== null ? undefined : { role, organisationId, memberId };
}
