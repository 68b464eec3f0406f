/** A team says of each element whether it works, what to change and what to keep. */
import { note } from "../chat/card.js";
import { defineForm } from "../chat/form.js";
import { correct, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type MemberId, readId, type TeamId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import type { SeenElement } from "../database/tables/celebrations.js";
import { type Element, elements } from "../database/tables/stories.js";
import { noticeCard } from "../directory/directory-cards.js";
import { identifierProblems } from "../directory/refuse-identifiers.js";
import { safetyNodes } from "../directory/routes.js";
import { type Team, teamsOf } from "../groups/team-groups.js";
import { localDate } from "../schedule/occurrences.js";
import { quarterOf, saveWebCheck, webChecksOf } from "./culture.js";
import { cultureCardFor } from "./show-culture.js";

const views = ["not-working", "change", "keep"] as const satisfies readonly SeenElement["view"][];
/** More than anybody is in. */
const MOST = 200;

const one = { kind: "one", required: true } as const;

/** `about` is the group. */
export const checkWeb = defineForm({
  name: "web-check",
  fields: {
    ...{ story: one, symbol: one, power: one, structure: one, control: one, ritual: one },
    first: { kind: "paragraph", max: 300, required: false },
  },
  async present(context: Context, about) {
    const { words, read, asker } = context;
    const team = await teamFor(read, about, asker.memberId);
    if (team === undefined) return reply(noticeCard(words.culture.gone));
    const { form } = words.culture;
    const [standing] = (await webChecksOf(read, [team.id])).filter(({ quarter }) => quarter === thisQuarter(context));
    const choices = views.map((value) => ({ value, label: words.culture.views[value] }));
    const question = (element: Element) => {
      const initial = standing?.seen.find((seen) => seen.element === element)?.view;
      const asked = { label: words.culture.elements[element], missing: form.missing, choices };
      return initial === undefined ? asked : { ...asked, initial };
    };
    return {
      title: form.title,
      send: form.send,
      before: [note(form.intro(team.name))],
      after: await safetyNodes(context),
      questions: {
        ...{ story: question("story"), symbol: question("symbol"), power: question("power") },
        ...{ structure: question("structure"), control: question("control"), ritual: question("ritual") },
        first: { label: form.first, hint: form.firstHint, initial: standing?.first ?? "" },
      },
    };
  },
  async submit(context, answers, about) {
    const { words, now, write } = context;
    const { first } = await identifierProblems(context, { first: answers.first }, { refused: ["curator"] });
    if (first !== undefined) return correct({ first });
    // The form has checked that each is one of what it offered.
    const seen = elements.map((element) => ({ element, view: answers[element] as SeenElement["view"] }));
    return write(async (tx, me) => {
      const team = await teamFor(tx, about, me.id);
      if (team === undefined) return reply(noticeCard(words.culture.gone));
      const check = { teamId: team.id, quarter: thisQuarter(context), seen, first: answers.first };
      await saveWebCheck(tx, check, { byId: me.id, at: now });
      return reply(await cultureCardFor({ ...context, read: tx }, me.id, words.culture.saved(team.name)));
    });
  },
});

/** One that somebody is in, or looks after. */
async function teamFor(read: Reader, about: string, me: MemberId | undefined): Promise<Team | undefined> {
  const id = readId<TeamId>(about);
  if (id === undefined || me === undefined) return undefined;
  return (await teamsOf(read, me, MOST)).find((team) => team.id === id);
}

const thisQuarter = ({ now, system }: Pick<Context, "now" | "system">): string =>
  quarterOf(localDate(now, system.timeZone));
