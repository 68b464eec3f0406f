export const tries = {};
