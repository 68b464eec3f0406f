/** People who ask a room a quick question, and people who answer. */
import { type Causeway, DIRECTORS, WARD } from "../conversation.js";
import { crowdInSlack } from "../pulses/cast.js";
import type { Person } from "../slack/person.js";
import type { Ephemeral, Post } from "../slack/small-slack/world.js";
import type { TwoChats } from "../thanks/cast.js";

export const HUDDLE = '"Shall we move the huddle to 8:45?" "Yes" "No" "Try it for a week"';
export const seen = "who chose what";
export const named = "I can: it is not anonymous, and the question says so";

/** Says it in the ward's channel, sends the form, and sees the card there. */
export async function asksInSlack(
  causeway: Causeway,
  person: Person,
  said: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<Post> {
  const before = causeway.postsIn(WARD).length;
  await person.types(`/pulse ask ${said}`, { in: WARD });
  await person.modal();
  await person.submits(answers);
  await causeway.settles();
  const card = causeway.postsIn(WARD)[before];
  if (card === undefined) throw new Error(`Nothing was posted: ${causeway.slack.openModal(person.id)?.visibleText}`);
  return card;
}

/** Says it in the directors' channel, and sends the form from her own chat, where it is opened. */
export async function asksInTeams(
  { causeway, ruth }: TwoChats,
  said = HUDDLE,
  answers: Readonly<Record<string, string>> = {},
) {
  await ruth.says(`pulse ask ${said}`, { in: DIRECTORS });
  const opener = await causeway.teams.untilPosted(
    ({ directTo, visibleText }) => directTo === ruth.user && visibleText.includes("[Ask a quick question]"),
  );
  await ruth.presses("Ask a quick question", opener);
  const form = JSON.stringify(ruth.dialog?.card);
  await ruth.submits(answers, { times: 3 });
  await causeway.settles();
  const card = causeway.teams.posts.findLast(
    ({ directTo, visibleText }) => directTo === undefined && visibleText.includes("asks:"),
  );
  if (card === undefined) throw new Error(`Nothing was posted: ${ruth.dialog?.visibleText}`);
  return { form, card };
}

/** Presses a button, and reads what is said to them alone. */
export async function pressesInSlack({ slack }: Causeway, person: Person, label: string, on: Post | Ephemeral) {
  const before = slack.ephemerals.length;
  await person.presses(label, on);
  return slack.until(() => slack.ephemerals.slice(before).find(({ user }) => user === person.id));
}

/** So many people, of whom the first so many choose the first label, and so on. */
export async function crowdChooses(causeway: Causeway, card: Post, chosen: Readonly<Record<string, number>>) {
  const labels = Object.entries(chosen).flatMap(([label, times]) => Array.from({ length: times }, () => label));
  const crowd = await crowdInSlack(causeway, labels.length);
  await Promise.all(crowd.map((person, at) => person.presses(labels[at] ?? "", card)));
  await causeway.settles();
  return crowd;
}

export async function votesIn({ store }: Causeway) {
  return store.read.select().from(store.read.tables.pollVote);
}

export async function pollsIn({ store }: Causeway) {
  return store.read.select().from(store.read.tables.poll);
}
