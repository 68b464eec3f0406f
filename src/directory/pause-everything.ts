/** `/causeway pause`: a steward holds back everything that nobody asked for: in a surge, after a death. */
import type { Page, Verb } from "../chat/feature.js";
import { defineForm } from "../chat/form.js";
import { type Outcome, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import type { MemberId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { DAY, later } from "../schedule/clock.js";
import { UNTIL_SAID } from "../schedule/manners.js";
import { pausedUntil, pauseUntil } from "../schedule/recipients.js";
import type { Words } from "../words/en-GB.js";
import { addAuditEntry } from "./audit.js";
import { noticeCard } from "./directory-cards.js";
import { PAUSE_PAGE, pauseCard, pauseLine } from "./pause-cards.js";
import { isSteward } from "./roles.js";

type Choice = "day" | "week" | "held" | "on";

export const pauseVerb = (words: Words): Verb<Context> => ({
  name: "pause",
  purpose: words.manners.pause.purpose,
  command: false,
  said: showPause,
});

export const pausePage: Page<Context> = { name: PAUSE_PAGE, visited: showPause };

async function showPause(context: Context): Promise<Outcome> {
  const { words, read, asker } = context;
  if (!(await isSteward(read, asker.memberId))) return reply(noticeCard(words.manners.pause.notYours));
  return reply(pauseCard(words, await pauseHolding(context)));
}

/** Until when everything is paused, as a sentence; undefined where it is not. */
export async function pauseHolding({
  read,
  words,
  now,
  system,
}: Pick<Context, "words" | "now" | "system"> & { readonly read: Reader }): Promise<string | undefined> {
  const until = await pausedUntil(read);
  return until !== null && until > now ? pauseLine(words, until, system.timeZone) : undefined;
}

export const pauseEverything = defineForm({
  name: "pause-everything",
  fields: { until: { kind: "one", required: true } },
  async present(context: Context) {
    const { words, read, asker } = context;
    const { form, notYours } = words.manners.pause;
    if (!(await isSteward(read, asker.memberId))) return reply(noticeCard(notYours));
    const isPaused = (await pauseHolding(context)) !== undefined;
    const offered = (["on", "day", "week", "held"] as const).filter((value) => value !== "on" || isPaused);
    return {
      title: form.title,
      send: form.send,
      questions: {
        until: {
          label: form.question,
          missing: form.missing,
          choices: offered.map((value) => ({ value, label: form.choices[value] })),
        },
      },
    };
  },
  async submit(context, answers) {
    const { words, now } = context;
    const { notYours, resumed, unchanged } = words.manners.pause;
    // The form has checked that it is one of the choices.
    const choice = answers.until as Choice;
    return context.write(async (tx, me) => {
      if (!(await isSteward(tx, me.id))) return reply(noticeCard(notYours));
      const here = { ...context, read: tx };
      if (choice === "on" && (await pauseHolding(here)) === undefined)
        return reply(pauseCard(words, undefined, unchanged));
      await settle(tx, choice, me.id, now);
      const holds = await pauseHolding(here);
      return reply(pauseCard(words, holds, holds === undefined ? resumed : undefined));
    });
  },
});

async function settle(tx: Writer, choice: Choice, actorId: MemberId, at: Date): Promise<void> {
  await pauseUntil(tx, endOf(choice, at));
  const deed = choice === "on" ? "resumed" : "paused";
  await addAuditEntry(tx, { deed, at, actorId, organisationId: null });
}

function endOf(choice: Choice, now: Date): Date | null {
  switch (choice) {
    case "on":
      return null;
    case "day":
      return later(now, DAY);
    case "week":
      return later(now, 7 * DAY);
    case "held":
      return UNTIL_SAID;
  }
}
