/** `/pulse ask`: a quick question to the room in which it is said. */
import { text } from "../chat/card.js";
import { type Answers, defineForm, type Presentation } from "../chat/form.js";
import type { Choice } from "../chat/form-view.js";
import { correct, type Outcome, reply } from "../chat/interaction.js";
import type { Context, Me } from "../context.js";
import type { OrganisationId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { rememberMember } from "../directory/askers.js";
import { saveRoom } from "../directory/channels.js";
import { noticeCard } from "../directory/directory-cards.js";
import { identifierProblems } from "../directory/refuse-identifiers.js";
import { safetyNodes } from "../directory/routes.js";
import { answerKeys } from "../safeguards/sealed-answers.js";
import { UNTIL_SAID } from "../schedule/manners.js";
import { say } from "../schedule/messages.js";
import { pausedUntil } from "../schedule/recipients.js";
import { closingTime, type Duration, possibleDurations } from "./closing-times.js";
import { LONGEST_OPTION, MOST_OPTIONS, optionProblem, optionsIn, questionIn } from "./options.js";
import { addPoll, findPoll, type NewPoll, newPollId, type Poll } from "./polls.js";
import { addSpareVotes } from "./sealed-votes.js";
import { ASK_POLL } from "./spoken-polls.js";
import { pollAsked, pollKept } from "./tell-of-poll.js";

/** As many as a pulse needs before anything of it is shown. */
const THRESHOLD = 11;

const fields = {
  employer: { kind: "one", required: true },
  question: { kind: "line", max: 200, required: true },
  options: { kind: "paragraph", max: 2 * MOST_OPTIONS * LONGEST_OPTION, required: true },
  open: { kind: "one", required: true },
  seen: { kind: "one", required: true },
} as const;

export const askPoll = defineForm({
  name: ASK_POLL,
  fields,
  async present(context: Context): Promise<Presentation<typeof fields> | Outcome> {
    const refused = await refusal(context);
    if (refused !== undefined) return reply(noticeCard(refused));
    const { words, asker, now, system, waveKeys } = context;
    const { form } = words.polls;
    const employers = asker.employers.map(({ id, name }): Choice => ({ value: id, label: name }));
    const seen = waveKeys === undefined ? (["asker"] as const) : (["nobody", "asker"] as const);
    return {
      title: form.title,
      send: form.send,
      before: [text(form.intro), ...(waveKeys === undefined ? [text(form.noKeys)] : [])],
      after: await safetyNodes(context),
      questions: {
        employer: asker.employer === undefined ? { label: words.directory.employer, choices: employers } : undefined,
        question: { label: form.question, hint: form.questionHint, missing: form.questionMissing },
        options: { label: form.options, hint: form.optionsHint, missing: form.optionsMissing },
        open: {
          label: form.open,
          choices: possibleDurations(now, system.timeZone).map((value) => ({ value, label: form.durations[value] })),
          initial: "day",
        },
        seen: {
          label: form.seen,
          ...(waveKeys === undefined ? {} : { hint: form.seenHint(THRESHOLD) }),
          choices: seen.map((value) => ({ value, label: form.seenBy[value] })),
          initial: seen[0],
        },
      },
    };
  },
  async submit(context, answers) {
    const problems = await problemsWith(context, answers);
    if (Object.keys(problems).length > 0) return correct(problems);
    const { waveKeys, read } = context;
    const id = newPollId();
    const anonymous = answers.seen === "nobody";
    const key = anonymous ? await waveKeys?.make(id) : undefined;
    try {
      return await context.write(async (tx, me) => {
        const poll = await keepPoll(context, tx, me, { id, anonymous, ...answers });
        if (key !== undefined) await addSpareVotes(tx, answerKeys(key), id);
        return tellOf(context, tx, me, poll);
      });
    } catch (error) {
      // Such as a second delivery, whose effect was there already: the poll of this one is not.
      if (key !== undefined && (await findPoll(read, id)) === undefined) await waveKeys?.destroy(id);
      throw error;
    }
  },
});

/** Why nothing can be asked here and now. */
async function refusal({ words, interaction, asker, read, now, system }: Context) {
  const { room } = interaction;
  if (room === undefined || room.direct || asker.unnamed) return words.polls.notHere;
  if (asker.employers.length === 0) return words.directory.notSetUp(system.name);
  const paused = await pausedUntil(read);
  if (paused === null || paused <= now) return undefined;
  return paused < UNTIL_SAID ? words.polls.paused(paused, system.timeZone) : words.polls.pausedUntilSaid;
}

type Given = Answers<typeof fields>;

async function problemsWith(context: Context, { question, options }: Given) {
  const { form } = context.words.polls;
  const asked = questionIn(question) === "" ? form.questionMissing : undefined;
  const offered = optionProblem(form, optionsIn(options));
  const found = await identifierProblems(context, { question, options });
  return {
    ...(asked === undefined ? {} : { question: asked }),
    ...(offered === undefined ? {} : { options: offered }),
    ...found,
  };
}

async function keepPoll(
  { interaction, asker, now, system }: Context,
  tx: Writer,
  me: Me,
  given: Given & Pick<Poll, "id" | "anonymous">,
): Promise<NewPoll & Pick<Poll, "id">> {
  const { room } = interaction;
  if (room === undefined) throw new Error("a poll was asked nowhere");
  const organisationId = asker.employer?.id ?? (given.employer as OrganisationId);
  if (asker.employer === undefined) await rememberMember(tx, me.id, { organisationId });
  const { timeZone } = system;
  const { workspaceId } = me;
  const channelId = await saveRoom(tx, { workspaceId, organisationId, room, setUpBy: me.id, timeZone, now });
  const poll = {
    ...{ id: given.id, channelId, askedBy: me.id, anonymous: given.anonymous, threshold: THRESHOLD },
    ...{ question: questionIn(given.question), options: optionsIn(given.options) },
    // The form has checked that it is one of those that it offered.
    ...{ askedAt: now, closesAt: closingTime(given.open as Duration, now, timeZone) },
  };
  await addPoll(tx, poll);
  return poll;
}

async function tellOf(
  { confirm, now }: Context,
  tx: Writer,
  me: Me,
  { id, channelId, closesAt }: Pick<Poll, "id" | "channelId" | "closesAt">,
): Promise<Outcome> {
  const to = { kind: "channel", id: channelId, workspaceId: me.workspaceId } as const;
  await say(tx, { to, message: pollAsked, payload: { poll: id }, manner: "scheduled", now, until: closesAt });
  return confirm(tx, me, pollKept, { poll: id });
}
