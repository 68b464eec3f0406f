/** A private list: whoever is on it is never met, and nobody but its owner ever sees it. */
import { note } from "../../chat/card.js";
import type { Action } from "../../chat/feature.js";
import { defineForm } from "../../chat/form.js";
import { correct, replace, reply } from "../../chat/interaction.js";
import { nameOf } from "../../chat/text.js";
import type { Context, Me } from "../../context.js";
import { type MemberId, readId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { type FoundPerson, peopleCalled } from "../../directory/known-people.js";
import { nameKey } from "../../directory/name-key.js";
import { safetyNodes } from "../../directory/routes.js";
import { DAY, later } from "../../schedule/clock.js";
import type { Scene } from "../../schedule/messages.js";
import { addNever, dropNever } from "../acquaintance.js";
import { stepOut } from "../ending/step-out.js";
import { wasHeld } from "../held.js";
import { here, type Meeting, openMeetingsOf } from "../open-meetings.js";
import { coffeeCardFor, notHere } from "./show-coffee.js";

export const neverPairForm = defineForm({
  name: "never-pair",
  fields: { who: { kind: "line", max: 160, required: true } },
  async present(context: Context) {
    const { title, send, intro, who: label, hint, missing } = context.words.meetings.neverForm;
    return (
      notHere(context) ?? {
        ...{ title, send, before: [note(intro)], after: await safetyNodes(context) },
        questions: { who: { label, hint, missing } },
      }
    );
  },
  async submit(context, { who }) {
    const { saved, savedComing } = context.words.meetings.neverForm;
    const found = await findPerson(context, who);
    if ("problem" in found) return correct({ who: found.problem });
    return context.write(async (tx, me) => {
      const scene = { ...context, read: tx };
      await addNever(tx, me.id, found.person.id);
      const isComing = await partFrom(tx, me, found.person.id, scene);
      return reply(await coffeeCardFor(scene, me.id, isComing ? savedComing : saved));
    });
  },
});

/**
 * Also whoever is away: they come back, and nobody learns from this that they are. Of several of one name, the one whose
 * organisation stands in brackets after it.
 */
async function findPerson(
  { read, words, asker }: Context,
  typed: string,
): Promise<{ readonly person: FoundPerson } | { readonly problem: string }> {
  const { nobody, several, yourself } = words.meetings.neverForm;
  const called = await peopleCalled(read, typed, "everywhere", "either");
  const [, where = ""] = /\(([^)]*)\)\s*$/.exec(typed) ?? [];
  const there = called.filter(({ organisation }) => nameKey(organisation ?? "") === nameKey(where));
  const [person, other] = where === "" ? called : there;
  if (person === undefined) return { problem: nobody(nameOf(typed)) };
  if (other !== undefined)
    return { problem: several(called.map(({ name, organisation }) => `${name} (${organisation ?? ""})`)) };
  return person.id === asker.memberId ? { problem: yourself } : { person };
}

/**
 * What they have coming with each other ends as if somebody could not come, with the next look at all meetings: whatever
 * else ends one ends it then, so that the other cannot tell why. Only what comes before that look ends at once. True
 * where something is left to that look.
 */
async function partFrom(tx: Writer, { id }: Me, other: MemberId, scene: Scene): Promise<boolean> {
  const { now } = scene;
  const coming = (await openMeetingsOf(tx, id)).filter(
    (meeting) => !wasHeld(meeting, now) && here(meeting).some((person) => person.id === other),
  );
  const isSoon = ({ startsAt }: Meeting): boolean => startsAt !== null && startsAt <= later(now, DAY);
  for (const meeting of coming.filter(isSoon)) await stepOut(tx, meeting, [id], "left", scene);
  return !coming.every(isSoon);
}

export const allowAgain: Action<Context> = {
  name: "allow-again",
  async pressed(context, about) {
    return context.write(async (tx, me) => {
      const other = readId<MemberId>(about);
      if (other !== undefined) await dropNever(tx, me.id, other);
      const scene = { ...context, read: tx };
      return replace(await coffeeCardFor(scene, me.id, context.words.meetings.page.removed));
    });
  },
};
