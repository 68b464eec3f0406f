/** `/causeway organisation`: what the organisations that somebody looks after have settled, and what is missing. */
import { buttons, type CardNode, heading, note, strong, text } from "../chat/card.js";
import type { Verb } from "../chat/feature.js";
import { type Outcome, reply } from "../chat/interaction.js";
import type { Context, Employer } from "../context.js";
import type { Reader } from "../database/store.js";
import type { Words } from "../words/en-GB.js";
import { authorityOf, looksAfter } from "./authority.js";
import { noticeCard } from "./directory-cards.js";
import { settingsOf } from "./organisation-settings.js";
import { inOrder, type Routes, routesOf } from "./routes.js";

/** More would not fit into one message of a chat. */
const MOST_SHOWN = 5;

export const organisationVerb = (words: Words): Verb<Context> => ({
  name: "organisation",
  purpose: words.organisation.purpose,
  command: false,
  said: showOrganisation,
});

export const organisationPage = (words: Words) => ({ name: words.organisation.page, visited: showOrganisation });

async function showOrganisation({ words, read, asker }: Context): Promise<Outcome> {
  const { title, notYours } = words.organisation;
  const own = looksAfter(await authorityOf(read, asker.memberId));
  if (own.length === 0) return reply(noticeCard(notYours));
  const shown: CardNode[] = [];
  for (const one of own.slice(0, MOST_SHOWN)) shown.push(...(await organisationNodes(words, read, one)));
  return reply({ summary: title, body: [heading(title), ...shown] });
}

async function organisationNodes(words: Words, read: Reader, own: Employer): Promise<readonly CardNode[]> {
  const { routes, hospitalNumbers, contacts } = await settingsOf(read, own.id);
  const said = words.organisation;
  const facts = inOrder.flatMap((concern) => {
    const value = routes[concern];
    return value === undefined ? [] : [{ name: words.routes.concerns[concern], value }];
  });
  return [
    heading(own.name),
    text([strong(said.routes)]),
    ...(facts.length === 0 ? [] : [{ kind: "facts", facts } as const]),
    ...missingNodes(words, routes),
    text([strong(said.numbers)]),
    text(hospitalNumbers.length === 0 ? said.numbersNone : said.numbersSome(hospitalNumbers)),
    text([strong(said.contacts)]),
    text(contacts.length === 0 ? said.contactsNone : said.contactsSome(contacts.length)),
    buttons(changeButton(words, own)),
  ];
}

/** On the curator's page: what is missing, with a way to say it. */
export async function missingRoutes(words: Words, read: Reader, own: Employer): Promise<readonly CardNode[]> {
  const nodes = missingNodes(words, await routesOf(read, own.id));
  return nodes.length === 0
    ? []
    : [text([strong(words.organisation.routes)]), ...nodes, buttons(changeButton(words, own))];
}

function missingNodes({ routes: words, organisation }: Words, routes: Routes): readonly CardNode[] {
  const missing = inOrder.filter((concern) => routes[concern] === undefined).map((concern) => words.concerns[concern]);
  if (missing.length === 0) return [];
  return [note(missing.length === inOrder.length ? organisation.missing(missing) : organisation.someMissing(missing))];
}

const changeButton = ({ organisation }: Words, { id, name }: Employer) => ({
  label: organisation.change(name),
  press: { kind: "opens", form: "organisation-settings", about: id } as const,
});
