/** The bot's answers as pages. */
import type { Context } from "hono";
import type { Card } from "../../src/chat/card.js";
import type { FormView } from "../../src/chat/form-view.js";
import type { Answer, Deed, Interaction, Problems } from "../../src/chat/interaction.js";
import type { Bot } from "../../src/chat/platform.js";
import { segment } from "./buttons.js";
import { cardMain } from "./cards.js";
import { type Desk, handOf, notify, type Shown, show, type Visit } from "./desk.js";
import { formMain, holding } from "./forms.js";
import { type Html, html } from "./html.js";
import { interactionOf } from "./interactions.js";
import { standingAddress } from "./layout.js";

/** Seconds: what the core's own words for "too much to do" say. */
const busyFor = "60";

/** Tells the bot what was done and shows what it answers. `given` is the one-time id of the form that was sent. */
export async function answered(
  context: Context,
  desk: Desk,
  visit: Visit,
  deed: Deed,
  given?: string,
): Promise<Response> {
  const bot = desk.bot();
  if (bot === undefined) return waiting(notify(context, desk, desk.words.busy, 503, visit));
  const interaction = interactionOf(visit.who, deed, given);
  const answer = await bot.handle(interaction);
  switch (answer.kind) {
    case "reply":
      // An address is no card: what is not there is said as of any other.
      if (answer.isGone === true && deed.kind === "visited")
        return notify(context, desk, desk.words.notFound, 404, visit);
      return show(context, desk, visit, cardShown(desk, visit, answer.card, deed));
    case "replace":
      return show(context, desk, visit, cardShown(desk, visit, answer.card, deed));
    case "form":
      return show(context, desk, visit, formShown(desk, visit, answer.view));
    case "correct":
      return show(context, desk, visit, await corrected(desk, visit, bot, interaction, answer.problems));
    case "busy":
      return waiting(show(context, desk, visit, await busy(desk, visit, bot, interaction, answer.card)));
    case "nothing":
      // A page that leads to itself would be asked for again and again.
      if (visit.standing !== undefined || deed.kind === "visited" || deed.kind === "asked")
        return notify(context, desk, desk.words.done, 200, visit, visit.standing !== undefined && onwards(desk, visit));
      return context.redirect("/", 303);
  }
}

function waiting(response: Response): Response {
  response.headers.set("retry-after", busyFor);
  return response;
}

function cardShown(desk: Desk, visit: Visit, card: Card, deed: Deed): Shown {
  const { title, main } = cardMain(card, handOf(visit));
  const isHome = deed.kind === "visited" && deed.page === "home";
  return { title, main: html`${main}${!isHome && onwards(desk, visit)}` };
}

/** Where to go from an answer. */
function onwards({ words }: Desk, { standing }: Visit): Html {
  if (standing === undefined) return html`<p><a href="/">${words.back}</a></p>`;
  return html`<p><a href="${standingAddress(standing.token)}">${words.standing.again}</a></p>`;
}

function formShown(desk: Desk, visit: Visit, view: FormView, problems: Problems = {}): Shown {
  const { words } = desk;
  const { standing } = visit;
  const to = standing === undefined ? `/forms/${segment(view.form)}` : standingAddress(standing.token);
  const caption = standing && words.standing.sharingWith(standing.organisation);
  const main = formMain({ view, to, caption, problems, hand: handOf(visit), words });
  const isWrong = Object.keys(problems).length > 0;
  return isWrong ? { title: `${words.error}: ${view.title}`, main, status: 422 } : { title: view.title, main };
}

/** The form is drawn anew, holding what was typed; where it cannot be, the problems are said on their own. */
async function corrected(
  desk: Desk,
  visit: Visit,
  bot: Bot,
  interaction: Interaction,
  problems: Problems,
): Promise<Shown> {
  const view = await again(bot, interaction);
  if (view !== undefined) return formShown(desk, visit, view, problems);
  const summary = Object.values(problems).join(" ");
  const card: Card = { summary, body: [{ kind: "text", text: summary }] };
  return { ...cardShown(desk, visit, card, interaction.deed), status: 422 };
}

/** What was typed stays on the screen, to be sent again. */
async function busy(desk: Desk, visit: Visit, bot: Bot, interaction: Interaction, card: Card): Promise<Shown> {
  const view = await again(bot, interaction);
  const shown =
    view === undefined
      ? cardShown(desk, visit, card, interaction.deed)
      : formShown(desk, visit, view, { "": card.summary });
  return { ...shown, status: 503 };
}

async function again(bot: Bot, interaction: Interaction): Promise<FormView | undefined> {
  const { deed } = interaction;
  if (deed.kind !== "submitted") return undefined;
  const { form, about, answers } = deed;
  const asked: Deed = { kind: "asked", form, about, fill: answers };
  const answer: Answer = await bot.handle({ ...interaction, id: `${interaction.id} again`, deed: asked });
  return answer.kind === "form" ? holding(answer.view, answers) : undefined;
}
