import type { Stage, Trouble } from "../contracts/platform.js";
import { platformContract } from "../contracts/platform.js";
import { eastshire, LEADERS, setUpNorthshire, startCauseway, WARD } from "../conversation.js";
import type { Fault } from "../slack/small-slack/faults.js";
import { liveMentions } from "../slack/small-slack/live-mentions.js";

const MARIA = "U0MARIA";

const faults: Readonly<Record<Trouble, Fault>> = {
  wait: { status: 429, retryAfter: 30 },
  "gone for ever": { error: "is_archived" },
  "taken away": { error: "account_inactive" },
  "accepted, then broken": { acceptThenReset: true },
};

platformContract("Slack", async (engine): Promise<Stage> => {
  const causeway = await startCauseway({ engine });
  await setUpNorthshire(causeway);
  const maria = causeway.person(MARIA, "Maria Santos");
  const { slack } = causeway;
  const holding = (words: string, label: string) =>
    [...causeway.postsIn(MARIA), ...causeway.postsIn(LEADERS)].findLast(
      ({ visibleText }) => visibleText.includes(words) && visibleText.includes(`[${label}]`),
    );
  const answers = { organisations: [eastshire.name], changed: "He went home.", "see it": "The whole system" };
  return {
    causeway,
    partner: eastshire.name,
    async tells(happened, { times = 1 } = {}) {
      if (slack.openModal(MARIA) === undefined) {
        await maria.types("/story", { in: WARD });
        await maria.modal();
      }
      const { errors = {} } = await maria.submits({ ...answers, happened }, { times });
      return Object.values(errors).join();
    },
    openForm() {
      const modal = slack.openModal(MARIA);
      return modal && `${modal.visibleText} ${JSON.stringify([...modal.drafts])}`;
    },
    says: async (verb) => (await maria.types(`/causeway ${verb}`, { in: WARD })).ephemeral?.visibleText ?? "",
    presses: async (label, message) => void (await maria.presses(label, holding(message, label))),
    async edits(happened) {
      await maria.modal();
      await maria.submits({ happened });
    },
    privately: () => causeway.heardIn(MARIA),
    leaders: () => causeway.heardIn(LEADERS),
    live: () => slack.posts.flatMap((post) => liveMentions(post)),
    meets: (trouble) => slack.refuseNext("chat.postMessage", faults[trouble]),
  };
});
