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

/** Each of `people` tells up to `most` stories, one after the other, until the server goes away. */
export async function tellAll(
  port: number,
  people: number,
  most: number,
  request: (id: string, person: number) => string,
  idOf: (person: number, turn: number) => string,
): Promise<readonly Told[]> {
  const connections = await Promise.all(Array.from({ length: people }, () => openConnection(port)));
  const told = await Promise.all(
    connections.map(async (connection, person) => {
      const mine: Told[] = [];
      for (let turn = 0; turn < most && mine.at(-1)?.fate !== "lost"; turn++) {
        const id = idOf(person, turn);
        mine.push(await tell(connection, request(id, person), id));
      }
      connection.close();
      return mine;
    }),
  );
  return told.flat();
}
