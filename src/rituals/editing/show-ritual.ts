/** One ritual, with what may be changed of it. */
import type { Action } from "../../chat/feature.js";
import { reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import type { MemberId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import type { RitualKey } from "../../database/tables/rituals.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { isSteward } from "../../directory/roles.js";
import { editedKeys, findRitual } from "../rituals.js";
import { mayChangeRituals, scopesToSet } from "../switching/scoped-rituals.js";
import { ritualCard } from "./catalogue-cards.js";

/** `about` is the ritual. */
export const openRitual: Action<Context> = {
  name: "open-ritual",
  async pressed(context, about) {
    const { read, asker, words } = context;
    if (!(await mayChangeRituals(read, asker.memberId))) return reply(noticeCard(words.rituals.catalogueCard.notYours));
    return reply(await ritualCardFor(context, read, asker.memberId, about));
  },
};

/** `news` is what has just become of it. */
export async function ritualCardFor(
  { words }: Pick<Context, "words">,
  read: Reader,
  me: MemberId | undefined,
  key: RitualKey,
  news?: string,
) {
  const ritual = await findRitual(read, words, key);
  if (ritual === undefined) return noticeCard(words.rituals.meant.gone);
  return ritualCard(words, {
    ...{ ritual, news },
    edited: (await editedKeys(read)).has(key),
    isSteward: await isSteward(read, me),
    maySwitch: (await scopesToSet(read, words, me, ritual)).length > 0,
  });
}
