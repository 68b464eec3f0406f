/** `/causeway quiet`: when Causeway may write to somebody unasked, and when they work. */
import { note } from "../chat/card.js";
import type { Action, Verb } from "../chat/feature.js";
import { defineForm } from "../chat/form.js";
import { open, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type Hours, shifts } from "../database/tables/directory.js";
import { DAY, later } from "../schedule/clock.js";
import { judgeAgain } from "../schedule/judge-again.js";
import { SNOOZED, UNTIL_SAID } from "../schedule/manners.js";
import type { Words } from "../words/en-GB.js";
import { type AskedFor, saveHours, saveWishes, wishesOf } from "./members.js";
import { STOP_WRITING, savedCard } from "./quiet-cards.js";

const choices = ["on", "day", "week", "month", "held", "off"] as const;
/** `keep` is offered to whoever has snoozed already: it goes on as long as it would have. */
type QuietChoice = (typeof choices)[number] | "keep";

const SNOOZE_MS = { day: DAY, week: 7 * DAY, month: 30 * DAY } as const;

export const quietVerb = (words: Words): Verb<Context> => ({
  name: "quiet",
  purpose: words.directory.quietPurpose,
  command: false,
  said: async () => open(chooseQuiet),
});

export const chooseQuiet = defineForm({
  name: "choose-quiet",
  fields: { quiet: { kind: "one", required: true }, hours: { kind: "one", required: true } },
  async present(context: Context) {
    const { quiet } = context.words.directory;
    const { wishes, timeZone } = await standing(context);
    const now = nowOf(wishes, context.now);
    const until = quiet.moment(wishes.snoozedUntil ?? context.now, timeZone);
    const offered = choices.map((value) => ({ value, label: quiet.choices[value] }));
    return {
      title: quiet.title,
      send: quiet.send,
      before: [note(now === "snoozed" ? quiet.now.snoozed(until) : quiet.now[now])],
      questions: {
        quiet: {
          label: quiet.question,
          hint: quiet.hint,
          choices: now === "snoozed" ? [{ value: "keep", label: quiet.until(until) }, ...offered] : offered,
          initial: now === "snoozed" ? "keep" : now,
        },
        hours: {
          label: quiet.hours,
          hint: quiet.hoursHint,
          choices: (["usual", ...shifts] as const).map((value) => ({ value, label: quiet.shifts[value] })),
          initial: wishes.hours ?? "usual",
        },
      },
    };
  },
  async submit(context, answers) {
    const { words, now } = context;
    // The form has checked that each is one of the choices.
    const choice = answers.quiet as QuietChoice;
    const hours = answers.hours === "usual" ? null : (answers.hours as Hours);
    return context.write(async (tx, me) => {
      if (choice !== "keep") await saveWishes(tx, me.id, chosen(choice, now));
      await saveHours(tx, me.id, hours);
      // What waited for the end of a snooze may come now, or never.
      await judgeAgain(tx, SNOOZED, me.workspaceId);
      return reply(savedCard(words, words.directory.quiet.saved));
    });
  },
});

/** One press, on whatever Causeway says unasked. */
export const stopWriting: Action<Context> = {
  name: STOP_WRITING,
  async pressed({ words, now, write }) {
    return write(async (tx, me) => {
      await saveWishes(tx, me.id, chosen("off", now));
      await judgeAgain(tx, SNOOZED, me.workspaceId);
      return reply(savedCard(words, words.directory.quiet.stopped));
    });
  },
};

function chosen(choice: Exclude<QuietChoice, "keep">, now: Date): AskedFor {
  switch (choice) {
    case "on":
      return { snoozedUntil: null, optedOutAt: null };
    case "day":
    case "week":
    case "month":
      return { snoozedUntil: later(now, SNOOZE_MS[choice]), optedOutAt: null };
    case "held":
      return { snoozedUntil: UNTIL_SAID, optedOutAt: null };
    case "off":
      return { snoozedUntil: null, optedOutAt: now };
  }
}

interface Standing extends AskedFor {
  readonly hours: Hours | null;
}

/** What holds of whoever asks; of somebody who has left nothing here yet, what holds of everybody. */
async function standing({ read, asker, system }: Context) {
  const known = asker.memberId && (await wishesOf(read, asker.memberId));
  const wishes: Standing = known ?? { snoozedUntil: null, optedOutAt: null, hours: null };
  return { wishes, timeZone: known?.timeZone ?? system.timeZone };
}

function nowOf({ snoozedUntil, optedOutAt }: Standing, now: Date): "on" | "snoozed" | "held" | "off" {
  if (optedOutAt !== null) return "off";
  if (snoozedUntil === null || snoozedUntil <= now) return "on";
  return snoozedUntil < UNTIL_SAID ? "snoozed" : "held";
}
