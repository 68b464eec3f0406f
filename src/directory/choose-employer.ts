/** In a workspace that several organisations share, a person says once whom they work for; and again if it was wrong. */
import { text } from "../chat/card.js";
import type { Verb } from "../chat/feature.js";
import { defineForm } from "../chat/form.js";
import { open, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import type { OrganisationId } from "../database/ids.js";
import type { Words } from "../words/en-GB.js";
import { rememberMember } from "./askers.js";
import { noticeCard } from "./directory-cards.js";

export const employerVerb = (words: Words): Verb<Context> => ({
  name: "employer",
  purpose: words.directory.employerPurpose,
  command: false,
  said: async () => open(chooseEmployer),
});

export const chooseEmployer = defineForm({
  name: "choose-employer",
  fields: { employer: { kind: "one", required: true } },
  async present({ words, asker, system }: Context) {
    const { chooseEmployer: ask, employer, notSetUp } = words.directory;
    if (asker.employers.length === 0) return reply(noticeCard(notSetUp(system.name)));
    const choices = asker.employers.map(({ id, name }) => ({ value: id, label: name }));
    const initial = asker.employer?.id ?? "";
    return {
      title: ask.title,
      send: ask.send,
      before: [text(ask.intro)],
      questions: { employer: { label: employer, choices, initial } },
    };
  },
  async submit({ words, asker, write }, answers) {
    const employer = asker.employers.find(({ id }) => id === answers.employer);
    return write(async (tx, me) => {
      // The form has checked that it is one of those that use this workspace.
      await rememberMember(tx, me.id, { organisationId: answers.employer as OrganisationId });
      return reply(noticeCard(words.directory.chooseEmployer.saved(employer?.name ?? "")));
    });
  },
});
