/** A curator asks a colleague in who has no chat: a link to hand on, which works once within 7 days. */
import { text } from "../chat/card.js";
import { defineForm } from "../chat/form.js";
import { correct, reply } from "../chat/interaction.js";
import { isEmail, nameOf } from "../chat/text.js";
import type { Context } from "../context.js";
import type { OrganisationId } from "../database/ids.js";
import { invitationCard } from "./colleagues.js";
import { curatedBy } from "./curators.js";
import { noticeCard } from "./directory-cards.js";
import { createInvitation } from "./passes.js";
import { addPerson, peopleOf } from "./people-without-chat.js";
import { signInAddress } from "./sign-in.js";

export const inviteColleague = defineForm({
  name: "invite-colleague",
  fields: {
    organisation: { kind: "one", required: true },
    name: { kind: "line", max: 80, required: true },
    email: { kind: "line", max: 254, required: false },
  },
  async present({ words, read, asker, system }: Context) {
    const { invite, notCurator } = words.web;
    const curated = await curatedBy(read, asker.memberId);
    if (curated.length === 0 || system.publicUrl === undefined) return reply(noticeCard(notCurator));
    const choices = curated.map(({ id, name }) => ({ value: id, label: name }));
    const [only, second] = choices;
    return {
      title: invite.title,
      send: invite.send,
      before: [text(invite.intro)],
      questions: {
        organisation: {
          label: invite.organisation,
          choices,
          initial: second === undefined ? (only?.value ?? "") : "",
        },
        name: { label: invite.name, hint: invite.nameHint },
        email: system.sendsMail ? { label: invite.email, hint: invite.emailHint } : undefined,
      },
    };
  },
  async submit({ words, now, system, write }, { organisation, name, email }) {
    const { invite, notCurator } = words.web;
    const { publicUrl } = system;
    if (publicUrl === undefined) return reply(noticeCard(notCurator));
    if (nameOf(name) === "") return correct({ name: invite.wrongName });
    if (email !== "" && !isEmail(email)) return correct({ email: invite.wrongEmail });
    // The form has checked that it is one of those that the asker curates.
    const organisationId = organisation as OrganisationId;
    return write(async (tx) => {
      const known = email === "" ? [] : await peopleOf(tx, email);
      if (known.some((person) => person.organisationId === organisationId))
        return correct({ email: invite.knownEmail });
      const person = await addPerson(tx, { organisationId, name, email }, now);
      const url = signInAddress(publicUrl, await createInvitation(tx, person, now));
      return reply(invitationCard(words, nameOf(name), url));
    });
  },
});
