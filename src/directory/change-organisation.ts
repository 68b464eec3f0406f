/** Curators and leaders settle what their organisation says on every form, and what the guard knows of it. */
import { type Answers, defineForm } from "../chat/form.js";
import { correct, reply } from "../chat/interaction.js";
import type { Context, Employer } from "../context.js";
import type { MemberId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { findIdentifiers, type IdentifierOptions, isHospitalNumberTemplate } from "../safeguards/identifiers.js";
import type { Words } from "../words/en-GB.js";
import { authorityOf, looksAfter } from "./authority.js";
import { recordChange } from "./changed-settings.js";
import { noticeCard } from "./directory-cards.js";
import { guardOptions } from "./guard-options.js";
import {
  isContact,
  listedIn,
  MOST_CONTACTS,
  MOST_TEMPLATES,
  saveSettings,
  settingsOf,
} from "./organisation-settings.js";
import { routeFields, routeProblems, routeQuestions, routesIn } from "./route-questions.js";

const fields = {
  ...routeFields,
  numbers: { kind: "line", max: 220, required: false },
  contacts: { kind: "paragraph", max: 2000, required: false },
} as const;

/** `about` is the organisation. */
export const changeOrganisation = defineForm({
  name: "organisation-settings",
  fields,
  async present({ words, read, asker }: Context, about) {
    const { form, notYours } = words.organisation;
    const own = await ownOrganisation(read, asker.memberId, about);
    if (own === undefined) return reply(noticeCard(notYours));
    const { routes, hospitalNumbers, contacts } = await settingsOf(read, own.id);
    return {
      title: form.title,
      send: form.send,
      questions: {
        ...routeQuestions(words, routes),
        numbers: { label: form.numbers, hint: form.numbersHint, initial: hospitalNumbers.join(", ") },
        contacts: { label: form.contacts, hint: form.contactsHint, initial: contacts.join("\n") },
      },
    };
  },
  async submit({ words, now, write, read, asker, system }, answers, about) {
    const own = await ownOrganisation(read, asker.memberId, about);
    const options = await guardOptions(read, [own?.id], now, system.timeZone);
    const problems = problemsWith(answers, words, options);
    if (Object.keys(problems).length > 0) return correct(problems);
    return write(async (tx, me) => {
      const own = await ownOrganisation(tx, me.id, about);
      if (own === undefined) return reply(noticeCard(words.organisation.notYours));
      const hospitalNumbers = listedIn(answers.numbers);
      const contacts = listedIn(answers.contacts);
      const before = await settingsOf(tx, own.id);
      await saveSettings(tx, own.id, { routes: routesIn(answers), hospitalNumbers, contacts });
      const by = { actorId: me.id, organisationId: own.id, at: now };
      await recordChange(tx, by, before, await settingsOf(tx, own.id));
      return reply(noticeCard(words.organisation.saved(own.name)));
    });
  },
});

/** One that the asker curates or leads. */
async function ownOrganisation(
  read: Reader,
  memberId: MemberId | undefined,
  about: string,
): Promise<Employer | undefined> {
  return looksAfter(await authorityOf(read, memberId)).find(({ id }) => id === about);
}

function problemsWith(answers: Answers<typeof fields>, words: Words, known: IdentifierOptions): Record<string, string> {
  const { form } = words.organisation;
  const numbers = listedIn(answers.numbers);
  const options = { ...known, hospitalNumbers: [...(known.hospitalNumbers ?? []), ...numbers] };
  const problems = routeProblems(answers, words, options);
  const contacts = listedIn(answers.contacts);
  const template = numbers.find((one) => !isHospitalNumberTemplate(one));
  // What is published is asked about nowhere, so that no patient's number may stand there.
  const contact = contacts.find((one) => !isContact(one) || isPatients(one, options));
  if (template !== undefined) problems["numbers"] = form.numbersWrong(template);
  else if (numbers.length > MOST_TEMPLATES) problems["numbers"] = form.tooMany(MOST_TEMPLATES);
  if (contact !== undefined) problems["contacts"] = form.contactsWrong(contact);
  else if (contacts.length > MOST_CONTACTS) problems["contacts"] = form.tooMany(MOST_CONTACTS);
  return problems;
}

/** As it will be read once it is published. */
const isPatients = (typed: string, options: IdentifierOptions): boolean =>
  findIdentifiers(typed, { ...options, published: [typed] }).some(
    ({ kind, outcome }) => outcome === "block" || kind === "hospital-number",
  );
