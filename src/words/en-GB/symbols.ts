/** A story as a picture and as a poster. */

export const symbols = {
  make: "Make a card or poster",
  made: "Here is this story as a picture for slides and messages, and as a poster for a wall.",
  openPicture: "Open the picture",
  openPoster: "Open the A4 poster",
  title: "A story of working together",
  changed: "What changed",
  involved: (names: string) => `With ${names}`,
  alt: (byline: string, happened: string, changed: string) => `${byline}: “${happened}” What changed: ${changed}`,
  /** Who the story was told to: a wall tells more people. */
  reach: {
    organisation: (organisation: string) =>
      `This story was told to people at ${organisation}. Please show it only where others do not see it.`,
    place: (organisation: string) =>
      `This story was told to the organisations in the same place as ${organisation}. Please show it only there.`,
    system: (_organisation: string) =>
      "This story was told to the whole system. Please ask its author before you show it further.",
  },
  notYet: (organisation: string) =>
    `Not every organisation in this story has agreed yet. Until they have, please show it only to people at ${organisation}.`,
  lasts:
    "These links are yours and last for a day. If the story is withdrawn, they stop at once; please take it down too.",
  noPages: "Cards and posters need Causeway's web pages, which are not here. Whoever runs Causeway can add them.",
  noLetters:
    "This story has letters that Causeway has no font for, so a picture would lose some of its words. Please make the poster by hand.",
};
