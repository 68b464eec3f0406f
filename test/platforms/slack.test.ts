import type { Stage, Trouble } from "../contracts/platform.js";
import { aChat, altered, platformContract } from "../contracts/platform.js";
import { eastshire, LEADERS, setUpNorthshire, startCauseway, WARD } from "../conversation.js";
import type { Fault } from "../slack/small-slack/faults.js";
import { liveMentions } from "../slack/small-slack/live-mentions.js";
import { pressInSlack, proposeInSlack, takeFromSlack } from "./in-slack.js";

const MARIA = "U0MARIA";

const faults: Readonly<Record<Trouble, Fault>> = {
  wait: { status: 429, retryAfter: 30 },
  "not invited": { error: "not_in_channel" },
  "gone for ever": { error: "is_archived" },
  "taken away": { error: "account_inactive" },
  "accepted, then broken": { acceptThenReset: true },
};

platformContract("Slack", aChat, async (engine): Promise<Stage> => {
  const causeway = await startCauseway({ engine });
  const asha = await setUpNorthshire(causeway);
  const maria = causeway.person(MARIA, "Maria Santos");
  const { slack } = causeway;
  const answers = { organisations: [eastshire.name], changed: "He went home.", "see it": "The whole system" };
  const stage: Stage = {
    causeway,
    partner: eastshire.name,
    async tells(happened, { times = 1, more = {} } = {}) {
      if (slack.openModal(MARIA) === undefined) {
        await maria.types("/story", { in: WARD });
        await maria.modal();
      }
      const { errors = {}, view } = await maria.submits({ ...answers, ...more, happened }, { times });
      return Object.values(errors).join() || (view?.visibleText ?? "");
    },
    async openForm() {
      const modal = slack.openModal(MARIA);
      return modal && `${modal.visibleText} ${JSON.stringify([...modal.drafts])}`;
    },
    async sendsAgain(happened) {
      const modal = slack.views.findLast(({ user, state }) => user === MARIA && state === "submitted");
      if (modal === undefined) throw new Error("Nothing has been sent yet");
      await maria.submits({ happened }, { modal });
    },
    async asksFor(verb, how) {
      const place = how === "a word said in a room" ? { in: WARD } : {};
      return (await maria.types(`/causeway ${verb}`, place)).ephemeral?.visibleText ?? "";
    },
    presses: (label, message, by = "person") => pressInSlack(causeway, by === "leader" ? asha : maria, label, message),
    async edits(happened) {
      await maria.modal();
      const { errors = {}, view } = await maria.submits({ happened });
      return Object.values(errors).join() || (view?.visibleText ?? "");
    },
    proposes: (text) => proposeInSlack(causeway, maria, asha, text),
    async altersCard(message, from, to) {
      const posts = [...causeway.postsIn(MARIA), ...causeway.postsIn(LEADERS)];
      const post = posts.findLast(({ visibleText }) => visibleText.includes(message));
      if (post !== undefined) post.blocks = altered(post.blocks, from, to);
    },
    async altersForm(from, to) {
      const modal = slack.openModal(MARIA);
      if (modal === undefined) return;
      const { blocks: drawn, private_metadata: text } = modal.view;
      const { blocks, metadata } = altered({ blocks: drawn, metadata: JSON.parse(String(text)) }, from, to);
      modal.view = { ...modal.view, blocks, private_metadata: JSON.stringify(metadata) };
    },
    makesFormAbout: (id) => stage.altersForm('"about":""', `"about":"${id}"`),
    async takesAway() {
      const told = await takeFromSlack(causeway, asha);
      return async () => told();
    },
    privately: async () => causeway.heardIn(MARIA),
    confirmations: async () => causeway.heardIn(MARIA).filter((text) => text.includes("Thank you")).length,
    leaders: () => causeway.heardIn(LEADERS),
    live: async () => slack.posts.flatMap((post) => liveMentions(post)),
    meets: (trouble) => slack.refuseNext("chat.postMessage", faults[trouble]),
  };
  return stage;
});
