/** `/thanks`: whom, where they work, what for. Also "Pass it on", by somebody who was thanked. */
import type { Fill } from "../chat/card.js";
import type { Verb } from "../chat/feature.js";
import { defineForm } from "../chat/form.js";
import { correct, type Outcome, open, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type OrganisationId, readId, type ThanksId } from "../database/ids.js";
import type { DraftedThanks } from "../database/tables/thanks.js";
import { rememberMember } from "../directory/askers.js";
import { noticeCard } from "../directory/directory-cards.js";
import { nameKey } from "../directory/name-key.js";
import { organisations } from "../directory/organisations.js";
import type { Words } from "../words/en-GB.js";
import { choosePeople } from "./choose-people.js";
import { addDraft } from "./drafts.js";
import { readNames } from "./meant.js";
import { leadingNames } from "./names.js";
import { peopleAt } from "./people.js";
import { sendThanks } from "./send-words.js";
import { thanksTo } from "./thanks.js";
import { askThanks, readThanks, thanksFields } from "./thanks-form.js";

export const thanksVerb = (words: Words): Verb<Context> => ({
  name: "thanks",
  purpose: words.thanks.purpose,
  usage: words.thanks.usage,
  shortcut: words.thanks.shortcut,
  command: true,
  said: async (context, typed) => open(thankPeople, "", typed === "" ? {} : await sorted(context, typed)),
});

/** What was typed, in the fields where it belongs as far as it begins with names that Causeway knows. */
async function sorted({ read, asker }: Context, typed: string): Promise<Fill> {
  const everywhere = (await organisations(read)).map(({ id }) => id);
  const people = await peopleAt(read, everywhere);
  const { names, rest } = leadingNames(typed, (key) => people.has(key));
  if (names.length === 0) return { what: typed };
  const where = names.flatMap((name) => {
    const [only, other] = (people.get(nameKey(name)) ?? []).filter(({ id }) => id !== asker.memberId);
    return only?.isSure === true && other === undefined ? [only.organisationId] : [];
  });
  return { who: names.join(", "), what: rest, ...(where.length === 0 ? {} : { where: [...new Set(where)] }) };
}

/** `about` is the thanks that are passed on, if any. */
export const thankPeople = defineForm({
  name: "thank-people",
  fields: thanksFields,
  async present(context: Context, about) {
    const { words, asker, system } = context;
    if (asker.unnamed) return reply(noticeCard(words.thanks.gone));
    if (asker.employers.length === 0) return reply(noticeCard(words.directory.notSetUp(system.name)));
    if (about !== "" && (await passedOn(context, about)) === undefined) return reply(noticeCard(words.thanks.gone));
    return askThanks(context, about !== "");
  },
  async submit(context, answers, about) {
    const { words, asker, read } = context;
    const from = asker.employer?.id ?? (answers.employer as OrganisationId);
    const relayOf = about === "" ? undefined : await passedOn(context, about);
    const told = await readThanks(answers, from, relayOf ?? null, context);
    if (told.kind === "problems") return correct(told.problems);
    const people = await peopleAt(read, told.drafted.organisations);
    const reading = readNames({ ...told.drafted, people, asker });
    if (reading.thanksSelf) return correct({ who: words.thanks.self });
    if (reading.open.length > 0) return keep(context, told.drafted);
    return context.write(async (tx, me) => {
      if (asker.employer === undefined) await rememberMember(tx, me.id, { organisationId: from });
      return sendThanks(context, tx, me, told.drafted, reading.found);
    });
  },
});

/** The thanks that an asker was given and may pass on. */
async function passedOn({ read, asker }: Context, about: string): Promise<ThanksId | undefined> {
  const given = await thanksTo(read, readId<ThanksId>(about), asker.memberId);
  return given?.thanks.id;
}

/** Keeps what was written, and asks who is meant. */
async function keep(context: Context, drafted: DraftedThanks): Promise<Outcome> {
  const { asker, now } = context;
  return context.write(async (tx, me) => {
    if (asker.employer === undefined) await rememberMember(tx, me.id, { organisationId: drafted.from });
    return open(choosePeople, await addDraft(tx, me.id, drafted, now));
  });
}
