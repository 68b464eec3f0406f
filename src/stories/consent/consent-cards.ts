/** How asking a partner looks, to its curators and to a story's author. */
import { type Button, buttons, type Card, type CardNode, does, heading, note, quote, text } from "../../chat/card.js";
import { excerpt } from "../../chat/text.js";
import { noticeCard } from "../../directory/directory-cards.js";
import type { Words } from "../../words/en-GB.js";
import type { Story } from "../stories.js";
import { bylineOf, storyWords } from "../story-cards.js";
import { subjectText } from "../telling/subjects.js";
import { aboutConsent, type Consent, letsGo } from "./consents.js";

/** A story as its reader has it before them: what they decide holds for that. */
export const reviewed = (story: Story): string =>
  subjectText({ id: story.id, version: story.editedAt?.getTime() ?? 0, kept: false });

/** Everything that waits for somebody who looks after stories. */
export const REVIEW_PAGE = "review";

/** To a curator: the story, and what they may answer; once answered, what it was and how to change it. */
export function consentCard(words: Words, story: Story, consent: Consent, timeZone: string): Card {
  const { consent: says } = words;
  const { decision, organisation } = consent;
  const asks = decision === null ? says.asks(story.organisation, organisation) : says.decided[decision](organisation);
  return { summary: asks, body: [heading(asks), ...consentNodes(words, story, consent, timeZone)] };
}

export function consentNodes(words: Words, story: Story, consent: Consent, timeZone: string): readonly CardNode[] {
  const { consent: says } = words;
  const { decision, dueAt, mustAgree } = consent;
  const silence = mustAgree ? [note(says.mustAgree)] : dueAt === null ? [] : [note(says.until(dueAt, timeZone))];
  const waits = decision === null ? [note(says.reach(story.audience)), ...silence] : [];
  return [
    text(says.from(bylineOf(words, story))),
    ...storyWords(words, story),
    ...waits,
    ...(decision === "overturned" ? [] : [buttons(...answers(words, story, consent))]),
  ];
}

function answers(words: Words, story: Story, consent: Consent): readonly Button[] {
  const { consent: says } = words;
  const { decision } = consent;
  const about = aboutConsent(consent);
  const opens = (form: string) => ({ kind: "opens", form, about }) as const;
  const concern = concernButton(words, story);
  if (decision === null)
    return [
      { label: says.agree, press: does("agree-sharing", about), tone: "primary" },
      { label: says.askChange, press: opens("ask-change") },
      { label: says.refuse, press: opens("refuse-sharing") },
      concern,
    ];
  return letsGo(decision)
    ? [{ label: says.refuseAfterAll, press: opens("refuse-sharing") }, concern]
    : [{ label: says.agreeAfterAll, press: does("agree-sharing", about) }, concern];
}

export function concernButton({ consent: { concern } }: Words, { id }: Story): Button {
  const sure = { question: concern.raiseSure, yes: concern.raiseYes, no: concern.raiseNo };
  return { label: concern.raise, press: does("raise-concern", id), sure };
}

export const consentOverCard = (words: Words): Card => noticeCard(words.consent.over);

/** To the author: how it stands with each partner. */
export function stateNodes(words: Words, consents: readonly Consent[], timeZone: string): readonly CardNode[] {
  return consents.map((consent) => text(stateOf(words, consent, timeZone)));
}

function stateOf({ consent: { state } }: Words, consent: Consent, timeZone: string): string {
  const { organisation, decision, reason, dueAt, deliveredAt, mustAgree, hasCurator } = consent;
  if (decision !== null) return state[decision](organisation, reason);
  if (!hasCurator) return state.nobody(organisation);
  if (mustAgree) return state.mustAgree(organisation);
  if (deliveredAt === null || dueAt === null) return state.asking(organisation);
  return state.until(organisation, dueAt, timeZone);
}

/** To the author: a partner did not agree, or a steward has looked again. Undefined where all is well by now. */
export function answeredCard(words: Words, story: Story, consent: Consent, canAppeal: boolean): Card | undefined {
  const says = answerOf(words, story, consent);
  if (says === undefined) return undefined;
  const { answered } = words.consent;
  const { reason, appeal, verdict } = consent;
  const because: readonly CardNode[] = [
    ...(reason === "" ? [] : [note(answered.because), quote(reason)]),
    ...(verdict === "" ? [] : [note(answered.verdict), quote(verdict)]),
  ];
  const asked: readonly CardNode[] = appeal === "" ? [] : [note(answered.appealed)];
  const may = consent.decision === "overturned" ? [] : authorButtons(words, story, consent, canAppeal);
  const telling = quote(excerpt(story.happened, 120));
  return { summary: says, body: [text(says), telling, ...because, ...asked, ...may] };
}

function answerOf({ consent: { answered } }: Words, story: Story, consent: Consent): string | undefined {
  const { organisation, decision } = consent;
  if (decision === "change") return answered.change(organisation);
  if (decision === "overturned") return answered.overturned(organisation);
  if (decision !== "refused") return undefined;
  return isUpheld(consent)
    ? answered.upheld(organisation, story.organisation)
    : answered.refused(organisation, story.organisation);
}

/** A steward has looked again. */
const isUpheld = ({ verdict }: Consent): boolean => verdict !== "";

/** To a partner: what a steward made of its no. */
export function verdictCard(words: Words, story: Story, { organisation, decision, verdict }: Consent): Card {
  const { looked, verdict: says } = words.consent.answered;
  const summary = looked(organisation, story.organisation, decision === "overturned");
  return { summary, body: [text(summary), note(says), quote(verdict)] };
}

function authorButtons(words: Words, story: Story, consent: Consent, canAppeal: boolean): readonly CardNode[] {
  const { changeIt, appeal } = words.consent.answered;
  const opens = (form: string, about: string) => ({ kind: "opens", form, about }) as const;
  const edit: Button = { label: changeIt, press: opens("edit-story", story.id), tone: "primary" };
  const again: Button = { label: appeal, press: opens("appeal-refusal", aboutConsent(consent)) };
  return [buttons(edit, ...(canAppeal ? [again] : []))];
}

/** To a steward: the story, what the partner said and what its author says. */
export function appealCard(words: Words, story: Story, consent: Consent): Card {
  const { appeal } = words.consent;
  const asks = appeal.asks(story.organisation, consent.organisation);
  const decide: Button = {
    label: appeal.decide,
    press: { kind: "opens", form: "decide-appeal", about: aboutConsent(consent) },
    tone: "primary",
  };
  return {
    summary: asks,
    body: [
      heading(asks),
      ...storyWords(words, story),
      note(appeal.partner(consent.organisation)),
      quote(consent.reason),
      note(appeal.author),
      quote(consent.appeal),
      buttons(decide),
    ],
  };
}

/** To a curator where it was told: a story that was taken for a concern. */
export function concernNodes(words: Words, story: Story): readonly CardNode[] {
  const { concern } = words.consent;
  const sure = { question: concern.settleSure, yes: concern.settleYes, no: concern.settleNo };
  const ending = { question: concern.endSure, yes: concern.endYes, no: concern.endNo };
  return [
    text(words.consent.from(bylineOf(words, story))),
    ...storyWords(words, story),
    note(story.unsigned ? concern.unsigned : concern.signed),
    buttons(
      { label: concern.settle, press: does("settle-concern", reviewed(story)), sure },
      { label: concern.end, press: does("end-concern", reviewed(story)), sure: ending },
    ),
  ];
}
