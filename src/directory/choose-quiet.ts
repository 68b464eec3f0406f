/** `/causeway quiet`: when Causeway may write to somebody unasked. */
import { buttons, text } from "../chat/card.js";
import type { Verb } from "../chat/feature.js";
import { defineForm } from "../chat/form.js";
import { open, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { DAY, later } from "../schedule/clock.js";
import type { Words } from "../words/en-GB.js";
import { saveWishes } from "./members.js";

const choices = ["on", "day", "week", "month", "off"] as const;
type QuietChoice = (typeof choices)[number];

const SNOOZE_MS: Readonly<Record<Exclude<QuietChoice, "on" | "off">, number>> = {
  day: DAY,
  week: 7 * DAY,
  month: 30 * DAY,
};

export const quietVerb = (words: Words): Verb<Context> => ({
  name: "quiet",
  purpose: words.directory.quietPurpose,
  command: false,
  said: async () => open(chooseQuiet),
});

export const chooseQuiet = defineForm({
  name: "choose-quiet",
  fields: { quiet: { kind: "one", required: true } },
  async present({ words }: Context) {
    const { quiet } = words.directory;
    return {
      title: quiet.title,
      send: quiet.send,
      questions: {
        quiet: {
          label: quiet.question,
          hint: quiet.hint,
          choices: choices.map((value) => ({ value, label: quiet.choices[value] })),
          initial: "on",
        },
      },
    };
  },
  async submit(context, answers) {
    const { now, words } = context;
    // The form has checked that it is one of the choices.
    const choice = answers.quiet as QuietChoice;
    return context.write(async (tx, me) => {
      const snoozedUntil = choice === "on" || choice === "off" ? null : later(now, SNOOZE_MS[choice]);
      await saveWishes(tx, me.id, { snoozedUntil, optedOutAt: choice === "off" ? now : null });
      const { saved, change } = words.directory.quiet;
      const again = { label: change, press: { kind: "opens", form: "choose-quiet", about: "" } } as const;
      return reply({ summary: saved, body: [text(saved), buttons(again)] });
    });
  },
});
