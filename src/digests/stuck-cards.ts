/** What slips or is stuck, as a digest tells it: what waits first, and what does not fit counted. */
import { CELEBRATION_PAGE, fadeButtons, sentenceOf } from "../celebrations/celebration-cards.js";
import type { Fade } from "../celebrations/celebrations.js";
import { type Button, buttons, type CardNode, note, plain, type Span, shows, strong, text } from "../chat/card.js";
import { firstWords } from "../chat/text.js";
import { PULSE_PAGE } from "../pulses/pulse-cards.js";
import { slippedLine } from "../pulses/signals/slipping-cards.js";
import type { Slipping } from "../pulses/signals/slipping-pulses.js";
import { RULE_PAGE } from "../rules/rule-cards.js";
import type { BlockedRule } from "../rules/rules.js";
import type { Words } from "../words/en-GB.js";
import { isUnowned, type Trouble } from "./ask-subjects.js";
import { named, ruleSentence, standingOfFade } from "./ask-words.js";

/** How many of each have a line of their own. */
export interface Most {
  readonly slipped: number;
  readonly stuck: number;
  readonly better: number;
}

const MOST_WORDS_LINE = 60;

interface Line {
  readonly line: string;
  readonly buttons: readonly Button[];
}

/** `told` is what stands elsewhere in the digest already; `until` is to where the digest reaches. */
export function stuckNodes(
  words: Words,
  trouble: Trouble,
  { told, until, most }: { readonly told: ReadonlySet<string>; readonly until: Date; readonly most: Most },
): readonly CardNode[] {
  const { slipping } = trouble;
  const signals = (slipping?.signals ?? []).filter(({ signal: { id } }) => !told.has(`signal:${id}`));
  const fades = trouble.fades.filter(({ celebration: { id } }) => !told.has(`celebration:${id}`));
  const rules = trouble.rules.filter(({ id }) => !told.has(`rule:${id}`));
  const isOver = (at: Date | null): boolean => at !== null && at <= until;
  // System and place come first, and what was answered last.
  const slipped = [
    ...signals.map((view) => ({ over: isOver(view.signal.answeredAt), line: slippedLine(words, view), signal: true })),
    ...fades.map((fade) => ({ over: fade.isAnswered, line: fadeLine(words, fade), signal: false })),
  ];
  const inOrder = [...slipped.filter(({ over }) => !over), ...slipped.filter(({ over }) => over)];
  const shown = inOrder.slice(0, most.slipped);
  const hidden = inOrder.slice(most.slipped);
  const left = {
    signals: hidden.filter(({ signal }) => signal).length,
    fades: hidden.filter(({ signal }) => !signal).length,
    rules: Math.max(0, rules.length - most.stuck),
  };
  const hasPart = slipping !== undefined || trouble.fades.length > 0;
  const lines = shown.map(({ line }) => line);
  return [
    ...(hasPart ? slippingPart(words, lines, { slipping, left, isElsewhere: told.size > 0 }) : []),
    ...betterNodes(words, slipping?.better ?? [], most.better),
    ...rulePart(words, rules, until, most.stuck),
    ...leftNodes(words, left, most),
  ];
}

/** What has no line of its own. */
interface Left {
  readonly signals: number;
  readonly fades: number;
  readonly rules: number;
}

interface Rest {
  readonly slipping: Slipping | undefined;
  readonly left: Left;
  /** Something of it stands elsewhere in the digest. */
  readonly isElsewhere: boolean;
}

function slippingPart(
  words: Words,
  shown: readonly Line[],
  { slipping, left, isElsewhere }: Rest,
): readonly CardNode[] {
  const { signals, digest } = words;
  const usual = slipping?.othersUsual === true ? [signals.othersUsual] : [];
  if (shown.length > 0) return [...lineNodes(signals.slipping, shown), ...usual.map((said) => text(said))];
  const { signals: concerns, fades } = left;
  const counts = [...(concerns > 0 ? [digest.concerns(concerns)] : []), ...(fades > 0 ? [digest.fading(fades)] : [])];
  const elsewhere = isElsewhere ? [digest.nothingElse, ...usual] : [restOf(words, slipping)];
  return [text([strong(signals.slipping), plain(` ${(counts.length > 0 ? counts : elsewhere).join(" ")}`)])];
}

function restOf({ signals, digest }: Words, slipping: Slipping | undefined): string {
  if (slipping === undefined) return digest.nothingElse;
  if (slipping.othersUsual === undefined) return signals.few;
  return slipping.othersUsual && slipping.better.length === 0 ? signals.usual : signals.nothingNew;
}

function lineNodes(label: string, lines: readonly Line[]): readonly CardNode[] {
  return lines.flatMap(({ line, buttons: pressed }, at): readonly CardNode[] => {
    const first: readonly Span[] = at === 0 ? [strong(label), plain(" ")] : [];
    return [
      text([...first, plain(firstWords(line, MOST_WORDS_LINE))]),
      ...(pressed.length === 0 ? [] : [buttons(...pressed)]),
    ];
  });
}

function fadeLine(words: Words, fade: Fade): Line {
  const { celebrations } = words;
  const then = isUnowned(fade) ? celebrations.inTheWay : standingOfFade(words, fade);
  const pressed = isUnowned(fade) ? fadeButtons(words, fade.celebration).slice(0, 2) : [];
  return { line: [sentenceOf(words, fade), then].filter((part) => part !== "").join(" "), buttons: pressed };
}

function rulePart(words: Words, rules: readonly BlockedRule[], until: Date, most: number): readonly CardNode[] {
  const { stuck, rules: counted } = words.digest;
  if (rules.length === 0) return [];
  const lines = rules.slice(0, most).map((rule) => ruleLine(words, rule, until));
  return lineNodes(stuck, most === 0 ? [{ line: counted(rules.length), buttons: [] }] : lines);
}

function ruleLine(words: Words, rule: BlockedRule, until: Date): Line {
  const { rules } = words;
  if (rule.answeredAt !== null && rule.outcome !== null)
    return { line: rules.digest.answered(named(rule.rule), rule.outcome), buttons: [] };
  const has = rule.owner === undefined ? "" : ` ${rules.digest.has(named(rule.owner))}`;
  return { line: `${ruleSentence(words, rule, until)}${has}`, buttons: [] };
}

function betterNodes({ signals, digest }: Words, better: readonly string[], most: number): readonly CardNode[] {
  if (better.length === 0) return [];
  const more = better.length - most;
  const said =
    most === 0
      ? digest.betterMore(more)
      : [...better.slice(0, most), ...(more > 0 ? [signals.moreBetter(more)] : [])].join(" ");
  return [text([strong(signals.better), plain(` ${said}`)])];
}

/** Where what has no line is read; and how much of it there is, where that is not said in place of the lines. */
function leftNodes({ signals, digest }: Words, left: Left, most: Most): readonly CardNode[] {
  const { pages } = digest;
  const all = [
    {
      number: left.signals,
      said: signals.moreSlipping,
      isSaid: most.slipped === 0,
      label: pages.pulse,
      page: PULSE_PAGE,
    },
    {
      number: left.fades,
      said: digest.moreFading,
      isSaid: most.slipped === 0,
      label: pages.fades,
      page: CELEBRATION_PAGE,
    },
    { number: left.rules, said: digest.moreRules, isSaid: most.stuck === 0, label: pages.rules, page: RULE_PAGE },
  ].filter(({ number }) => number > 0);
  const unsaid = all.filter(({ isSaid }) => !isSaid).map(({ number, said }) => said(number));
  return [
    ...(unsaid.length === 0 ? [] : [note(unsaid.join(" "))]),
    ...(all.length === 0 ? [] : [buttons(...all.map(({ label, page }) => ({ label, press: shows(page) })))]),
  ];
}
