/** How what a team counts, what it celebrated and whether it lasts look on cards. */

/** The page of what your teams count, and what they celebrated. */
export const CELEBRATION_PAGE = "celebrations";
