/** Where tries stand. */
export const TRY_PAGE = "tries";
