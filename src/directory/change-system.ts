/** `/causeway settings`: what stewards settle for the whole system. */
import type { Verb } from "../chat/feature.js";
import { defineForm } from "../chat/form.js";
import { correct, open, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { findIdentifiers } from "../safeguards/identifiers.js";
import type { Words } from "../words/en-GB.js";
import { recordChange } from "./changed-settings.js";
import { noticeCard } from "./directory-cards.js";
import { guardOptions } from "./guard-options.js";
import { isSteward } from "./roles.js";
import { saveSystemSettings, systemSettings } from "./system-settings.js";

export const settingsVerb = (words: Words): Verb<Context> => ({
  name: "settings",
  purpose: words.settings.purpose,
  command: false,
  said: async () => open(changeSystem),
});

const sharing = ["silence", "agree"] as const;

export const changeSystem = defineForm({
  name: "system-settings",
  fields: {
    purpose: { kind: "line", max: 200, required: false },
    sharing: { kind: "one", required: true },
    colour: { kind: "line", max: 7, required: true },
  },
  async present({ words, read, asker }: Context) {
    if (!(await isSteward(read, asker.memberId))) return reply(noticeCard(words.settings.notSteward));
    const { form } = words.settings;
    const { purpose, mustAgree, colour } = await systemSettings(read);
    return {
      title: form.title,
      send: form.send,
      questions: {
        purpose: { label: form.purpose, hint: form.purposeHint, initial: purpose },
        sharing: {
          label: form.sharing,
          hint: form.sharingHint,
          choices: sharing.map((value) => ({ value, label: form.sharingChoices[value] })),
          initial: mustAgree ? "agree" : "silence",
        },
        colour: { label: form.colour, hint: form.colourHint, initial: colour },
      },
    };
  },
  async submit({ words, now, write, read, asker, system }, answers) {
    const { form, saved, notSteward } = words.settings;
    const options = await guardOptions(read, [asker.employer?.id], now, system.timeZone);
    const [finding] = findIdentifiers(answers.purpose, options);
    if (finding !== undefined) return correct({ purpose: form.identifier(finding.found) });
    if (!/^#[\da-f]{6}$/i.test(answers.colour)) return correct({ colour: form.colourWrong });
    return write(async (tx, me) => {
      if (!(await isSteward(tx, me.id))) return reply(noticeCard(notSteward));
      const purpose = answers.purpose.replace(/\s+/g, " ");
      const colour = answers.colour.toLowerCase();
      const settled = { purpose, mustAgree: answers.sharing === "agree", colour };
      await recordChange(tx, { actorId: me.id, organisationId: null, at: now }, await systemSettings(tx), settled);
      await saveSystemSettings(tx, settled);
      return reply(noticeCard(saved));
    });
  },
});
