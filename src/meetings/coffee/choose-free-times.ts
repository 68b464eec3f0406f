/** When somebody is free, if they want to say so. */
import { defineForm } from "../../chat/form.js";
import { reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import type { HalfDay } from "../../database/tables/meetings.js";
import { saveFree, wishesOf } from "../wishes.js";
import { coffeeCardFor, notHere } from "./show-coffee.js";

export const chooseFreeTimes = defineForm({
  name: "choose-free-times",
  fields: { free: { kind: "many", required: false } },
  async present(context: Context) {
    const { words, read, asker } = context;
    const { freeForm, half } = words.meetings;
    const halves = Object.entries(half).map(([value, label]) => ({ value, label }));
    const [wish] = await wishesOf(read, asker.memberId);
    const refusal = notHere(context);
    if (refusal !== undefined) return refusal;
    const { title, send, free: label, hint } = freeForm;
    return { title, send, questions: { free: { label, hint, choices: halves, initial: wish?.free ?? [] } } };
  },
  async submit(context, { free }) {
    return context.write(async (tx, me) => {
      // The form has checked that each is one of those that it offered.
      await saveFree(tx, me.id, free as readonly HalfDay[]);
      return reply(await coffeeCardFor({ ...context, read: tx }, me.id, context.words.meetings.freeForm.saved));
    });
  },
});
