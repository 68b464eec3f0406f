/** Digests of any fill: from nothing at all to everything at its longest. */
import * as fc from "fast-check";
import type {
  BlockedRuleId,
  CelebrationId,
  ChannelId,
  DigestAskId,
  DigestId,
  MemberId,
  NeedId,
  OrganisationId,
  PulseId,
  SignalId,
  StoryId,
  TeamId,
  TeamMeasureId,
  WaveId,
  WorkspaceId,
} from "../../src/database/ids.js";
import type { AskView } from "../../src/digests/ask-cards.js";
import type { Subject, Trouble } from "../../src/digests/ask-subjects.js";
import type { DigestView } from "../../src/digests/digest-cards.js";

const SINCE = new Date("2026-11-16T08:00:00Z");
const UNTIL = new Date("2026-11-23T08:00:00Z");
const EARLIER = new Date("2026-10-01T08:00:00Z");

/** Names of people, groups and organisations: one word, or as long as a hospital trust's. */
const name = fc.constantFrom(
  "Jo Clark",
  "Eastshire Council",
  "The Very Long Name of Partner Trust Number 12",
  "Our Lady of the Sea and Saint Bartholomew Community Hospital Trust",
);
const prose = (most: number) => fc.integer({ min: 1, max: most }).map((words) => "so it was ".repeat(words).trim());
const uuid = fc.uuid({ version: 7 });
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

const owner = fc.record({ id: uuid, name }).map(({ id, name }) => ({
  ...{ id: id as MemberId, name, workspaceId: id as WorkspaceId, leftAt: null, awayAt: null },
}));

const signal = fc
  .record({ id: uuid, name, place: name, owner: maybe(owner), did: maybe(prose(100)), over: fc.boolean() })
  .map(({ id, name, place, owner, did, over }): Extract<Subject, { kind: "signal" }>["view"] => ({
    signal: {
      ...{ id: id as SignalId, pulseId: id as PulseId, cell: "group", measure: "support", waveId: id as WaveId },
      ...{ askedAt: EARLIER, openedAt: EARLIER, owner, action: "Ask", dueOn: owner && "2026-12-04" },
      ...{ said: "No time.", did, couldNot: did, answeredAt: over ? UNTIL : null },
    },
    ...{ group: { kind: "system" }, name: "Support", where: `in ${place}` },
    sentence: `Support has been below its usual range for three waves in ${place} of ${name}.`,
  }));

const fade = fc
  .record({ id: uuid, team: name, words: prose(40), owner: maybe(name), outcome: maybe(prose(60)), red: fc.boolean() })
  .map(({ id, team, words, owner, outcome, red }): Extract<Subject, { kind: "celebration" }>["fade"] => ({
    celebration: {
      ...{ id: id as CelebrationId, measureId: id as TeamMeasureId, words, since: "2026-03-02", celebratedBy: null },
      ...{ celebratedAt: EARLIER, frozenWeek: "2026-06-01", frozenAt: EARLIER, amberAt: EARLIER, redAt: null },
      ...{ ownerId: null, action: null, dueOn: owner && "2026-12-04", outcome, endedAt: null, isWatched: true },
      answeredAt: outcome === null ? null : UNTIL,
      measure: {
        ...{ id: id as TeamMeasureId, question: "Did it?", kind: "yes-no", chosenBy: null, chosenAt: EARLIER },
        team: { id: id as TeamId, name: team, madeBy: null as unknown as MemberId },
      },
    },
    judged: {
      ...{ baseline: undefined, frozenWeek: undefined, watched: [], counted: 30, below: 4 },
      level: red ? "red" : "amber",
    },
    ...{ owner: owner ?? undefined, isAnswered: outcome !== null },
  }));

const rule = fc
  .record({ id: uuid, rule: prose(60), owners: name, owner: maybe(name), answer: maybe(prose(150)) })
  .map(({ id, rule, owners, owner, answer }): Extract<Subject, { kind: "rule" }>["rule"] => ({
    ...{ id: id as BlockedRuleId, raisedBy: id as MemberId, organisationId: id as OrganisationId, rule, stopped: "It" },
    ...{ ownedBy: id as OrganisationId, raisedAt: EARLIER, dueOn: "2026-10-11", ownerId: null, ownedAt: null },
    ...{
      escalatedAt: EARLIER,
      withdrawnAt: null,
      outcome: answer === null ? null : "bent",
      answeredAt: answer === null ? null : UNTIL,
    },
    ...{
      answer: answer ?? "",
      answeredBy: null,
      from: owners,
      owners,
      owner: owner ?? undefined,
      answeredByName: owner ?? undefined,
    },
  }));

const need = fc
  .record({ id: uuid, name, words: prose(60), isMatched: fc.boolean() })
  .map(({ id, name, words, isMatched }): Extract<Subject, { kind: "need" }>["need"] => ({
    ...{ id: id as NeedId, memberId: id as MemberId, organisationId: id as OrganisationId, offer: false, words },
    ...{ contact: "", createdAt: EARLIER, closedAt: null, name, workspaceId: id as WorkspaceId, organisation: name },
    isMatched,
  }));

const subject: fc.Arbitrary<Subject> = fc.oneof(
  signal.map((view): Subject => ({ kind: "signal", view })),
  fade.map((fade): Subject => ({ kind: "celebration", fade })),
  fc.tuple(rule, fc.boolean()).map(([rule, isOurs]): Subject => ({ kind: "rule", rule, isOurs })),
  need.map((need): Subject => ({ kind: "need", need })),
  name.map((name): Subject => ({ kind: "silence", name })),
);

const aboutOf = (subject: Subject): string => {
  switch (subject.kind) {
    case "signal":
      return `signal:${subject.view.signal.id}`;
    case "celebration":
      return `celebration:${subject.fade.celebration.id}`;
    case "rule":
      return `rule:${subject.rule.id}`;
    case "need":
      return `need:${subject.need.id}`;
    case "silence":
      return "silence:x";
  }
};

const ask = fc
  .record({ id: uuid, subject, owner: maybe(owner), did: maybe(prose(100)), refused: fc.boolean() })
  .map(({ id, subject, owner, did, refused }): AskView => {
    const about = aboutOf(subject);
    return {
      ...{ about, subject, at: UNTIL },
      ask: {
        ...{ id: id as DigestAskId, digestId: id as DigestId, channelId: id as ChannelId, about },
        ...{ dueOn: "2026-11-26", askedAt: UNTIL, answer: refused ? "not-now" : null, answeredAt: null },
        ...{
          ownerId: owner?.id ?? null,
          did: did ?? "",
          doneAt: owner === null || did === null ? null : UNTIL,
          owner: owner ?? undefined,
        },
        room: { workspaceId: id as WorkspaceId, externalId: "C0", timeZone: "Europe/London" },
      },
    };
  });

const story = fc
  .record({ id: uuid, author: name, organisation: name, happened: prose(320), changed: prose(130), others: name })
  .chain((one) => fc.array(name, { maxLength: 6 }).map((partners) => ({ ...one, partners })))
  .map(({ id, author, organisation, happened, changed, others, partners }): DigestView["told"]["shown"][number] => ({
    ...{ id: id as StoryId, organisation, organisationId: id as OrganisationId, authorId: id as MemberId },
    ...{ authorName: author, kind: "win", happened, changed, others, ownWords: "", permission: null, toldFor: "" },
    ...{ element: null, way: null, audience: "system", byline: "name", role: "", createdAt: SINCE, heldAt: null },
    ...{ unsigned: false, editedAt: null, sharedAt: SINCE, concernAt: null, withdrawnAt: null, refusal: "" },
    partners: partners.map((name) => ({ id: id as OrganisationId, name })),
  }));

const trouble: fc.Arbitrary<Trouble> = fc.record({
  slipping: fc.option(
    fc.record({
      signals: fc.array(signal, { maxLength: 12 }),
      better: fc.array(
        name.map((place) => `Purpose is above its usual range in ${place}.`),
        { maxLength: 5 },
      ),
      othersUsual: fc.constantFrom(true, false, undefined),
    }),
    { nil: undefined },
  ),
  fades: fc.array(fade, { maxLength: 6 }),
  rules: fc.array(rule, { maxLength: 6 }),
});

const silent = fc.record({ id: uuid, name, staff: fc.integer({ min: 1, max: 20_000 }) });

export const anyDigest: fc.Arbitrary<DigestView> = fc
  .record({
    ask: fc.option(ask, { nil: undefined }),
    lastAsk: fc.option(ask, { nil: undefined }),
    trouble,
    shown: fc.array(story, { maxLength: 5 }),
    more: fc.integer({ min: 0, max: 40 }),
    withdrawn: fc.integer({ min: 0, max: 3 }),
    silent: fc.array(silent, { maxLength: 30 }),
    staff: fc.integer({ min: 0, max: 1_000_000 }),
  })
  .map(({ shown, more, withdrawn, silent, ...rest }) => ({
    ...{ system: "Northshire Health and Care Partnership", since: SINCE, until: UNTIL, timeZone: "Europe/London" },
    ...rest,
    told: { shown, ids: shown.map(({ id }) => id), more: shown.length === 5 ? more : 0, withdrawn },
    silent: silent.map(({ id, ...one }) => ({ id: id as OrganisationId, ...one })),
  }));
