/** Where rules that stopped joint work stand. */
export const RULE_PAGE = "rules";
