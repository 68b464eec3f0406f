import type { Stage, Trouble } from "../contracts/platform.js";
import { altered, platformContract } from "../contracts/platform.js";
import { eastshire, LEADERS, setUpNorthshire, startCauseway, WARD } from "../conversation.js";
import type { Fault } from "../slack/small-slack/faults.js";
import { liveMentions } from "../slack/small-slack/live-mentions.js";
import { renderedText } from "../slack/small-slack/rendered-text.js";
import type { Post } from "../slack/small-slack/world.js";

const MARIA = "U0MARIA";

const faults: Readonly<Record<Trouble, Fault>> = {
  wait: { status: 429, retryAfter: 30 },
  "not invited": { error: "not_in_channel" },
  "gone for ever": { error: "is_archived" },
  "taken away": { error: "account_inactive" },
  "accepted, then broken": { acceptThenReset: true },
};

/** The calls that answer a press. */
const answering: readonly string[] = ["response_url", "views.open", "views.push", "views.update"];

platformContract("Slack", async (engine): Promise<Stage> => {
  const causeway = await startCauseway({ engine });
  const asha = await setUpNorthshire(causeway);
  const maria = causeway.person(MARIA, "Maria Santos");
  const { slack } = causeway;
  const holding = (words: string, label: string, to: string) =>
    [...causeway.postsIn(to), ...causeway.postsIn(LEADERS)]
      .flatMap((post) => [...versionsOf(post), post])
      .findLast(({ visibleText }) => visibleText.includes(words) && visibleText.includes(`[${label}]`));
  const answers = { organisations: [eastshire.name], changed: "He went home.", "see it": "The whole system" };
  return {
    causeway,
    partner: eastshire.name,
    async tells(happened, { times = 1 } = {}) {
      if (slack.openModal(MARIA) === undefined) {
        await maria.types("/story", { in: WARD });
        await maria.modal();
      }
      const { errors = {}, view } = await maria.submits({ ...answers, happened }, { times });
      return Object.values(errors).join() || (view?.visibleText ?? "");
    },
    openForm() {
      const modal = slack.openModal(MARIA);
      return modal && `${modal.visibleText} ${JSON.stringify([...modal.drafts])}`;
    },
    async sendsAgain(happened) {
      const modal = slack.views.findLast(({ user, state }) => user === MARIA && state === "submitted");
      if (modal === undefined) throw new Error("Nothing has been sent yet");
      await maria.submits({ happened }, { modal });
    },
    async says(verb, where) {
      const place = where === "in a room" ? { in: WARD } : {};
      return (await maria.types(`/causeway ${verb}`, place)).ephemeral?.visibleText ?? "";
    },
    async presses(label, message, by = "person") {
      const who = by === "leader" ? asha : maria;
      const post = holding(message, label, who.id);
      const before = { calls: slack.calls.length, ephemerals: slack.ephemerals.length, views: slack.views.length };
      await who.presses(label, post);
      await slack.until(() => slack.calls.slice(before.calls).find(({ method }) => answering.includes(method)));
      const shown = slack.ephemerals.slice(before.ephemerals).at(-1) ?? slack.views.slice(before.views).at(-1) ?? post;
      return shown?.visibleText ?? "";
    },
    async edits(happened) {
      await maria.modal();
      const { errors = {}, view } = await maria.submits({ happened });
      return Object.values(errors).join() || (view?.visibleText ?? "");
    },
    async proposes(text) {
      await maria.usesMessageShortcut("share-as-story", { text, author: asha.id }, { in: WARD });
      await slack.untilEphemeral(({ visibleText }) => visibleText.includes("only if they agree"));
      await causeway.settles();
    },
    altersCard(message, from, to) {
      const posts = [...causeway.postsIn(MARIA), ...causeway.postsIn(LEADERS)];
      const post = posts.findLast(({ visibleText }) => visibleText.includes(message));
      if (post !== undefined) post.blocks = altered(post.blocks, from, to);
    },
    altersForm(from, to) {
      const modal = slack.openModal(MARIA);
      if (modal === undefined) return;
      const { blocks: drawn, private_metadata: text } = modal.view;
      const { blocks, metadata } = altered({ blocks: drawn, metadata: JSON.parse(String(text)) }, from, to);
      modal.view = { ...modal.view, blocks, private_metadata: JSON.stringify(metadata) };
    },
    privately: () => causeway.heardIn(MARIA),
    leaders: () => causeway.heardIn(LEADERS),
    live: () => slack.posts.flatMap((post) => liveMentions(post)),
    meets: (trouble) => slack.refuseNext("chat.postMessage", faults[trouble]),
  };
});

/** What a message said before, as it stands on a screen that was left open. */
function versionsOf(post: Post): readonly Post[] {
  return post.edits.map((edit) => ({
    ...post,
    ...edit,
    get visibleText() {
      return renderedText(this);
    },
  }));
}
