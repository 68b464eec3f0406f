/** The frame of every page of the demo: the clock, the guided path, and what is looked at. */
import { type Html, html } from "../adapters/web/html.js";
import { type Demo, timeZone } from "./causeway.js";
import { guideOf } from "./guide.js";
import { systemName } from "./system.js";

export interface Sheet {
  readonly title: string;
  readonly main: Html;
  /** Where moving the clock leads back to. */
  readonly back: string;
  /** The page has Teams' cards on it. */
  readonly teams?: boolean;
  /** The page that a newcomer sees first. */
  readonly first?: boolean;
}

export function frame(demo: Demo, { title, main, back, teams = false, first = false }: Sheet): Html {
  const scripts =
    teams &&
    html`<script src="/demo/assets/adaptivecards.js" defer></script><script src="/demo/assets/teams-cards.js" defer></script>`;
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${title} – Causeway demo</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/demo/assets/demo.css">
<link rel="stylesheet" href="/demo/assets/slack.css">
${scripts}
</head>
<body>
<a class="skip" href="#main">Skip to main content</a>
<header class="bar"><a class="brand" href="/demo"><strong>Causeway</strong> demo: ${systemName}</a>${clockOf(demo, back)}</header>
<div class="columns"><aside aria-label="Guided path">${guideOf(demo, first)}</aside><main id="main" tabindex="-1">${main}</main></div>
</body>
</html>
`;
}

function clockOf({ clock }: Demo, back: string): Html {
  const format = {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
  } as const;
  const now = new Intl.DateTimeFormat("en-GB", format).format(clock.now());
  const move = (to: string, label: string): Html =>
    html`<form method="post" action="/demo/clock"><input type="hidden" name="to" value="${to}"><input type="hidden" name="back" value="${back}"><button class="small">${label}</button></form>`;
  return html`<div class="clock"><span id="clock" tabindex="-1">It is ${now}</span>${move("evening", "Move to 17:00")}${move("monday", "Move to Monday 08:00")}${move("day", "A day on")}</div>`;
}
