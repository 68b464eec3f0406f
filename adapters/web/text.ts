/** Text and its spans. What a person typed stays text. */
import { drawText, type SpanRenderer, type Text } from "../../src/chat/card.js";
import { type Html, html } from "./html.js";

const spans: SpanRenderer<Html> = {
  plain: (span) => html`${span.text}`,
  strong: (span) => html`<strong>${span.text}</strong>`,
  link: (span) => {
    const address = linkTo(span.url);
    return address === undefined ? html`${span.text}` : html`<a href="${address}">${span.text}</a>`;
  },
  command: (span) => html`<strong>${span.verb}</strong>`,
};

export function textOf(text: Text): Html {
  return html`${drawText(spans, text)}`;
}

const followed: ReadonlySet<string> = new Set(["https:", "http:", "mailto:"]);

/** The address as browsers read it; undefined where it would do anything but lead somewhere. */
export function linkTo(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return followed.has(protocol) ? href : undefined;
}
