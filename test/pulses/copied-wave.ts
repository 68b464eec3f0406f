/** A wave that takes comments, asked of people on Slack and on Teams, of whom few answer. */
import { eq } from "drizzle-orm";
import type { WaveId } from "../../src/database/ids.js";
import { standards } from "../../src/rituals/catalogue.js";
import { saveSwitch } from "../../src/rituals/rituals.js";
import { words } from "../../src/words/en-GB.js";
import { type Causeway, COUNCIL, setUpNorthshire, startCauseway } from "../conversation.js";
import type { Engine } from "../fresh-store.js";
import type { Json } from "../slack/small-slack/json.js";
import { answersInSlack, colleagueInTeams, crowdInSlack, hadWaves, newest, planned, setUpCouncil } from "./cast.js";

/** Somebody who may answer. */
export interface Person {
  /** What their platform calls them. */
  readonly account: string;
  answers(...labels: readonly string[]): Promise<void>;
  comments(words: string): Promise<void>;
}

export interface CopiedWave {
  readonly causeway: Causeway;
  readonly wave: WaveId;
  /** In Teams, where an address is learnt, and in Slack, in turn. */
  readonly people: readonly Person[];
}

const EACH = 3;
export const OPENS = "2026-11-23T09:00:00Z";
export const REMINDS = "2026-11-26T09:00:00Z";
export const AN_HOUR_LATER = "2026-11-26T10:01:00Z";
export const CLOSES = "2026-11-30T17:00:00Z";

/** The third wave of a pulse is open, and everybody has the questions. */
export async function openedWave(engine: Engine): Promise<CopiedWave> {
  const causeway = await startCauseway({ engine, teams: true });
  await setUpNorthshire(causeway);
  await setUpCouncil(causeway);
  // They come to everybody alike, and whether before or after a question of the same minute is chance.
  for (const ritualKey of Object.keys(standards))
    await causeway.store.write((tx) =>
      saveSwitch(tx, { ritualKey, scope: "system", on: false, day: null, time: null }),
    );
  const inSlack = (await crowdInSlack(causeway, EACH)).map((person): Person => {
    const { id: account } = person;
    return {
      account,
      answers: (...labels) => answersInSlack(causeway, person, ...labels),
      async comments(said) {
        await person.presses(words.asking.comment.open, newest(causeway, person));
        await person.modal();
        await person.submits({ "would you like": said });
      },
    };
  });
  const inTeams: Person[] = [];
  for (let at = 1; at <= EACH; at += 1) inTeams.push(await someoneInTeams(causeway, at));
  const pulse = await planned(causeway, { kind: "system" }, { threshold: 5 });
  await hadWaves(causeway, pulse, 2);
  await causeway.itIs(OPENS);
  const { wave } = causeway.store.read.tables;
  const [open] = await causeway.store.read.select().from(wave).where(eq(wave.number, 2));
  if (open === undefined) throw new Error("The wave did not open.");
  return { causeway, wave: open.id, people: inTeams.flatMap((one, at) => [one, ...inSlack.slice(at, at + 1)]) };
}

async function someoneInTeams(causeway: Causeway, at: number): Promise<Person> {
  const person = await colleagueInTeams(causeway, at);
  const { teams } = causeway;
  const card = () => teams.posts.findLast(({ directTo }) => directTo === person.user);
  return {
    account: person.user,
    async answers(...labels) {
      for (const [index, label] of labels.entries()) {
        const edits = card()?.edits.length ?? 0;
        // As of what is typed: by the millisecond. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
        const change = (activity: Json) => ({ ...activity, id: `${causeway.clock.now().getTime() + at * 10 + index}` });
        await person.presses(`${label}: question ${index + 1} of 3`, card(), { change });
        await teams.until(() => ((card()?.edits.length ?? 0) > edits ? true : undefined));
      }
    },
    async comments(said) {
      await person.presses(words.asking.comment.open, card());
      await person.submits({ "would you like": said });
      person.closes();
    },
  };
}

/** Everything that has left Causeway for Slack: messages and their changes, what one person sees, and every call. */
export const sentToSlack = ({ slack }: Causeway): string =>
  JSON.stringify([slack.posts, slack.ephemerals, slack.views, slack.calls.map(({ args }) => args)]);

export const sentToTeams = ({ teams }: Causeway): string =>
  JSON.stringify(teams.calls.filter(({ tenant }) => tenant === COUNCIL));

export async function metricsOf({ address }: Causeway): Promise<string> {
  const all = await (await fetch(`${address}/metrics`)).text();
  return all
    .split("\n")
    .filter((line) => line.startsWith("causeway_jobs_total"))
    .join("\n");
}
