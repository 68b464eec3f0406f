/** Somebody says what they need, or what they can lend. */
import { note } from "../chat/card.js";
import type { Verb } from "../chat/feature.js";
import { defineForm } from "../chat/form.js";
import { correct, open, reply } from "../chat/interaction.js";
import type { Context, Me } from "../context.js";
import type { OrganisationId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { rememberMember } from "../directory/askers.js";
import { noticeCard } from "../directory/directory-cards.js";
import { identifierProblems } from "../directory/refuse-identifiers.js";
import { safetyNodes } from "../directory/routes.js";
import { completePrompt } from "../rituals/prompted-rituals.js";
import type { Words } from "../words/en-GB.js";
import { matchBest } from "./match-needs.js";
import { addNeed } from "./needs.js";

/** Their own contacts are what this field is for. */
export const ownContact = ["phone", "email"] as const;

export const needVerb = (words: Words): Verb<Context> => ({
  name: "need",
  purpose: words.needs.needPurpose,
  command: false,
  said: async (_context, typed) => open(giveNeed, "", typed === "" ? {} : { need: typed }),
});

export const offerVerb = (words: Words): Verb<Context> => ({
  name: "offer",
  purpose: words.needs.offerPurpose,
  command: false,
  said: async (_context, typed) => open(giveNeed, "", typed === "" ? {} : { offer: typed }),
});

export const giveNeed = defineForm({
  name: "give-need",
  fields: {
    employer: { kind: "one", required: true },
    need: { kind: "paragraph", max: 300, required: false },
    offer: { kind: "paragraph", max: 300, required: false },
    contact: { kind: "line", max: 200, required: true },
  },
  async present(context: Context) {
    const { words, asker, system } = context;
    if (asker.employers.length === 0 || asker.unnamed) return reply(noticeCard(words.directory.notSetUp(system.name)));
    const { form } = words.needs;
    const choices = asker.employers.map(({ id, name }) => ({ value: id, label: name }));
    return {
      title: form.title,
      send: form.send,
      before: [note(form.intro)],
      after: await safetyNodes(context),
      questions: {
        employer: asker.employer === undefined ? { label: words.directory.employer, choices } : undefined,
        need: { label: form.need, hint: form.needHint },
        offer: { label: form.offer, hint: form.offerHint },
        contact: { label: form.contact, hint: form.contactHint, missing: form.contactMissing },
      },
    };
  },
  async submit(context, { need, offer, contact, employer }) {
    const { words, asker, now } = context;
    const { form, kept, keptMatched } = words.needs;
    if (need === "" && offer === "") return correct({ need: form.neither });
    const problems = {
      ...(await identifierProblems(context, { need, offer }, { refused: ["curator"] })),
      ...(await identifierProblems(context, { contact }, { allowed: ownContact })),
    };
    if (Object.keys(problems).length > 0) return correct(problems);
    // The form has checked that it is one of what it offered.
    const organisationId = asker.employer?.id ?? (employer as OrganisationId);
    return context.write(async (tx, me) => {
      if (asker.employer === undefined) await rememberMember(tx, me.id, { organisationId });
      const by = { organisationId, contact, now };
      const first = need === "" ? false : await give(tx, me, { ...by, offer: false, words: need });
      const second = offer === "" ? false : await give(tx, me, { ...by, offer: true, words: offer });
      // Both are one answer.
      await completePrompt(tx, { memberId: me.id, completions: ["need"], done: "need", now });
      return reply(noticeCard(first || second ? keptMatched : kept));
    });
  },
});

interface Given {
  readonly organisationId: OrganisationId;
  readonly contact: string;
  readonly offer: boolean;
  readonly words: string;
  readonly now: Date;
}

/** True where something fits already. */
async function give(tx: Writer, me: Me, { now, ...given }: Given): Promise<boolean> {
  const id = await addNeed(tx, { ...given, memberId: me.id, createdAt: now });
  return (await matchBest(tx, { id, ...given }, now)) !== undefined;
}
