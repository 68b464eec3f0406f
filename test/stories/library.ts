/** Stories of three organisations, in every state, for tests of what is found. */
import { eq } from "drizzle-orm";
import { type MemberId, type OrganisationId, type PlaceId, readId, type StoryId } from "../../src/database/ids.js";
import type { Store } from "../../src/database/store.js";
import type { Audience } from "../../src/database/tables/stories.js";
import { ensureMember, ensureWorkspace } from "../../src/directory/askers.js";
import { places, saveOrganisation } from "../../src/directory/organisations.js";
import { addStory } from "../../src/stories/stories.js";
import { beechGrove, eastshire, northshire } from "../conversation.js";

export const START = Date.parse("2026-11-18T09:00:00Z");
export const DAY = 24 * 60 * 60 * 1000;

export interface Library {
  readonly store: Store;
  readonly hospital: OrganisationId;
  readonly council: OrganisationId;
  /** In no place. */
  readonly hospice: OrganisationId;
  readonly author: MemberId;
  readonly harbour: PlaceId;
  tells(happened: string, how?: Telling): Promise<StoryId>;
  changes(id: StoryId, values: Readonly<Record<string, unknown>>): Promise<void>;
}

export interface Telling {
  readonly at?: OrganisationId;
  readonly naming?: readonly OrganisationId[];
  readonly audience?: Audience;
  /** Days before the start. */
  readonly ago?: number;
  /** Whatever else a story has. */
  readonly more?: Readonly<Record<string, unknown>>;
}

export async function fillLibrary(store: Store): Promise<Library> {
  const now = new Date(START);
  const here = await store.write(async (tx) => {
    const hospital = await saveOrganisation(tx, northshire, now);
    const council = await saveOrganisation(tx, eastshire, now);
    const hospice = await saveOrganisation(tx, { ...beechGrove, name: "Rowan Hospice", places: [] }, now);
    const workspace = await ensureWorkspace(tx, "slack", "T1", now);
    const { id: author } = await ensureMember(tx, workspace, { account: "1", name: "Maria Santos", address: {} }, now);
    const [place] = await places(tx);
    const harbour = readId<PlaceId>(place?.id ?? "");
    if (harbour === undefined) throw new Error("there is no place");
    return { hospital, council, hospice, author, harbour };
  });

  async function changes(id: StoryId, values: Readonly<Record<string, unknown>>): Promise<void> {
    await store.write((tx) => tx.update(tx.tables.story).set(values).where(eq(tx.tables.story.id, id)));
  }

  return {
    store,
    ...here,
    changes,
    async tells(happened, { at = here.hospital, naming = [], audience = "system", ago = 0, more = {} } = {}) {
      const createdAt = new Date(START - ago * DAY);
      const words = { kind: "win", happened, changed: "Home by tea.", others: "", partners: naming } as const;
      const told = { ...words, audience, byline: "name", role: "" } as const;
      const when = { week: "2026-11-16", createdAt, heldAt: null, sharedAt: createdAt };
      const id = await store.write((tx) =>
        addStory(tx, { ...told, ...when, organisationId: at, authorId: here.author }),
      );
      if (Object.keys(more).length > 0) await changes(id, more);
      return id;
    },
  };
}
