/** A record as one HTML file, to read, print and keep. */
import { html, raw } from "hono/html";
import type { Part, RecordPages } from "./record-pages.js";

type Html = ReturnType<typeof raw>;

/** Ink on paper, and large enough. */
const style = raw(`:root{color-scheme:light}
body{font:1.0625rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;color:#212b32;background:#fff;max-width:42em;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
h1{font-size:1.9rem;line-height:1.2}
h2{font-size:1.4rem;border-bottom:2px solid #2b4a5e;padding-bottom:.2em;margin-top:2em}
h3{font-size:1.0625rem;margin:1.6em 0 .3em}
blockquote{margin:0;padding-left:1em;border-left:4px solid #2b4a5e}
p{margin:.4em 0}
article{break-inside:avoid}
@page{margin:18mm}
@media print{body{margin:0;max-width:none;font-size:11pt}}`);

export function recordHtml({ title, before, years }: RecordPages): string {
  const intro = before.map((line) => html`<p>${line}</p>`);
  const body = years.map(({ year, parts }) => html`<h2>${year}</h2>\n${parts.map(partOf)}`);
  return String(html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1 dir="auto">${title}</h1>
${intro}
${body}
</main>
</body>
</html>
`);
}

/**
 * Every paragraph of somebody's words opens with a quotation mark, as print has it: so none becomes a formula where it
 * is pasted into a spreadsheet.
 */
function partOf({ heading, words, after }: Part): Html {
  const quoted = words.map((line, at) => html`<p dir="auto">“${line}${at === words.length - 1 && "”"}</p>`);
  const quote = words.length > 0 && html`<blockquote>${quoted}</blockquote>`;
  const rest = after.map((line) => html`<p dir="auto">${line}</p>`);
  return html`<article><h3 dir="auto">${heading}</h3>${quote}${rest}</article>\n` as Html;
}
