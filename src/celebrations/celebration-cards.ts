/** How what a team counts, what it celebrated and whether it lasts look on cards. */
import {
  type Button,
  buttons,
  type Card,
  type CardNode,
  does,
  note,
  plain,
  quote,
  strong,
  text,
} from "../chat/card.js";
import { statuses } from "../database/tables/celebrations.js";
import type { Words } from "../words/en-GB.js";
import type { Celebration, Fade } from "./celebrations.js";
import type { Retained } from "./judged-celebrations.js";

/** The page of what your teams count, and what they celebrated. */
export const CELEBRATION_PAGE = "celebrations";

export const opens = (form: string, about: string, fill?: Readonly<Record<string, string>>) =>
  ({ kind: "opens", form, about, ...(fill === undefined ? {} : { fill }) }) as const;

export function sentenceOf({ celebrations }: Words, { celebration, judged }: Pick<Fade, "celebration" | "judged">) {
  return celebrations.fading(celebration.words, celebration.measure.team.name, judged.level, judged.below);
}

export function retainedWords({ celebrations }: Words, retained: Retained): string {
  return retained.kind === "share" ? celebrations.retained(retained.of100) : celebrations.unsaid[retained.why];
}

/** For whoever may see to it. */
export function fadeButtons({ celebrations }: Words, { id, words: change }: Celebration): readonly Button[] {
  const spoken = (label: string) => ({ label, spoken: celebrations.spoken(label, change) });
  return [
    { ...spoken(celebrations.mine), press: opens("own-fade", `${id} mine`), tone: "primary" },
    { ...spoken(celebrations.other), press: opens("own-fade", `${id} other`) },
    { ...spoken(celebrations.fine), press: opens("answer-fade", `${id} fine`) },
  ];
}

/** For whoever has it in hand. */
export function ownerButtons({ celebrations }: Words, { id, words: change }: Celebration): readonly Button[] {
  const spoken = (label: string) => ({ label, spoken: celebrations.spoken(label, change) });
  return [{ ...spoken(celebrations.say), press: opens("answer-fade", `${id} did`), tone: "primary" }];
}

export function chartButton({ celebrations }: Words, { measure }: Pick<Celebration, "measure">): Button {
  const { chart, spoken } = celebrations;
  return { label: chart, spoken: spoken(chart, measure.question), press: does("show-measure-chart", measure.id) };
}

/** "Still doing it?" */
export function statusButtons({ celebrations }: Words, { id, words: change }: Celebration, month: number) {
  const { still, spoken } = celebrations;
  return statuses.map((status): Button => {
    const label = still.statuses[status];
    return { label, spoken: spoken(label, change), press: does("say-status", `${id} ${month} ${status}`) };
  });
}

/** An alarm: the sentence, who sees to it, and what can be done. Nothing where there is none. */
export function alarmNodes(words: Words, fade: Fade, mayAct: boolean): readonly CardNode[] {
  const { celebrations } = words;
  const { celebration, owner, isAnswered } = fade;
  const sentence = sentenceOf(words, fade);
  if (isAnswered) return [text(sentence), ...outcomeNodes(words, fade)];
  if (owner === undefined || celebration.dueOn === null)
    return [
      text([plain(sentence), plain(" "), strong(celebrations.inTheWay)]),
      ...(mayAct ? [buttons(...fadeButtons(words, celebration))] : []),
    ];
  return [
    text(sentence),
    text(celebrations.will(owner, celebration.dueOn)),
    ...(celebration.action === null ? [] : [quote(celebration.action)]),
    ...(mayAct ? [buttons(...ownerButtons(words, celebration))] : []),
  ];
}

/** What came of it, in the words and with the name of whoever answered. */
export function outcomeNodes({ celebrations }: Words, { celebration, owner }: Fade): readonly CardNode[] {
  const { outcome, action } = celebration;
  const label = action === null ? celebrations.fine : celebrations.cameOfIt;
  return outcome === null ? [] : [text([strong(label)]), quote(outcome), ...(owner === undefined ? [] : [note(owner)])];
}

/** A card about one change: what is said first, and the rest. */
export const about = (summary: string, ...body: readonly CardNode[]): Card => ({
  summary,
  body: [text([strong(summary)]), ...body],
});
