/** What stages do in Slack: their own people, or the leaders of those who have no chat. */
import { type Causeway, LEADERS, WARD } from "../conversation.js";
import type { Person } from "../slack/person.js";
import { renderedText } from "../slack/small-slack/rendered-text.js";
import type { Post } from "../slack/small-slack/world.js";

/** The calls that answer a press. */
const answering: readonly string[] = ["response_url", "views.open", "views.push", "views.update"];

/** Presses a button of a message to them, or to the leaders, as it is or was. Returns what they are told. */
export async function pressInSlack(causeway: Causeway, who: Person, label: string, message: string): Promise<string> {
  const { slack } = causeway;
  const post = [...causeway.postsIn(who.id), ...causeway.postsIn(LEADERS)]
    .flatMap((one) => [...versionsOf(one), one])
    .findLast(({ visibleText }) => visibleText.includes(message) && visibleText.includes(`[${label}]`));
  const before = { calls: slack.calls.length, ephemerals: slack.ephemerals.length, views: slack.views.length };
  await who.presses(label, post);
  await slack.until(() => slack.calls.slice(before.calls).find(({ method }) => answering.includes(method)));
  const shown = slack.ephemerals.slice(before.ephemerals).at(-1) ?? slack.views.slice(before.views).at(-1) ?? post;
  return shown?.visibleText ?? "";
}

/** Points at a message of this author's, so that they are asked whether it may become a story. */
export async function proposeInSlack(causeway: Causeway, who: Person, author: Person, text: string): Promise<void> {
  await who.usesMessageShortcut("share-as-story", { text, author: author.id }, { in: WARD });
  await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("only if they agree"));
  await causeway.settles();
}

/** The hospital takes Causeway away. Returns a look at what has been posted there since. */
export async function takeFromSlack({ slack }: Causeway, who: Person): Promise<() => readonly string[]> {
  await who.events({ type: "app_uninstalled" });
  const before = slack.calls.length;
  const posting = ({ method }: { readonly method: string }) => method === "chat.postMessage";
  return () =>
    slack.calls
      .slice(before)
      .filter(posting)
      .map(({ args }) => JSON.stringify(args));
}

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
