import type { Stage, Trouble } from "../contracts/platform.js";
import { aChat, altered, platformContract } from "../contracts/platform.js";
import { DIRECTORS, eastshire, northshire, startCauseway } from "../conversation.js";
import { cardText } from "../teams/small-teams/cards/card-text.js";
import { cardsOf } from "../teams/small-teams/connector/content.js";
import type { Fault } from "../teams/small-teams/faults.js";
import { liveMentions } from "../teams/small-teams/live-mentions.js";
import type { Dialog } from "../teams/small-teams/person/dialog.js";
import type { Post } from "../teams/small-teams/world.js";

const JO = "aaaaaaaa-0000-4000-8000-00000000000a";
const RUTH = "aaaaaaaa-0000-4000-8000-00000000000b";

const faults: Readonly<Record<Trouble, Fault>> = {
  wait: { status: 429, retryAfter: 30 },
  "not invited": { status: 403, error: "BotNotInConversationRoster" },
  "gone for ever": { status: 404, error: "ConversationNotFound" },
  "taken away": { status: 403, error: "BotDisabledByAdmin" },
  "accepted, then broken": { acceptThenReset: true },
};

platformContract("Teams", aChat, async (engine): Promise<Stage> => {
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
  const to = (place: (post: Post) => boolean) => teams.posts.filter((post) => place(post) && !post.deleted);
  const toJo = () => to((post) => post.directTo === JO).map(({ visibleText }) => visibleText);
  /** What they are told alone, from the post of that number on. */
  const toldAlone = (user: string, from: number) =>
    teams.until(() => teams.posts.slice(from).find(({ directTo }) => directTo === user));
  let sent: Dialog | undefined;
  async function sends(happened: string, more: Parameters<typeof jo.submits>[0] = {}, times = 1) {
    sent = jo.dialog;
    await jo.submits({ ...more, happened }, { times });
    return jo.dialog?.visibleText ?? "";
  }
  const stage: Stage = {
    causeway,
    partner: northshire.name,
    async tells(happened, { times = 1, more = {} } = {}) {
      if (jo.dialog === undefined) await jo.usesComposeAction("story");
      return sends(happened, { ...answers, ...more }, times);
    },
    openForm: async () => {
      const dialog = jo.dialog;
      return dialog === undefined ? undefined : `${dialog.visibleText} ${JSON.stringify(dialog.card)}`;
    },
    async sendsAgain(happened) {
      if (sent === undefined) throw new Error("Nothing has been sent yet");
      await jo.submits({ happened }, { dialog: sent });
    },
    async asksFor(verb, how) {
      const before = teams.posts.length;
      await jo.says(verb, how === "a word said in a room" ? { in: DIRECTORS } : {});
      return (await toldAlone(JO, before)).visibleText;
    },
    async presses(label, message, by = "person") {
      const who = by === "leader" ? ruth : jo;
      const post = to(({ conversation, directTo }) => conversation === DIRECTORS || directTo === who.user)
        .flatMap(versionsOf)
        .findLast(({ visibleText }) => visibleText.includes(message) && visibleText.includes(label));
      const before = teams.posts.length;
      const asked = await who.presses(label, post);
      // What cannot be taken back is asked about first.
      const reply = label === "Withdraw" ? await who.presses("Withdraw it", post) : asked;
      const { message: said, card, dialog } = reply;
      if (said?.includes("in your own chat")) return (await toldAlone(who.user, before)).visibleText;
      if (said !== undefined || card !== undefined || dialog !== undefined)
        return said ?? (card === undefined ? (dialog?.visibleText ?? "") : cardText(card));
      await causeway.settles();
      return teams.posts.slice(before).findLast(({ directTo }) => directTo === who.user)?.visibleText ?? "";
    },
    edits: (happened) => sends(happened),
    async proposes(text) {
      await jo.usesMessageAction(
        "share-as-story",
        { text, author: { user: RUTH, name: "Ruth Bell" } },
        { in: DIRECTORS },
      );
      jo.closes();
      await causeway.settles();
    },
    async altersCard(message, from, to) {
      const post = teams.posts.findLast(({ visibleText }) => visibleText.includes(message));
      if (post !== undefined) post.activity = altered(post.activity, from, to);
    },
    async altersForm(from, to) {
      const { dialog } = jo;
      if (dialog !== undefined) Object.assign(dialog, { card: altered(dialog.card, from, to) });
    },
    makesFormAbout: (id) => stage.altersForm('"about":""', `"about":"${id}"`),
    async takesAway() {
      await ruth.removesBot({ in: DIRECTORS });
      const before = teams.calls.length;
      const toLeaders = () => teams.calls.slice(before).filter(({ conversation }) => conversation === DIRECTORS);
      return async () => toLeaders().map(({ body }) => JSON.stringify(body));
    },
    privately: async () => toJo(),
    confirmations: async () => toJo().filter((text) => text.includes("Thank you")).length,
    leaders: () => to((post) => post.conversation === DIRECTORS).map(({ visibleText }) => visibleText),
    live: async () => teams.posts.flatMap((post) => liveMentions(post)),
    meets: (trouble) => teams.refuseNext("send", faults[trouble]),
  };
  return stage;
});

/** A message as it is, and before that as it stands on a screen that was left open. */
function versionsOf(post: Post): readonly Post[] {
  const now = { activity: post.activity, visibleText: post.visibleText };
  return [...post.edits, now].map((version) => ({
    ...post,
    ...version,
    cards: cardsOf(structuredClone(version.activity)),
  }));
}
