import type { Stage, Trouble } from "../contracts/platform.js";
import { platformContract } from "../contracts/platform.js";
import { DIRECTORS, eastshire, northshire, startCauseway } from "../conversation.js";
import type { Fault } from "../teams/small-teams/faults.js";
import { liveMentions } from "../teams/small-teams/live-mentions.js";

const JO = "aaaaaaaa-0000-4000-8000-00000000000a";
const RUTH = "aaaaaaaa-0000-4000-8000-00000000000b";

const faults: Readonly<Record<Trouble, Fault>> = {
  wait: { status: 429, retryAfter: 30 },
  "gone for ever": { status: 404, error: "ConversationNotFound" },
  "taken away": { status: 403, error: "BotDisabledByAdmin" },
  "accepted, then broken": { acceptThenReset: true },
};

platformContract("Teams", async (engine): Promise<Stage> => {
  const causeway = await startCauseway({ engine, teams: true });
  const { teams } = causeway;
  await causeway.invites(northshire);
  const ruth = causeway.colleague(RUTH, "Ruth Bell");
  await ruth.says("setup", { in: DIRECTORS });
  await ruth.presses(
    "Set up this channel",
    await teams.untilPosted((post) => post.visibleText.includes("Set up this channel")),
  );
  await ruth.submits({ Code: await causeway.invites(eastshire) });
  await causeway.settles();
  const jo = causeway.colleague(JO, "Jo Clark");
  const answers = { organisations: [northshire.name], changed: "He went home.", "see it": "The whole system" };
  const to = (place: (post: (typeof teams.posts)[number]) => boolean) =>
    teams.posts.filter((post) => place(post) && !post.deleted);
  return {
    causeway,
    partner: northshire.name,
    async tells(happened, { times = 1 } = {}) {
      if (jo.dialog === undefined) await jo.usesComposeAction("story");
      await jo.submits({ ...answers, happened }, { times });
      return jo.dialog?.visibleText ?? "";
    },
    openForm: () => {
      const dialog = jo.dialog;
      return dialog === undefined ? undefined : `${dialog.visibleText} ${JSON.stringify(dialog.card)}`;
    },
    async says(verb) {
      const before = teams.posts.length;
      await jo.says(verb);
      const answer = await teams.until(() => teams.posts[before]);
      return answer.visibleText;
    },
    async presses(label, message) {
      const post = teams.posts.findLast(
        ({ visibleText }) => visibleText.includes(message) && visibleText.includes(label),
      );
      await jo.presses(label, post);
      // What cannot be taken back is asked about first.
      if (label === "Withdraw") await jo.presses("Withdraw it", post);
    },
    edits: async (happened) => void (await jo.submits({ happened })),
    privately: () => to((post) => post.directTo === JO).map(({ visibleText }) => visibleText),
    leaders: () => to((post) => post.conversation === DIRECTORS).map(({ visibleText }) => visibleText),
    live: () => teams.posts.flatMap((post) => liveMentions(post)),
    meets: (trouble) => teams.refuseNext("send", faults[trouble]),
  };
});
