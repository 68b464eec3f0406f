/** The guided path: what to try first. Nobody has to follow it. */
import type { Demo } from "./causeway.js";

export interface Step {
  readonly text: string;
  readonly done: boolean;
  /** Where it can be done, and what the link says. */
  readonly link: { readonly label: string; readonly address: string } | undefined;
}

const leadersMonday = "2026-11-23";

export function stepsOf({ happened, clock }: Demo): readonly Step[] {
  const isMonday = clock.now().toISOString().slice(0, 10) >= leadersMonday;
  const as = (person: string, place: string) => `/demo/as/${person}?place=${encodeURIComponent(place)}`;
  return [
    {
      text: "Be Maria, a ward clerk at the hospital. She is on Slack.",
      done: happened.has("be maria-santos"),
      link: { label: "Be Maria", address: as("maria-santos", "chat maria-santos") },
    },
    {
      text: "Share a story as Maria: type /story or press Share a story, and let the whole system see it.",
      done: happened.has("submitted share-story maria-santos"),
      link: undefined,
    },
    {
      text: "Be Jo, a housing officer at the council. He is on Microsoft Teams. Share one as him, too.",
      done: happened.has("submitted share-story jo-clark"),
      link: { label: "Be Jo", address: as("jo-clark", "chat jo-clark") },
    },
    {
      text: "Move the clock to Monday at 08:00, when digests are posted.",
      done: isMonday,
      link: undefined,
    },
    {
      text: "Be Asha, the hospital's chief executive. Read the digest in her leaders' room.",
      done: isMonday && happened.has("read asha-patel"),
      link: { label: "Be Asha", address: as("asha-patel", "room hospital-leaders") },
    },
    {
      text: "Thank somebody as Asha: press Thank them.",
      done: happened.has("pressed thank-author asha-patel"),
      link: undefined,
    },
    {
      text: "Be Priya, who manages a care home without any chat. See what came by the code on her wall.",
      done: happened.has("be priya-nair"),
      link: { label: "Be Priya", address: "/demo/as/priya-nair" },
    },
  ];
}
