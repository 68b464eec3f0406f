/** Where a leader’s checklist stands. */
export const CHECKLIST_PAGE = "checklist";
