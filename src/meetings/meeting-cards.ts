/** How meetings look, and where they are found. */
export const COFFEE_PAGE = "coffee";
