/** How home and help look. */
import { buttons, type Card, type CardNode, divider, heading, note, shows, strong, text } from "../chat/card.js";
import type { Verb } from "../chat/feature.js";
import { AWAY_PAGE } from "../directory/away-cards.js";
import { ROLES_PAGE } from "../directory/roles-cards.js";
import { JARGON_PAGE } from "../jargon/jargon-cards.js";
import { PULSE_PAGE } from "../pulses/pulse-cards.js";
import { RECORD_PAGE } from "../record/record-cards.js";
import { RITUAL_PAGE } from "../rituals/ritual-cards.js";
import { REVIEW_PAGE } from "../stories/consent/consent-cards.js";
import { CURATOR_PAGE } from "../stories/review/curator-cards.js";
import { findButtons } from "../stories/search/search-cards.js";
import type { Story } from "../stories/stories.js";
import { storyLine } from "../stories/story-cards.js";
import type { Thanks } from "../thanks/thanks.js";
import { thanksLine } from "../thanks/thanks-cards.js";
import type { Words } from "../words/en-GB.js";

export interface HomeView {
  readonly system: string;
  /** Why its partners work together, if its stewards have said so. */
  readonly purpose: readonly CardNode[];
  /** Until when the stewards paused everything; undefined where they did not. */
  readonly pause: string | undefined;
  readonly setUp: boolean;
  readonly knowsEmployer: boolean;
  /** Stories that wait for this person; undefined where they look after nothing. */
  readonly waiting: number | undefined;
  /** They may give roles and end them. */
  readonly decidesOnRoles: boolean;
  readonly curates: boolean;
  readonly own: readonly Story[];
  readonly lately: readonly Story[];
  /** Thanks that this person may see. */
  readonly thanks: readonly Thanks[];
}

export function homeCard(words: Words, view: HomeView): Card {
  const { system, purpose, pause, setUp, knowsEmployer, waiting, curates, decidesOnRoles, own, lately, thanks } = view;
  const { home } = words;
  const title = home.title(system);
  if (!setUp) return { summary: title, body: [heading(title), text(words.directory.notSetUp(system))] };
  return {
    summary: title,
    body: [
      heading(title),
      ...(pause === undefined ? [] : [text([strong(pause)])]),
      ...purpose,
      text(home.intro),
      ...(waiting === undefined || waiting === 0 ? [] : [text([strong(words.consent.review.waiting(waiting))])]),
      buttons(
        { label: home.share, press: { kind: "opens", form: "share-story", about: "" }, tone: "primary" },
        { label: home.thank, press: { kind: "opens", form: "thank-people", about: "" } },
        { label: home.quiet, press: { kind: "opens", form: "choose-quiet", about: "" } },
        { label: words.jargon.open, press: shows(JARGON_PAGE) },
        { label: words.pulse.open, press: shows(PULSE_PAGE) },
        { label: words.rituals.open, press: shows(RITUAL_PAGE) },
        { label: words.record.title, press: shows(RECORD_PAGE) },
        ...(decidesOnRoles ? [{ label: words.roles.open, press: shows(ROLES_PAGE) }] : []),
        ...(waiting === undefined ? [] : [{ label: words.consent.review.open, press: shows(REVIEW_PAGE) }]),
        ...(waiting === undefined ? [] : [{ label: words.manners.away.open, press: shows(AWAY_PAGE) }]),
        ...(curates ? [{ label: words.web.curator.open, press: shows(CURATOR_PAGE) }] : []),
      ),
      divider,
      heading(home.yours),
      ...listed(words, own, home.noneYours),
      heading(home.lately),
      ...(knowsEmployer ? [...listed(words, lately, home.noneLately), findButtons(words)] : askEmployer(words)),
      ...(thanks.length === 0 ? [] : [heading(words.thanks.lately), ...thanks.map((one) => thanksLine(words, one))]),
      note(home.emergencies),
    ],
  };
}

export function helpCard(words: Words, verbs: readonly Verb<never>[]): Card {
  const { home } = words;
  const lines = verbs.map(({ name, command, usage = "", purpose }) => {
    return text(home.verb({ kind: "command", verb: name, own: command }, usage, purpose));
  });
  return { summary: home.help, body: [heading(home.help), ...lines, note(home.emergencies)] };
}

function askEmployer({ directory }: Words): readonly CardNode[] {
  const { intro, open } = directory.chooseEmployer;
  return [text(intro), buttons({ label: open, press: { kind: "opens", form: "choose-employer", about: "" } })];
}

function listed(words: Words, stories: readonly Story[], none: string): readonly CardNode[] {
  return stories.length === 0 ? [text(none)] : stories.flatMap((story) => storyLine(words, story));
}
