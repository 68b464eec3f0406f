export const culture = {};
