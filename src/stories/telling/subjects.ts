/** What a form of a story is about, as it travels through a person's own device: to look up, never to trust. */

export interface Subject {
  /** A story, a proposal, or nothing. */
  readonly id: string;
  /** Of the story, when the form was opened; 0 for one that was never edited. */
  readonly version: number;
  /** The form holds what was kept of an earlier attempt. */
  readonly kept: boolean;
}

/** "kept:<id>@<version>", of which any part may be missing. */
export function readSubject(about: string): Subject {
  const [, kept, id = "", version] = /^(kept:)?([^@:]*)(?:@(\d{1,15}))?$/.exec(about) ?? [];
  return { id, version: Number(version ?? 0), kept: kept !== undefined };
}

export function subjectText({ id, version, kept }: Subject): string {
  return `${kept ? "kept:" : ""}${id}${version === 0 ? "" : `@${version}`}`;
}
