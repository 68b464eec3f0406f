/** A poll for a spreadsheet. Where it was not anonymous, it says who chose what, to whoever asked alone. */
import { stringify } from "csv-stringify/sync";
import type { DocumentKind } from "../context.js";
import type { Reader } from "../database/store.js";
import { findMember, type Member } from "../directory/members.js";
import { MINUTE } from "../schedule/clock.js";
import type { Words } from "../words/en-GB.js";
import { namedVotes } from "./named-votes.js";
import { pollFigures } from "./poll-cards.js";
import { findPoll, type Poll } from "./polls.js";

export const pollFile: DocumentKind = {
  ...{ name: "poll", mediaType: "text/csv; charset=utf-8", fileName: "poll.csv", lifeMs: 15 * MINUTE, saved: true },
  async make({ read, words }, id, reader) {
    const poll = await findPoll(read, id);
    if (poll === undefined || poll.askedBy !== reader.id || poll.counts === null) return undefined;
    return new TextEncoder().encode(await written(read, words, poll));
  },
};

async function written(read: Reader, words: Words, poll: Poll): Promise<string> {
  const { question, answer, people, share, who } = words.polls.columns;
  const names = poll.anonymous ? undefined : await namesOf(read, poll);
  const rows = pollFigures(words.polls, poll).map((figure, at) => [
    ...[poll.question, figure.option, figure.people, figure.share ?? ""],
    ...(names === undefined ? [] : [names[at] ?? ""]),
  ]);
  const header = [question, answer, people, share, ...(names === undefined ? [] : [who])];
  // With a mark at the beginning, without which Excel takes letters beyond ASCII for others.
  return stringify([header, ...rows], { escape_formulas: true, bom: true });
}

/** Who chose each option. */
async function namesOf(read: Reader, { id, options }: Poll): Promise<readonly string[]> {
  const votes = await namedVotes(read, id);
  const voters = await Promise.all(
    votes.map(async ({ option, memberId }) => ({ option, voter: await findMember(read, memberId) })),
  );
  return options.map((_, at) =>
    voters.flatMap(({ option, voter }) => (option === at && voter ? [called(voter)] : [])).join("; "),
  );
}

const called = ({ name, organisation }: Member): string => (organisation === null ? name : `${name} (${organisation})`);
