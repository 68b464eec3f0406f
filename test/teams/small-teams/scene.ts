/** Ada, and a product on the stock CloudAdapter that answers her as each test says. */
import type { TurnContext } from "botbuilder";
import type { Json } from "../../slack/small-slack/json.js";
import { type TeamsPerson, teamsPerson } from "../person.js";
import { ADA, startExample, TENANT } from "./example.js";
import { type Product, startProduct } from "./product.js";
import type { SmallTeams } from "./small-teams.js";
import type { Post } from "./world.js";

export interface Scene {
  readonly teams: SmallTeams;
  readonly product: Product;
  readonly ada: TeamsPerson;
  /** What the bot answers an invoke with. */
  answers: unknown;
  /** The activity that reached the bot last. */
  last(): Json;
  /** A message of the bot's with the story's card. */
  posted(where?: string): Promise<Post>;
  close(): Promise<void>;
}

export async function startScene(): Promise<Scene> {
  const { teams } = await startExample();
  const product = await startProduct(teams, (context) => turn(scene, context));
  const ada = teamsPerson({ teams, tenant: TENANT, user: ADA, deliverTo: product.deliverTo });
  const scene: Scene = {
    teams,
    product,
    ada,
    answers: undefined,
    last: () => ({ ...product.heard.at(-1) }),
    async posted(where) {
      await ada.says("card", where === undefined ? {} : { in: where });
      return teams.untilPosted(({ cards }) => cards.length > 0);
    },
    async close() {
      await product.close();
      await teams.close();
    },
  };
  return scene;
}

async function turn(scene: Scene, context: TurnContext): Promise<void> {
  const { type, text } = context.activity;
  if (type === "invoke")
    await context.sendActivity({ type: "invokeResponse", value: { status: 200, body: scene.answers } });
  if (text?.includes("card") === true) await context.sendActivity({ attachments: [attached(story)] });
}

export const attached = (content: object) => ({ contentType: "application/vnd.microsoft.card.adaptive", content });
export const card = (body: readonly object[], actions: readonly object[] = []) => ({
  type: "AdaptiveCard",
  version: "1.5",
  body,
  actions,
});
export const text = (words: string) => ({ type: "TextBlock", text: words });
const more = card([{ type: "Input.Text", id: "why", label: "Why?" }], [{ type: "Action.Submit", title: "Tell" }]);
export const story = card(
  [text("Story")],
  [
    {
      ...{ type: "Action.Execute", title: "Thank", verb: "thank", data: { story: 1 } },
      fallback: { type: "Action.Submit", title: "Thank", data: { verb: "thank", story: 1 } },
    },
    { type: "Action.Submit", title: "Share", data: { msteams: { type: "task/fetch" }, open: "story" } },
    { type: "Action.Submit", title: "Hide", data: { hide: 1 } },
    { type: "Action.ShowCard", title: "More", card: more },
    { type: "Action.OpenUrl", title: "Read", url: "https://example.org/" },
  ],
);
export const form = card(
  [
    {
      type: "Input.Text",
      id: "happened",
      label: "What happened?",
      isRequired: true,
      maxLength: 20,
      errorMessage: "Say it.",
    },
    {
      ...{ type: "Input.ChoiceSet", id: "orgs", label: "Organisations involved", isMultiSelect: true },
      choices: [
        { title: "Eastshire Council", value: "o1" },
        { title: "Westshire Care", value: "o2" },
      ],
    },
    { type: "Input.Toggle", id: "open", label: "Who sees it", title: "Everyone" },
    { type: "Input.Text", id: "extra", label: "Anything else" },
  ],
  [{ type: "Action.Submit", title: "Send", data: { form: "story" } }],
);
export const opens = (content: object) => ({
  task: { type: "continue", value: { title: "A story", card: attached(content) } },
});
