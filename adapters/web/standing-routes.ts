/** An organisation's standing link: one form for whoever holds it, with no sign-in. */
import type { Context, Hono } from "hono";
import { toBuffer, toString as toText } from "qrcode";
import type { Deed } from "../../src/chat/interaction.js";
import { answered } from "./answers.js";
import { type Desk, notify, show, type Visit } from "./desk.js";
import { readSent } from "./form-data.js";
import { html } from "./html.js";
import { standingAddress } from "./layout.js";
import type { Standing } from "./settings.js";
import { typedWords } from "./typed-words.js";

/** A quarter of a code may be torn or stained, as a notice on a ward will be. */
const drawing = { errorCorrectionLevel: "Q", margin: 4 } as const;
/** In pixels: enough to print, and less than any chat takes. */
const pictureWidth = 400;

interface Found extends Standing {
  readonly token: string;
  /** The link as it hangs on a wall. */
  readonly address: string;
}

type Answering = (context: Context, found: Found) => Response | Promise<Response>;

export function addStandingRoutes(app: Hono, desk: Desk): void {
  const found = (answer: Answering) => (context: Context) => finding(context, desk, answer);
  app.get(
    "/s/:token",
    found((context, standing) => {
      // What it is about is never taken from somebody unknown.
      const deed: Deed = { kind: "asked", form: standing.form, about: "", fill: {} };
      return answered(context, desk, visitBy(standing), deed);
    }),
  );
  app.post(
    "/s/:token",
    found(async (context, standing) => {
      const sent = await readSent(context);
      if (sent === undefined) return notify(context, desk, desk.words.malformed, 415);
      const deed: Deed = { kind: "submitted", form: standing.form, about: "", answers: sent.answers };
      return answered(context, desk, visitBy(standing), deed, sent.id);
    }),
  );
  app.get(
    "/s/:token/code.svg",
    found(async (context, { address }) =>
      context.body(await toText(address, { type: "svg", ...drawing }), 200, { "content-type": "image/svg+xml" }),
    ),
  );
  app.get(
    "/s/:token/code.png",
    found(async (context, { address }) => {
      const picture = await toBuffer(address, { type: "png", width: pictureWidth, ...drawing });
      return context.body(new Uint8Array(picture), 200, { "content-type": "image/png" });
    }),
  );
  app.get(
    "/s/:token/notice",
    found((context, { organisation, address, token }) => {
      const { notice, code } = desk.words.standing;
      const picture = html`<img class="causeway-code" src="${standingAddress(token)}/code.svg" alt="${code(organisation)}">`;
      const main = html`<div class="causeway-notice"><h1 class="nhsuk-heading-xl">${notice.title}</h1><p class="nhsuk-body-l">${notice.text(organisation)}</p><p>${notice.code}</p>${picture}<p><strong>${address}</strong></p><p>${notice.emergencies}</p></div>`;
      return show(context, desk, undefined, { title: notice.title, main });
    }),
  );
}

async function finding(context: Context, desk: Desk, answer: Answering): Promise<Response> {
  const token = context.req.param("token") ?? "";
  const standing = await desk.doors.standing(token);
  if (standing === undefined) {
    desk.log.warn({ reason: "unknown link" }, "a standing link was tried that is none of ours");
    const sent = context.req.method === "POST" ? await readSent(context) : undefined;
    return notify(context, desk, desk.words.noLink, 404, undefined, sent && typedWords(desk, sent));
  }
  return answer(context, { ...standing, token, address: new URL(standingAddress(token), desk.publicUrl).href });
}

function visitBy({ who, organisation, form, token }: Found): Visit {
  return { who, standing: { token, organisation, form } };
}
