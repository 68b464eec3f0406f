/** `/pulse plan`: what is planned, for stewards. */
import { buttons, type CardNode, shows } from "../../chat/card.js";
import type { Action, Page } from "../../chat/feature.js";
import { type Outcome, replace, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { type MemberId, type PulseId, readId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { findMember } from "../../directory/members.js";
import { isSteward } from "../../directory/roles.js";
import { isBankHoliday } from "../../schedule/bank-holidays.js";
import { nextWave } from "../asking/due-waves.js";
import { standingItems } from "../own-items.js";
import { type Pulse, standingPulses } from "../pulses.js";
import { sizedGroup } from "./group-sizes.js";
import { writtenDay } from "./plan-form.js";
import { MOST_PULSES_SHOWN, PLAN_PAGE, type PlannedView, planningCard } from "./planning-cards.js";

export const planPage: Page<Context> = { name: PLAN_PAGE, visited: showPlanning };

/** On everybody's own card, where it is theirs. */
export async function planningPart({ read, words, asker }: Context): Promise<readonly CardNode[]> {
  const isTheirs = await isSteward(read, asker.memberId);
  return isTheirs ? [buttons({ label: words.planning.open, press: shows(PLAN_PAGE) })] : [];
}

export async function showPlanning(context: Context): Promise<Outcome> {
  return reply(await planningCardFor(context, context.read, context.asker.memberId, {}));
}

export const morePulses: Action<Context> = {
  name: "more-pulses",
  async pressed(context, about) {
    const after = readId<PulseId>(about);
    const { read, asker } = context;
    return replace(await planningCardFor(context, read, asker.memberId, after === undefined ? {} : { after }));
  },
};

/** Why somebody may not plan now; undefined where they may. */
export async function notPlanning({ read, words, asker, waveKeys }: Context): Promise<Outcome | undefined> {
  if (!(await isSteward(read, asker.memberId))) return reply(noticeCard(words.planning.notSteward));
  return waveKeys === undefined ? reply(noticeCard(words.planning.noKeys)) : undefined;
}

/** `news` is what has just become of one. */
export async function planningCardFor(
  context: Context,
  read: Reader,
  memberId: MemberId | undefined,
  { news, after }: { readonly news?: string | undefined; readonly after?: PulseId },
) {
  const { words, waveKeys } = context;
  if (!(await isSteward(read, memberId))) return noticeCard(news ?? words.planning.notSteward);
  const all = await standingPulses(read);
  const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const shown = all.slice(from, from + MOST_PULSES_SHOWN);
  const planned = await Promise.all(shown.map((pulse) => plannedView(context, read, pulse)));
  const hasMore = all.length > from + shown.length;
  return planningCard(words, {
    planned,
    hasMore,
    questions: await standingItems(read),
    hasKeys: waveKeys !== undefined,
    news,
  });
}

async function plannedView(context: Context, read: Reader, pulse: Pulse): Promise<PlannedView> {
  const { words, now, system } = context;
  const next = nextWave(pulse, now, system.timeZone, isBankHoliday);
  const leader = pulse.leaderId === null ? undefined : await findMember(read, pulse.leaderId);
  return {
    pulse,
    sized: await sizedGroup(read, context, pulse.group),
    next: next && writtenDay(words, next.opensOn),
    leader: leader?.name,
  };
}
