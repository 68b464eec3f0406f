/** Where the web check stands. */
export const CULTURE_PAGE = "culture";
