/** Whom an introduction is between, as far as it still stands. */
import type { IntroductionId, MemberId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { documentReader, findMember, type Member } from "../directory/members.js";
import { anyStory, readableStory, type Story } from "../stories/stories.js";
import { anyIntroduction, type Introduction } from "./introductions.js";

export interface Parties {
  readonly introduction: Introduction | undefined;
  /** Undefined once whoever asked may not read it any more. */
  readonly story: Story | undefined;
  readonly asker: Member | undefined;
  readonly author: (Member & { readonly told: string }) | undefined;
  /** What the messages between them tell of. */
  readonly about: readonly string[];
}

export async function partiesTo(
  read: Reader,
  { introduction: id }: { readonly introduction: string },
): Promise<Parties> {
  const introduction = await anyIntroduction(read, id as IntroductionId);
  if (introduction === undefined)
    return { introduction, story: undefined, asker: undefined, author: undefined, about: [`introduction:${id}`] };
  const told = await anyStory(read, introduction.storyId);
  const asker = await findMember(read, introduction.askerId);
  const author = told && (await findMember(read, told.authorId));
  const people = [asker, author].flatMap((person) => (person === undefined ? [] : [`member:${person.id}`]));
  return {
    introduction,
    story: await readableFor(read, introduction),
    asker,
    author: author && told && { ...author, told: told.organisation },
    about: [`introduction:${id}`, `story:${introduction.storyId}`, ...people],
  };
}

async function readableFor(read: Reader, { storyId, askerId }: { storyId: Story["id"]; askerId: MemberId }) {
  const employer = (await documentReader(read, askerId))?.employer;
  return employer === undefined ? undefined : readableStory(read, storyId, employer);
}
