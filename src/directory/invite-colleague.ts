/** A curator asks a colleague in who has no chat: a link to hand on, which works once within 7 days. */
import { note, text } from "../chat/card.js";
import { defineForm } from "../chat/form.js";
import { correct, type Outcome, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import type { OrganisationId } from "../database/ids.js";
import { later } from "../schedule/clock.js";
import { curatedBy } from "./curators.js";
import { noticeCard } from "./directory-cards.js";
import { createSignIn, INVITATION_LIFE_MS } from "./passes.js";
import { savePerson } from "./people-without-chat.js";
import { signInAddress } from "./sign-in.js";

export const inviteColleague = defineForm({
  name: "invite-colleague",
  fields: {
    organisation: { kind: "one", required: true },
    name: { kind: "line", max: 80, required: true },
    email: { kind: "line", max: 254, required: false },
  },
  async present({ words, read, asker, system }: Context) {
    const { invite } = words.web;
    const curated = await curatedBy(read, asker.memberId);
    if (curated.length === 0 || system.publicUrl === undefined) return notYours({ words });
    const choices = curated.map(({ id, name }) => ({ value: id, label: name }));
    return {
      title: invite.title,
      send: invite.send,
      before: [text(invite.intro)],
      questions: {
        organisation: {
          label: invite.organisation,
          choices,
          initial: choices.length === 1 ? (choices[0]?.value ?? "") : "",
        },
        name: { label: invite.name, hint: invite.nameHint },
        email: system.sendsMail ? { label: invite.email, hint: invite.emailHint } : undefined,
      },
    };
  },
  async submit({ words, now, system, write }, { organisation, name, email }) {
    const { invite } = words.web;
    const { publicUrl } = system;
    if (publicUrl === undefined) return notYours({ words });
    if (email !== "" && !/^[^\s@]+@[^\s@]+$/.test(email)) return correct({ email: invite.wrongEmail });
    return write(async (tx) => {
      // The form has checked that it is one of those that the asker curates.
      const person = await savePerson(tx, { organisationId: organisation as OrganisationId, name, email }, now);
      const token = await createSignIn(tx, person, later(now, INVITATION_LIFE_MS));
      const summary = invite.made(name);
      const url = signInAddress(publicUrl, token);
      return reply({
        summary,
        body: [text(summary), { kind: "quote", text: url }, note(email === "" ? invite.once : invite.onceOrMail)],
      });
    });
  },
});

function notYours({ words }: Pick<Context, "words">): Outcome {
  return reply(noticeCard(words.web.notCurator));
}
