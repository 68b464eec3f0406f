/** When nothing is said: to somebody who is away, to anybody in a pause, and beyond what one day should bring. */
import { plain, strong, type Text } from "../../chat/card.js";
import { moment } from "./phrases.js";

const platforms: Readonly<Record<string, string>> = { slack: "Slack", teams: "Teams", web: "the web" };

export const manners = {
  gathered: {
    title: "What else came for you",
    why: "The first three messages of a day come when they are sent. The others wait for your next morning, and come together.",
    number: (place: number, all: number) => `${place} of ${all}`,
    spoken: (label: string, place: number) => `${label}, for number ${place}`,
  },
  away: {
    purpose: "Say that somebody is away, or back",
    open: "Who is away",
    title: "Who is away",
    intro:
      "Nothing is said to somebody who is marked as away, or about them, until you mark them as back. Nobody is asked why, and no reason is kept.",
    notYours: "This is for those who look after an organisation, or the whole system.",
    nobody: "Nobody is marked as away.",
    mark: "Mark somebody as away",
    more: (number: number) => `${number} more are away: mark some of these as back to see them.`,
    person: (name: string, organisation: string | null, platform: string): Text => [
      strong(name),
      plain(`${organisation === null ? "" : `, ${organisation}`}, on ${platforms[platform] ?? platform}`),
    ],
    back: "They are back",
    /** Several say the same: whose it is is read aloud. */
    backSpoken: (name: string) => `They are back: ${name}`,
    form: {
      title: "Mark somebody as away",
      send: "Find them",
      person: "Who?",
      personHint:
        "First name and surname. You see whom Causeway found before anything changes. Please do not write why.",
      personMissing: "Please write their name.",
      nobody: (name: string) => `Causeway knows nobody called ${name} whom you could mark as away.`,
      tooMany: "Too many people have this name. Please ask whoever runs Causeway.",
    },
    choose: "Who is away?",
    this: (name: string) => `Mark ${name} as away`,
    marked: (name: string) => `${name} is marked as away.`,
    markedBack: (name: string) => `${name} is marked as back. Thanks that were kept for them come now.`,
    nothing: "That has changed already, or it is not yours to change.",
  },
  pause: {
    purpose: "Hold back everything that nobody asked for",
    open: "Pause everything",
    title: "Pause everything",
    intro:
      "For a surge, or after a death. Nothing that nobody asked for is sent to anybody, in any organisation. What colleagues send each other waits; Causeway's own questions do not come later.",
    notYours: "This is for the system's stewards.",
    none: "Nothing is paused.",
    pause: "Pause everything",
    change: "Change the pause, or go on",
    form: {
      title: "Pause everything",
      send: "Save",
      question: "For how long?",
      missing: "Please say for how long.",
      choices: { day: "For a day", week: "For a week", held: "Until I say so", on: "Go on now" },
    },
    /** On everybody's first page while it lasts. */
    until: (until: Date, timeZone: string) => `Paused by the stewards until ${moment(until, timeZone)}.`,
    untilSaid: "Paused by the stewards until they say so.",
    resumed: "Causeway goes on. What waited comes in people's own hours.",
    unchanged: "Nothing was paused, so nothing has changed.",
  },
};
