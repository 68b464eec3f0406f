/** `/story find`: stories by their words, and by where, what and when; to the asker alone. */
import type { Action, Page } from "../../chat/feature.js";
import { defineForm } from "../../chat/form.js";
import type { Choice } from "../../chat/form-view.js";
import { type Outcome, open, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import type { Place } from "../../database/full-text.js";
import { elements, storyKinds } from "../../database/tables/stories.js";
import { chooseEmployer } from "../../directory/choose-employer.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { organisations, places } from "../../directory/organisations.js";
import { ANY, askedBy, everything, queryFor, readQuery, type StoryQuery, whens } from "../story-queries.js";
import { foundCard, MOST_FOUND, STORIES_PAGE } from "./search-cards.js";
import { LONGEST_SEARCH } from "./search-words.js";
import { searchedStories } from "./searched-stories.js";

/** What follows "find"; undefined where it is the beginning of a story. */
export function findOutcome(context: Context, typed: string): Promise<Outcome> | undefined {
  const said = typed.trim();
  const [verb = ""] = said.split(/\s/, 1);
  if (verb.toLowerCase() !== "find") return undefined;
  const sought = queryFor(said.slice(verb.length));
  return sought.words === "" ? Promise.resolve(open(findStories)) : showFound(context, sought);
}

export const findStories = defineForm({
  name: "find-stories",
  fields: {
    words: { kind: "line", max: LONGEST_SEARCH, required: false },
    organisation: { kind: "one", required: true },
    place: { kind: "one", required: true },
    kind: { kind: "one", required: true },
    element: { kind: "one", required: true },
    when: { kind: "one", required: true },
  },
  async present(context: Context) {
    const refusal = notHere(context);
    if (refusal !== undefined) return refusal;
    const { form } = context.words.search;
    const { organisation, place, kind, element, when } = await choicesFor(context);
    return {
      title: form.title,
      send: form.send,
      questions: {
        words: { label: form.words, hint: form.wordsHint },
        organisation: { label: form.organisation, choices: organisation, initial: ANY },
        place: { label: form.place, choices: place, initial: ANY },
        kind: { label: form.kind, choices: kind, initial: ANY },
        element: { label: form.element, choices: element, initial: ANY },
        when: { label: form.when, choices: when, initial: ANY },
      },
    };
  },
  submit: (context, answers) => showFound(context, answers),
});

export const moreStories: Action<Context> = {
  name: "more-stories",
  async pressed(context, about) {
    const { query, before } = readQuery(about);
    return showFound(context, query, before);
  },
};

export const storiesPage: Page<Context> = {
  name: STORIES_PAGE,
  visited: (context) => showFound(context, everything),
};

async function showFound(context: Context, asked: StoryQuery, before?: Place): Promise<Outcome> {
  const { words, read, asker, now, system } = context;
  const employer = asker.employer;
  if (employer === undefined) return notHere(context) ?? reply(noticeCard(words.story.gone));
  const { query, filters } = settled(asked, await choicesFor(context));
  const page = { before, limit: MOST_FOUND + 1 };
  const stories = await searchedStories(read, employer.id, askedBy(query, now), page);
  const isFirst = before === undefined;
  return reply(foundCard(words, { query, filters, stories, isFirst, timeZone: system.timeZone }));
}

/** What somebody may read depends on whom they work for. */
function notHere({ asker, words, system }: Context): Outcome | undefined {
  if (asker.employer !== undefined) return undefined;
  return asker.employers.length > 0 ? open(chooseEmployer) : reply(noticeCard(words.directory.notSetUp(system.name)));
}

type Choices = Readonly<Record<Exclude<keyof StoryQuery, "words">, readonly Choice[]>>;

async function choicesFor({ read, words }: Context): Promise<Choices> {
  const { form } = words.search;
  const named = ({ id, name }: { readonly id: string; readonly name: string }): Choice => ({ value: id, label: name });
  const choice = (value: string, label: string): Choice => ({ value, label });
  return {
    organisation: [choice(ANY, form.anyOrganisation), ...(await organisations(read)).map(named)],
    place: [choice(ANY, form.anyPlace), ...(await places(read)).map(named)],
    kind: [choice(ANY, form.anyKind), ...storyKinds.map((kind) => choice(kind, words.story.kinds[kind]))],
    element: [
      choice(ANY, form.anyElement),
      ...elements.map((element) => choice(element, words.addition.elements[element])),
    ],
    when: whens.map((when) => choice(when, form.whens[when])),
  };
}

/** Only what there is to choose counts; and how it is called. */
function settled(
  asked: StoryQuery,
  choices: Choices,
): { readonly query: StoryQuery; readonly filters: readonly string[] } {
  const chosen = Object.entries(choices).map(([field, offered]) => {
    const found = offered.find(({ value }) => value === asked[field as keyof Choices]);
    return { field, value: found?.value ?? ANY, label: found?.label ?? "" };
  });
  const query = { ...asked, ...Object.fromEntries(chosen.map(({ field, value }) => [field, value])) };
  return { query, filters: chosen.filter(({ value }) => value !== ANY).map(({ label }) => label) };
}
