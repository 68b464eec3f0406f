/** A small Teams with one tenant, for the tests of the stand-in itself. */
import { randomUUID } from "node:crypto";
import { type SmallTeams, type SmallTeamsOptions, startSmallTeams } from "./small-teams.js";

export const TENANT = "11111111-1111-4111-8111-111111111111";
export const ADA = "aaaaaaaa-0000-4000-8000-000000000001";
export const BO = "aaaaaaaa-0000-4000-8000-000000000002";
export const CY = "aaaaaaaa-0000-4000-8000-000000000003";
export const CHANNEL = "19:maternity@thread.tacv2";
export const CHAT = "19:rota@thread.v2";
export const START = Date.UTC(2026, 10, 2, 8, 0, 0);
export const PASSWORD = "app-password";

export interface Example {
  readonly teams: SmallTeams;
  readonly clock: { now: number };
}

export async function startExample(more: Partial<SmallTeamsOptions> = {}): Promise<Example> {
  const clock = { now: START };
  const teams = await startSmallTeams({
    now: () => clock.now,
    // The SDK keeps tokens by app id for as long as the process lives.
    appId: randomUUID(),
    appPassword: PASSWORD,
    tenants: [
      {
        id: TENANT,
        people: [
          { aadObjectId: ADA, name: "Ada Byron", email: "ada@example.org" },
          { aadObjectId: BO, name: "Bo Dean", locale: "en-US" },
          { aadObjectId: CY, name: "Cy Eng", installed: false },
        ],
        teams: [
          { id: CHANNEL, name: "Maternity", channels: [{ id: "19:births@thread.tacv2", name: "Births" }] },
          { id: "19:elsewhere@thread.tacv2", name: "Elsewhere", installed: false },
        ],
        chats: [{ id: CHAT, name: "Rota", members: [ADA, BO] }],
      },
    ],
    ...more,
  });
  return { teams, clock };
}

export async function logIn(
  tokenUrl: string,
  form: Readonly<Record<string, string>>,
): Promise<{ readonly access_token: string; readonly expires_in: number; readonly error?: string }> {
  const honest = {
    grant_type: "client_credentials",
    client_secret: PASSWORD,
    scope: "https://api.botframework.com/.default",
  };
  const response = await fetch(tokenUrl, { method: "POST", body: new URLSearchParams({ ...honest, ...form }) });
  return (await response.json()) as Awaited<ReturnType<typeof logIn>>;
}

export interface Heard {
  readonly status: number;
  readonly retryAfter: string | null;
  /** The code of the error, or "ok". */
  readonly code: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Calls the connector with a token that counts, or with the one given. */
export async function callerOf(
  { serviceUrl, loginUrl, appId }: SmallTeams,
  given?: string,
): Promise<(verb: string, path: string, body?: object) => Promise<Heard>> {
  const token =
    given ?? (await logIn(`${loginUrl}/botframework.com/oauth2/v2.0/token`, { client_id: appId })).access_token;
  return async (verb, path, body) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${serviceUrl}v3/conversations${path}`, { method: verb, headers, ...sent });
    const answer = (await response.json()) as { readonly error?: { readonly code?: string } };
    const { status } = response;
    return {
      status,
      retryAfter: response.headers.get("retry-after"),
      code: answer.error?.code ?? "ok",
      body: { ...answer },
    };
  };
}
