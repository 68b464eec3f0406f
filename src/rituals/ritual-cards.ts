/** Where the rituals stand. */
export const RITUAL_PAGE = "rituals";
