/** Asks who is meant, where a name is several people's or nobody's whom Causeway knows. */
import { note } from "../chat/card.js";
import { defineForm } from "../chat/form.js";
import type { Choice } from "../chat/form-view.js";
import { reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type OrganisationId, readId, type ThanksDraftId } from "../database/ids.js";
import { findAsker } from "../directory/askers.js";
import { noticeCard } from "../directory/directory-cards.js";
import { organisations } from "../directory/organisations.js";
import type { Words } from "../words/en-GB.js";
import { ownDraft, settleDraft } from "./drafts.js";
import { chosenFor, type OpenName, type Reading, readNames } from "./meant.js";
import { knownByRole, peopleAt } from "./people.js";
import { sendThanks } from "./send-words.js";
import { MOST_THANKED } from "./thanks-form.js";

type Name = `name-${number}`;
const fieldOf = (at: number): Name => `name-${at + 1}`;
const fields: Readonly<Record<Name, { readonly kind: "one"; readonly required: true }>> = Object.fromEntries(
  Array.from({ length: MOST_THANKED }, (_, at) => [fieldOf(at), { kind: "one", required: true } as const]),
);

/** `about` is the sender's own draft. */
export const choosePeople = defineForm({
  name: "choose-people",
  fields,
  async present(context: Context, about) {
    const { words, read } = context;
    const kept = await keptFor(context, about);
    if (kept === undefined) return reply(noticeCard(words.thanks.choose.gone));
    const names = new Map((await organisations(read)).map(({ id, name }) => [id, name]));
    const there = kept.draft.organisations.map((id) => ({ id, name: names.get(id) ?? "" }));
    const candidates = kept.reading.open.flatMap(({ candidates, near }) =>
      [...candidates, ...near].map(({ id }) => id),
    );
    const byRole = await knownByRole(read, candidates);
    const { title, send, intro } = words.thanks.choose;
    const asked = kept.reading.open.map((open, at) => [fieldOf(at), questionFor(context, open, there, byRole)]);
    return { title, send, before: [note(intro)], questions: Object.fromEntries(asked) };
  },
  async submit(context, answers, about) {
    const { words } = context;
    const kept = await keptFor(context, about);
    if (kept === undefined) return reply(noticeCard(words.thanks.choose.gone));
    const { found, open } = kept.reading;
    const chosen = open.map((name, at) => chosenFor(name, answers[fieldOf(at)] ?? ""));
    return context.write(async (tx, me) => {
      if (!(await settleDraft(tx, kept.draft.id, me.id))) return reply(noticeCard(words.thanks.choose.gone));
      return sendThanks(context, tx, me, kept.draft, [...found, ...chosen]);
    });
  },
});

type Choosing = Words["thanks"]["choose"];

interface Place {
  readonly id: OrganisationId;
  readonly name: string;
}

function questionFor(
  { words, system }: Context,
  { name, candidates, near }: OpenName,
  there: readonly Place[],
  byRole: ReadonlySet<string>,
) {
  const { choose } = words.thanks;
  const placeOf = (id: OrganisationId) => there.find((place) => place.id === id)?.name ?? "";
  const offered = [...candidates, ...near];
  const labels = offered.map(({ id, name: called, role, organisationId, isSure }) => {
    const works = isSure
      ? choose.works(byRole.has(id) ? "" : role, placeOf(organisationId))
      : choose.mayWork(placeOf(organisationId));
    return candidates.length === 0 ? choose.called(called, works) : works;
  });
  const people = offered.map(({ id, createdAt }, at): Choice => {
    const label = labels[at] ?? "";
    const isAlone = labels.filter((other) => other === label).length === 1;
    return { value: id, label: isAlone ? label : choose.since(label, createdAt, system.timeZone) };
  });
  // Nobody of this name is known: only where they work is open.
  const other = (place: Place) => {
    if (people.length === 0) return place.name;
    return there.length === 1 ? choose.somebodyElse : choose.somebodyElseAt(place.name);
  };
  const elsewhere = there.map((place): Choice => ({ value: place.id, label: other(place) }));
  return {
    ...askedOf(choose, { name, candidates, near }),
    missing: choose.missing,
    choices: [...people, ...elsewhere],
  };
}

function askedOf({ which, where, whereHint, meant, meantHint }: Choosing, { name, candidates, near }: OpenName) {
  if (candidates.length > 0) return { label: which(name) };
  if (near.length === 0) return { label: where(name), hint: whereHint };
  return { label: meant([...new Set(near.map((person) => person.name))]), hint: meantHint(name) };
}

/** What the asker wrote, and who may be meant by it as it is now. */
async function keptFor({ read, asker, interaction }: Context, about: string) {
  // Whoever has left something here a moment ago, and nothing before, is known by now.
  const me = asker.memberId === undefined ? await findAsker(read, interaction) : asker;
  const draft = await ownDraft(read, readId<ThanksDraftId>(about), me.memberId);
  if (draft === undefined) return undefined;
  const people = await peopleAt(read, draft.organisations);
  const reading: Reading = readNames({ ...draft, people, asker: me });
  return { draft, reading };
}
