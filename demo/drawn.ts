/** The platforms' own payloads as the demo draws them: Slack's here, Teams' by Microsoft's renderer in the browser. */
import { formModal } from "../adapters/slack/views.js";
import { formCard } from "../adapters/teams/forms.js";
import { type Html, html } from "../adapters/web/html.js";
import { words } from "../src/words/en-GB.js";
import { asItIs } from "./pictures.js";
import type { OpenForm } from "./screens.js";
import { drawMessage, drawModal } from "./slack-html.js";
import type { Place } from "./world.js";

export interface Sheet {
  /** Of the person's own pages. */
  readonly address: string;
  readonly place: Place;
}

export function payloadOf(chat: "slack" | "teams", payload: object, { address, place }: Sheet, post: string): Html {
  return drawnOf(chat, asItIs(payload), { address, place }, post);
}

function drawnOf(chat: "slack" | "teams", payload: object, { address, place }: Sheet, post: string): Html {
  if (chat === "slack") return drawMessage(payload, { action: `${address}/press`, hidden: { place, post } });
  const [attachment] = "attachments" in payload && Array.isArray(payload.attachments) ? payload.attachments : [];
  return teamsCard((attachment as { content?: object } | undefined)?.content ?? {}, { address, place }, post);
}

/** `teams-cards.js` draws it and sends its presses; without a script there is nothing to see, as in Teams. */
function teamsCard(card: object, { address, place }: Sheet, post: string): Html {
  return html`<div class="teams-card" data-card="${JSON.stringify(card)}" data-action="${address}/press" data-place="${place}" data-post="${post}"><noscript>Microsoft's renderer of Teams cards needs JavaScript.</noscript></div>`;
}

export function formOf(chat: "slack" | "teams", form: OpenForm, sheet: Sheet): Html {
  const { view, problems, typed, room, once } = form;
  const { address, place } = sheet;
  const closeAddress = `${address}/close?place=${encodeURIComponent(place)}`;
  if (chat === "slack") {
    const hidden = { place };
    const options = {
      sheet: { action: `${address}/send`, hidden },
      errors: problems,
      typed,
      closeAddress,
    };
    return drawModal(formModal(view, words.slack, room), options);
  }
  const shown = { ...view, fields: view.fields.map((field) => holding(field, typed[field.name])) };
  const card = formCard(shown, words.teams, { ...(room === undefined ? {} : { room }), problems, once });
  return html`<section class="dialog" role="dialog" aria-labelledby="dialog-title" tabindex="-1" autofocus><h3 id="dialog-title">${view.title}</h3>${teamsCard(card, sheet, "")}<p><a href="${closeAddress}">Close</a></p></section>`;
}

type Field = OpenForm["view"]["fields"][number];

/** What was typed stays in its field. */
function holding(field: Field, answer: string | readonly string[] | undefined): Field {
  if (answer === undefined) return field;
  if (field.kind === "many") return { ...field, initial: [answer].flat() };
  return { ...field, initial: [answer].flat()[0] ?? "" };
}
