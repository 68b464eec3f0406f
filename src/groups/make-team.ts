/** A curator, a leader or a steward makes a team, by its name. */
import { defineForm } from "../chat/form.js";
import { correct, reply } from "../chat/interaction.js";
import { nameOf } from "../chat/text.js";
import type { Context } from "../context.js";
import { authorityOf } from "../directory/authority.js";
import { noticeCard } from "../directory/directory-cards.js";
import { nameKey } from "../directory/name-key.js";
import { identifierProblems } from "../directory/refuse-identifiers.js";
import { mayMake } from "./run-groups.js";
import { notHere, viewOf } from "./show-team.js";
import { teamCard } from "./team-cards.js";
import { addTeam, findTeam } from "./team-groups.js";

export const makeTeam = defineForm({
  name: "make-team",
  fields: { name: { kind: "line", max: 60, required: true } },
  async present(context: Context) {
    const { words, read, asker } = context;
    const refusal = notHere(context);
    if (refusal !== undefined) return refusal;
    if (!mayMake(await authorityOf(read, asker.memberId))) return reply(noticeCard(words.groups.notYours));
    const { title, send, name, hint, missing } = words.groups.form;
    return { title, send, questions: { name: { label: name, hint, missing } } };
  },
  async submit(context, answers) {
    const { words, now } = context;
    const { form, made, notYours } = words.groups;
    const name = nameOf(answers.name);
    if (nameKey(name) === "") return correct({ name: form.missing });
    const problems = await identifierProblems(context, { name });
    if (problems.name !== undefined) return correct(problems);
    return context.write(async (tx, me) => {
      if (!mayMake(await authorityOf(tx, me.id))) return reply(noticeCard(notYours));
      const id = await addTeam(tx, { name, madeBy: me.id, now });
      const team = id && (await findTeam(tx, id));
      if (team === undefined) return correct({ name: form.taken });
      return reply(teamCard(words, await viewOf(tx, team, me.id), made(name)));
    });
  },
});
