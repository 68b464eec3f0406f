/** People who tell stories without end, and what became of each. A story's first word is its id. */
import { type Answer, type Connection, ConnectionLost, openConnection } from "./connection.js";
import { filledIn, type Samples, signedRequest } from "./requests.js";

/** What the server said; `lost` where the connection broke before it had said anything. */
export type Fate = "acknowledged" | "refused" | "lost";

export interface Told {
  readonly id: string;
  readonly fate: Fate;
  readonly status: number;
}

/** A request by one of `people`, telling the story of that id. */
export function tellingOf(samples: Samples, id: string, person: number): string {
  const told = { user: `U0TELLER${person}`, words: `${id} Sam from housing met us at discharge.`, trigger: id };
  return signedRequest(filledIn(samples.submission, told));
}

/** Tells one story. */
export async function tell(connection: Connection, request: string, id: string): Promise<Told> {
  try {
    const answer = await connection.send(request);
    return { id, fate: fateOf(answer), status: answer.status };
  } catch (error) {
    if (error instanceof ConnectionLost) return { id, fate: "lost", status: 0 };
    throw error;
  }
}

function fateOf({ status, body }: Answer): Fate {
  return status === 200 && !body.includes("response_action") ? "acknowledged" : "refused";
}

export interface Crowd {
  readonly port: number;
  readonly people: number;
  /** Stories that each tells at most. */
  readonly most: number;
  readonly samples: Samples;
  readonly idOf: (person: number, turn: number) => string;
  /** Told of each fate as it is known. */
  readonly heard?: (told: Told) => unknown;
}

/** All tell at once, each one story after the other, until they have told enough or the server is gone. */
export async function tellAll(crowd: Crowd): Promise<readonly Told[]> {
  const people = Array.from({ length: crowd.people }, (_, person) => person);
  const connections = await Promise.all(people.map(() => openConnection(crowd.port)));
  const told = await Promise.all(connections.map((connection, person) => tellMany(crowd, connection, person)));
  return told.flat();
}

async function tellMany(crowd: Crowd, connection: Connection, person: number): Promise<readonly Told[]> {
  const mine: Told[] = [];
  for (let turn = 0; turn < crowd.most && mine.at(-1)?.fate !== "lost"; turn++) {
    const id = crowd.idOf(person, turn);
    const told = await tell(connection, tellingOf(crowd.samples, id, person), id);
    mine.push(told);
    crowd.heard?.(told);
  }
  connection.close();
  return mine;
}
