/** Where needs and offers stand. */
export const NEED_PAGE = "needs";
