/** A ritual is answered in words: by whoever was asked, or by anybody who starts it. */
import { type CardNode, note, quote, strong, text } from "../../chat/card.js";
import { defineForm, isOutcome } from "../../chat/form.js";
import { correct, reply } from "../../chat/interaction.js";
import { excerpt } from "../../chat/text.js";
import type { Context } from "../../context.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { safetyNodes } from "../../directory/routes.js";
import { teamsOf } from "../../groups/team-groups.js";
import { readable } from "../../stories/readable-stories.js";
import type { Words } from "../../words/en-GB.js";
import { answerFields, answerQuestions, type Offered, readAnswer } from "./answer-fields.js";
import { type Asked, askedOf, isAnswered, isHosts, teamAsked } from "./asked-ritual.js";
import { keepAnswer } from "./keep-answer.js";
import { roomFor } from "./room-for-answer.js";
import { SPARK, sparkReadBy } from "./spark-cards.js";

/** What a menu of any chat has room for. */
const MOST_TEAMS = 50;
const LONGEST_STORY = 300;

/** `about` is the prompt, or "ritual:<key>" where nobody was asked. */
export const answerRitual = defineForm({
  name: "answer-ritual",
  fields: answerFields,
  async present(context: Context, about) {
    const { words, interaction } = context;
    const { title, send, answered } = words.rituals.answerForm;
    const asked = await askedOf(context, about);
    if (isOutcome(asked)) return asked;
    // What is sent a second time says nothing else than the first.
    if (isAnswered(asked) && interaction.deed.kind !== "submitted") return reply(noticeCard(answered));
    const offered = await offeredTo(context, asked);
    return {
      title,
      send,
      before: [
        text([strong(asked.ritual.name)]),
        ...(asked.ritual.asks.length > 1 ? [text(asked.ritual.prompt)] : []),
        ...(await subjectNodes(context, asked)),
        note(readersOf(words, asked, offered, roomFor(context, asked) !== undefined)),
      ],
      after: await safetyNodes(context),
      questions: answerQuestions(context, asked.ritual, offered),
    };
  },
  async submit(context, given, about) {
    const { words } = context;
    const asked = await askedOf(context, about);
    if (isOutcome(asked)) return asked;
    const answer = await readAnswer(context, asked.ritual, given);
    if ("problems" in answer) return correct(answer.problems);
    return context.write(async (tx, me) => {
      const still = await askedOf({ ...context, read: tx }, about);
      if (isOutcome(still)) return still;
      if (isAnswered(still)) return reply(noticeCard(words.rituals.answerForm.answered));
      const { groups } = await offeredTo({ ...context, read: tx }, still);
      const team = groups.find(({ id }) => id === given.team);
      return keepAnswer(tx, context, { me, asked: still, answer, team });
    });
  },
});

/** The teams that somebody is in or looks after, where a ritual is for teams. */
async function offeredTo({ read, asker }: Context, asked: Asked): Promise<Offered> {
  const isForTeam = isHosts(asked.ritual) && asker.memberId !== undefined;
  const groups = isForTeam ? await teamsOf(read, asker.memberId, MOST_TEAMS) : [];
  const meant = teamAsked(asked);
  return { groups, team: groups.find(({ id }) => id === meant)?.id };
}

/** The story or the chart that it is about, for those who may read it. */
async function subjectNodes(context: Context, { ritual, prompt, employer }: Asked): Promise<readonly CardNode[]> {
  const { asker, words } = context;
  const [kind, id = ""] = (prompt?.about ?? "").split(":");
  const story = kind === "story" ? await readable(context, id) : undefined;
  if (story !== undefined) return [quote(excerpt(story.happened, LONGEST_STORY))];
  if (ritual.key !== SPARK || asker.memberId === undefined) return [];
  const spark = await sparkReadBy(context, employer.id, asker.memberId);
  return spark === undefined ? [] : [text(`${words.rituals.answerForm.chart} ${spark.sentence}`)];
}

function readersOf({ rituals }: Words, { ritual, employer }: Asked, { groups }: Offered, isPosted: boolean): string {
  const { readBySystem, readByOrganisation, postedHere } = rituals.answerForm;
  const readers = ritual.readBy === "system" ? readBySystem : readByOrganisation(employer.name, groups.length > 0);
  return isPosted ? `${readers} ${postedHere}` : readers;
}
