/** `/causeway setup`: the channel in which it is said becomes an organisation's leadership channel. */
import { z } from "zod";
import { text } from "../chat/card.js";
import type { Verb } from "../chat/feature.js";
import { defineForm } from "../chat/form.js";
import { correct, nothing, open, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import type { ChannelId } from "../database/ids.js";
import type { MessageKind } from "../schedule/messages.js";
import { say } from "../schedule/messages.js";
import { isTimeZone, nextOccurrence } from "../schedule/occurrences.js";
import { rememberMember } from "./askers.js";
import { findChannel, saveLeadershipChannel } from "./channels.js";
import { addFirstLeader } from "./curators.js";
import { noticeCard } from "./directory-cards.js";
import { guardOptions } from "./guard-options.js";
import { spendInvite } from "./organisations.js";
import { routeFields, routeProblems, routeQuestions, routesIn } from "./route-questions.js";
import { addRoutes } from "./routes.js";

export const setUpVerb = (purpose: string): Verb<Context> => ({
  name: "setup",
  purpose,
  command: false,
  async said({ interaction, words }) {
    const here = interaction.room !== undefined && !interaction.room.direct;
    return here ? open(setUpChannel) : reply(noticeCard(words.directory.notHere));
  },
});

export const setUpChannel = defineForm({
  name: "set-up-channel",
  fields: {
    code: { kind: "line", max: 40, required: true },
    day: { kind: "one", required: true },
    time: { kind: "line", max: 5, required: true },
    timeZone: { kind: "line", max: 60, required: true },
    ...routeFields,
  },
  async present({ words, system }: Context) {
    const { setUp } = words.directory;
    return {
      title: setUp.title,
      send: setUp.send,
      before: [text(setUp.intro)],
      questions: {
        code: { label: setUp.code },
        day: {
          label: setUp.day,
          choices: setUp.days.map((label, index) => ({ value: String(index + 1), label })),
          initial: "1",
        },
        time: { label: setUp.time, hint: setUp.timeHint, initial: "08:00" },
        timeZone: { label: setUp.timeZone, hint: setUp.timeZoneHint, initial: system.timeZone },
        ...routeQuestions(words, {}),
      },
    };
  },
  async submit(context, answers) {
    const { words, interaction, now, read, system, asker } = context;
    const { room } = interaction;
    const time = readTime(answers.time);
    if (room === undefined) return correct({ code: words.directory.lostRoom });
    if (time === undefined) return correct({ time: words.directory.wrongTime });
    if (!isTimeZone(answers.timeZone)) return correct({ timeZone: words.directory.wrongTimeZone });
    const employers = asker.employers.map(({ id }) => id);
    const problems = routeProblems(answers, words, await guardOptions(read, employers, now, system.timeZone));
    if (Object.keys(problems).length > 0) return correct(problems);
    return context.write(async (tx, me) => {
      const organisationId = await spendInvite(tx, answers.code, now);
      if (organisationId === undefined) return correct({ code: words.directory.wrongCode });
      const { workspaceId } = me;
      const weekly = { day: Number(answers.day), time, timeZone: answers.timeZone };
      const channel = { workspaceId, organisationId, room, setUpBy: me.id, scheduledFrom: now, ...weekly };
      const id = await saveLeadershipChannel(tx, channel);
      await addRoutes(tx, organisationId, routesIn(answers));
      // Whoever the stewards gave the code looks after its stories, and chooses who else does.
      await addFirstLeader(tx, organisationId, me.id, now);
      if (context.asker.employers.length === 0) await rememberMember(tx, me.id, { organisationId });
      await say(tx, {
        to: { kind: "channel", id, workspaceId },
        message: channelSetUp,
        payload: { channel: id },
        manner: "answer",
        now,
      });
      return nothing;
    });
  },
});

const channelPayload = z.object({ channel: z.string() });

/** Says in the channel what it will get, which is also how a missing permission is found out at once. */
export const channelSetUp: MessageKind<z.infer<typeof channelPayload>> = {
  name: "channel-set-up",
  payloads: { 1: channelPayload },
  async compose(payload, { read, words, now }) {
    const channel = await findChannel(read, payload.channel as ChannelId);
    if (channel === undefined) return undefined;
    const { organisation, timeZone } = channel;
    const summary = words.directory.channelSetUp(organisation, nextOccurrence(channel, now).at, timeZone);
    return { card: { summary, body: [text(summary), text(words.directory.channelSetUpMore)] }, about: [] };
  },
};

/** "8:00", "08.00" and "0800" all mean 08:00. */
function readTime(typed: string): string | undefined {
  const [, hours = "", minutes = ""] = /^(\d{1,2})[:.]?(\d{2})$/.exec(typed) ?? [];
  const valid = hours !== "" && Number(hours) < 24 && Number(minutes) < 60;
  return valid ? `${hours.padStart(2, "0")}:${minutes}` : undefined;
}
