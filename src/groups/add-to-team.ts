/** Whoever looks after a team puts people in it, by name. Each is told, and can leave. */
import { z } from "zod";
import { defineForm } from "../chat/form.js";
import { correct, reply } from "../chat/interaction.js";
import { nameOf } from "../chat/text.js";
import type { Context, Me } from "../context.js";
import { type MemberId, readId, type TeamId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { noticeCard } from "../directory/directory-cards.js";
import { type FoundPerson, peopleCalledEach } from "../directory/known-people.js";
import { findMember } from "../directory/members.js";
import { type MessageKind, say } from "../schedule/messages.js";
import { runs } from "./run-groups.js";
import { viewOf } from "./show-team.js";
import { addedCard, teamCard } from "./team-cards.js";
import { addToTeam, findTeam, isInTeam, type Team } from "./team-groups.js";

const MOST_AT_ONCE = 30;

/** `about` is the team. */
export const addPeople = defineForm({
  name: "add-to-team",
  fields: { people: { kind: "paragraph", max: 3000, required: true } },
  async present({ words, read, asker }: Context, about) {
    const team = await teamRunBy(read, about, asker.memberId);
    if (team === undefined) return reply(noticeCard(words.groups.notYoursToRun));
    const { title, send, people, hint, missing } = words.groups.addForm;
    return { title, send, questions: { people: { label: people, hint, missing } } };
  },
  async submit(context, answers, about) {
    const { words, read } = context;
    const { addForm, added, notYoursToRun } = words.groups;
    const names = namesIn(answers.people);
    if (names.length > MOST_AT_ONCE) return correct({ people: addForm.tooMany(MOST_AT_ONCE) });
    const found = await peopleCalledEach(read, names, "everywhere");
    const problem = problemWith(names, found, addForm);
    if (problem !== undefined) return correct({ people: problem });
    return context.write(async (tx, me) => {
      const team = await teamRunBy(tx, about, me.id);
      if (team === undefined) return reply(noticeCard(notYoursToRun));
      let number = 0;
      for (const person of found.flat()) if (await put(tx, team, person, me, context.now)) number += 1;
      return reply(teamCard(words, await viewOf(tx, team, me.id), added(number, team.name)));
    });
  },
});

async function teamRunBy(read: Reader, about: string, memberId: MemberId | undefined): Promise<Team | undefined> {
  const id = readId<TeamId>(about);
  const team = id && (await findTeam(read, id));
  return team !== undefined && (await runs(read, team, memberId)) ? team : undefined;
}

/** One on each line, each once: a comma may be part of a name as directories write it. */
function namesIn(typed: string): readonly string[] {
  return [...new Set(typed.split(/[\n;]/).map(nameOf))].filter((name) => name !== "");
}

type AddWords = Context["words"]["groups"]["addForm"];

/** Nobody is taken for another by their name. */
function problemWith(
  names: readonly string[],
  found: readonly (readonly FoundPerson[])[],
  { missing, nobody, several }: AddWords,
): string | undefined {
  if (names.length === 0) return missing;
  const unknown = names.filter((_, at) => found[at]?.length === 0);
  const shared = names.filter((_, at) => (found[at]?.length ?? 0) > 1);
  const problems = [...(unknown.length > 0 ? [nobody(unknown)] : []), ...(shared.length > 0 ? [several(shared)] : [])];
  return problems.length === 0 ? undefined : problems.join(" ");
}

/** False where they were in it already. */
async function put(tx: Writer, team: Team, person: FoundPerson, by: Me, now: Date): Promise<boolean> {
  if (!(await addToTeam(tx, team.id, person.id))) return false;
  if (person.id === by.id) return true;
  const to = { kind: "member", id: person.id, workspaceId: person.workspaceId } as const;
  const payload = { team: team.id, member: person.id, by: by.id };
  await say(tx, { to, message: addedToTeam, payload, manner: "personal", now });
  return true;
}

const payload = z.object({ team: z.string(), member: z.string(), by: z.string() });

export const addedToTeam: MessageKind<z.infer<typeof payload>> = {
  name: "added-to-team",
  payloads: { 1: payload },
  async compose({ team: id, member, by }, { read, words }, occasion) {
    const team = await findTeam(read, id as TeamId);
    const about = [`team-member:${id}:${member}`];
    const isIn = team !== undefined && (await isInTeam(read, team.id, member as MemberId));
    if (isIn) return { card: addedCard(words, team, (await findMember(read, by as MemberId))?.name ?? ""), about };
    // They have left before they were told, or the team has ended: there is nothing to say.
    if (occasion === "post") return undefined;
    return { card: noticeCard(team === undefined ? words.groups.gone : words.groups.left(team.name)), about };
  },
};
