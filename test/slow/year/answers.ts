/** How somebody fills in the form that opened: plausible words, and what it offers. */
import type { FieldView, FormView, RawAnswers } from "../../../src/chat/form-view.js";
import { addDays, localDate, weekday } from "./calendar.js";
import type { Dice } from "./dice.js";
import { canBeAsked, organisations, type Person } from "./people.js";
import type { World } from "./world.js";

const said: readonly string[] = [
  "The two rotas were put side by side and the gap on Fridays closed",
  "The evening visit was planned by both sides before anybody went home",
  "One form is filled in now where there were three of them",
  "The ward rang the home before the letter was written",
  "The list is read out together each morning, and nobody waits for it",
  "The equipment was there on the day and not a week later",
];

export function answersTo(view: FormView, person: Person, world: World): RawAnswers {
  const given: Record<string, string | readonly string[]> = {};
  for (const field of view.fields) given[field.name] = usual(field, world.dice);
  return { ...given, ...special(view, person, world) };
}

function usual(field: FieldView, dice: Dice): string | readonly string[] {
  switch (field.kind) {
    case "line":
    case "paragraph":
      return field.initial === "" ? sentence(dice).slice(0, field.max) : field.initial;
    case "one":
      return field.initial === "" ? (field.choices[0]?.value ?? "") : field.initial;
    case "many":
      return field.initial.length > 0 || !field.required
        ? field.initial
        : field.choices.slice(0, 1).map(({ value }) => value);
  }
}

const sentence = (dice: Dice): string => `${dice.one(said)}.`;
const letters = "BCDFGHJKLMNPQRSTVWXZ";

function special({ form }: FormView, person: Person, world: World): RawAnswers {
  const { dice, settings, clock } = world;
  switch (form) {
    case "thank-people":
      return thanksTo(somebodyElse(person, world), world);
    case "share-story":
      // Half of them name no partner, so that nobody has to agree.
      return dice.chance(0.5)
        ? { others: "the night porters", organisations: [], audience: "system" }
        : { organisations: [partnerOf(person, world)], audience: "system", others: "" };
    case "add-jargon":
      return { abbreviation: Array.from({ length: 5 }, () => dice.one([...letters])).join("") };
    case "give-need":
      return { contact: "the front desk of our building" };
    case "raise-rule":
      return { ownedBy: settings.ids.organisation.get(dice.one(organisations).key) ?? "", who: "" };
    case "offer-slot":
    case "suggest-time":
      return {
        day: workingDayFrom(addDays(localDate(clock.now().getTime(), person.zone), 6)),
        time: "11:00",
        where: "Room 4",
      };
    case "answer-ritual":
      return { owner: person.name };
    default:
      return {};
  }
}

function workingDayFrom(date: string): string {
  return weekday(date) > 5 ? workingDayFrom(addDays(date, 1)) : date;
}

function thanksTo(other: Person, { settings }: World): RawAnswers {
  return { who: other.name, where: [settings.ids.organisation.get(other.organisation ?? "") ?? ""] };
}

function somebodyElse(person: Person, { people, dice }: World): Person {
  for (let tries = 0; tries < 200; tries += 1) {
    const other = dice.one(people);
    const isElsewhere = other.organisation !== person.organisation || dice.chance(0.2);
    if (other !== person && other.organisation !== undefined && canBeAsked(other) && isElsewhere) return other;
  }
  throw new Error("there is nobody else");
}

function partnerOf({ organisation }: Person, { settings, dice }: World): string {
  const others = organisations.filter(({ key }) => key !== organisation);
  return settings.ids.organisation.get(dice.one(others).key) ?? "";
}
