export const celebrations = {};
