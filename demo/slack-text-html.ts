/** Slack's text as HTML: plain text, mrkdwn, rich text. Whatever it says, it stays text. */
import type { types } from "@slack/bolt";
import { type Html, html } from "../adapters/web/html.js";
import { linkTo } from "../adapters/web/text.js";

export function textOf(text: types.TextObject): Html {
  return text.type === "mrkdwn" ? mrkdwn(text.text) : html`${text.text}`;
}

/** Said in the place of what the adapter never sends, so that it is missed when it begins to. */
export function undrawn(type: string): Html {
  return html`<span class="slack-undrawn">[not drawn here: ${type}]</span>`;
}

/**
 * `code`, *bold* and <address|words>, and no more of mrkdwn. Bold stands between words and never cuts a link in two.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
const marks = /`([^`<\n]+)`|(?<![\p{L}\p{N}])\*(?!\s)((?:[^*<\n]|<[^<>]*>)+)(?<!\s)\*(?![\p{L}\p{N}])|<([^<>]*)>/gu;

export function mrkdwn(text: string): Html {
  const parts: Html[] = [];
  let at = 0;
  for (const found of text.matchAll(marks)) {
    parts.push(characters(text.slice(at, found.index)), marked(found));
    at = found.index + found[0].length;
  }
  return html`${parts}${characters(text.slice(at))}`;
}

function marked([whole, code, bold, link]: RegExpExecArray): Html {
  if (code !== undefined) return html`<code class="slack-code">${characters(code)}</code>`;
  if (bold !== undefined) return html`<strong>${mrkdwn(bold)}</strong>`;
  const [address = "", words = address] = (link ?? "").split("|");
  return linked(readable(address), characters(words)) ?? characters(whole);
}

function characters(text: string): Html {
  return html`${readable(text)}`;
}

/** Slack knows these three entities; the last comes last, so that `&amp;lt;` is not read twice. */
function readable(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** Undefined where the address would do anything but lead somewhere. */
function linked(url: string, within: Html): Html | undefined {
  const address = linkTo(url);
  return address === undefined ? undefined : html`<a class="slack-link" href="${address}">${within}</a>`;
}

export function richText({ elements }: types.RichTextBlock): Html {
  return html`<div class="slack-rich">${elements.map(richPart)}</div>`;
}

function richPart(part: types.RichTextBlockElement): Html {
  switch (part.type) {
    case "rich_text_section":
      return html`<p class="slack-text">${part.elements.map(richRun)}</p>`;
    case "rich_text_quote":
      return html`<blockquote class="slack-quote">${part.elements.map(richRun)}</blockquote>`;
    case "rich_text_preformatted":
      // A table that is wider than the screen is scrolled, which has to work without a mouse.
      return html`<pre class="slack-pre" tabindex="0"><code>${part.elements.map(richRun)}</code></pre>`;
    default:
      return undrawn(part.type);
  }
}

function richRun(run: types.RichTextElement): Html {
  switch (run.type) {
    case "text":
      return styled(html`${run.text}`, run.style);
    case "link": {
      const words = html`${run.text ?? run.url}`;
      return styled(linked(run.url, words) ?? words, run.style);
    }
    default:
      return undrawn(run.type);
  }
}

function styled(within: Html, style: types.RichTextText["style"]): Html {
  const bold = style?.bold === true ? html`<strong>${within}</strong>` : within;
  return style?.code === true ? html`<code class="slack-code">${bold}</code>` : bold;
}
