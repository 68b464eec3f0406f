/** The system as rows, for either engine. */
import { author, organisationPlaces, organisations, places, type Told, workspace } from "./system.js";

/** `at` turns milliseconds into what the engine stores. */
export function setting<T>(
  at: (ms: number) => T,
): Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> {
  const created_at = at(0);
  return {
    organisation: organisations.map((id) => ({ id, name: id, name_key: id, sector: "other", staff: 100, created_at })),
    place: places.map((id) => ({ id, name: id, name_key: id })),
    organisation_place: organisationPlaces.map(([organisation_id, place_id]) => ({ organisation_id, place_id })),
    workspace: [{ id: workspace, platform: "slack", external_id: "T1", created_at }],
    member: [
      { id: author, workspace_id: workspace, external_id: "U1", name: "Maria", role: "", address: "{}", created_at },
    ],
  };
}

export const storyColumns = {
  id: "text",
  organisation_id: "text",
  author_id: "text",
  kind: "text",
  happened: "text",
  changed: "text",
  element: "text",
  named: "text",
  audience: "text",
  byline: "text",
  role: "text",
  week: "text",
  created_at: "timestamptz",
  held_at: "timestamptz",
  shared_at: "timestamptz",
} as const;

export function storyRow<T>(told: Told, at: (ms: number) => T): readonly unknown[] {
  const { id, organisation, kind, happened, changed, element, named, audience, createdAt, held, shared } = told;
  const time = at(createdAt);
  const week = new Date(createdAt).toISOString().slice(0, 10);
  const known = [id, organisation, author, kind, happened, changed, element, named.join(" "), audience, "nobody", ""];
  return [...known, week, time, held ? time : null, shared && audience !== "organisation" ? time : null];
}
