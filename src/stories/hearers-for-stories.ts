/** Who hears what somebody says to whoever told a story. */
import type { MemberId, WorkspaceId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { curatorsOf } from "../directory/curators.js";
import { findMember } from "../directory/members.js";
import type { Story } from "./stories.js";

export interface Hearer {
  readonly id: MemberId;
  readonly workspaceId: WorkspaceId;
}

/** Its author; where nobody here knows who that is, the curators, who may know and can pass it on. */
export async function hearersFor(tx: Writer, story: Story, from: MemberId): Promise<readonly Hearer[]> {
  if (story.unsigned) {
    const curators = await curatorsOf(tx, story.organisationId);
    return curators.filter(({ id }) => id !== from).map(({ id, workspaceId }) => ({ id, workspaceId }));
  }
  const author = await findMember(tx, story.authorId);
  return author === undefined ? [] : [{ id: author.id, workspaceId: author.workspaceId }];
}
