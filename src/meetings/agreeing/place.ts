/** Where people meet: a place, or a link to a call. */

/** As it may be kept; undefined where it is a link that nobody should open. */
export function readPlace(typed: string): string | undefined {
  const place = typed.replace(/\s+/g, " ").trim();
  return !/[a-z][a-z0-9+.-]*:\/\//i.test(place) || linkIn(place) !== undefined ? place : undefined;
}

/** The link, where it is one and nothing else. */
export function linkIn(place: string): string | undefined {
  if (!/^https:\/\/\S+$/i.test(place) || !URL.canParse(place)) return undefined;
  const { href, username, password, hostname } = new URL(place);
  return username === "" && password === "" && hostname.includes(".") ? href : undefined;
}
