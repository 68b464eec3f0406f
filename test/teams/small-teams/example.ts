/** A small Teams with one tenant and a bot on the stock CloudAdapter, for the tests of the stand-in itself. */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { CloudAdapter, type TurnContext } from "botbuilder";
import {
  AppCredentials,
  BotFrameworkAuthenticationFactory,
  type ServiceClientCredentials,
  ServiceClientCredentialsFactory,
} from "botframework-connector";
import { type SmallTeams, type SmallTeamsOptions, startSmallTeams } from "./small-teams.js";

export const TENANT = "11111111-1111-4111-8111-111111111111";
export const ADA = "aaaaaaaa-0000-4000-8000-000000000001";
export const BO = "aaaaaaaa-0000-4000-8000-000000000002";
export const CY = "aaaaaaaa-0000-4000-8000-000000000003";
export const CHANNEL = "19:maternity@thread.tacv2";
export const CHAT = "19:rota@thread.v2";
export const START = Date.UTC(2026, 10, 2, 8, 0, 0);
const PASSWORD = "app-password";

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

export interface Product {
  /** The address that Teams delivers to. */
  readonly deliverTo: string;
  /** Every activity that reached the bot, in order. */
  readonly heard: TurnContext["activity"][];
  readonly adapter: CloudAdapter;
  close(): Promise<unknown>;
}

/** The SDK as it comes, told the addresses of the small Teams. */
export async function startProduct(
  teams: SmallTeams,
  turn: (context: TurnContext) => Promise<unknown> = async () => {},
): Promise<Product> {
  const adapter = adapterFor(teams);
  const heard: TurnContext["activity"][] = [];
  const server = createServer((incoming, outgoing) => {
    const response = {
      header: (name: string, value: unknown) => outgoing.setHeader(name, String(value)),
      status: (code: number) => {
        outgoing.statusCode = code;
      },
      send: (body: unknown) => outgoing.write(typeof body === "string" ? body : JSON.stringify(body)),
      end: () => outgoing.end(),
      socket: outgoing.socket,
    };
    const run = async () => {
      const { headers, method } = incoming;
      await adapter.process(
        { body: await bodyOf(incoming), headers, method: method ?? "" },
        response,
        async (context) => {
          heard.push(context.activity);
          await turn(context);
        },
      );
    };
    run().catch((problem: unknown) => outgoing.writeHead(500).end(String(problem)));
  });
  return { adapter, heard, deliverTo: await addressOf(server), close: () => closed(server) };
}

export function adapterFor({ settings, loginUrl, appId }: SmallTeams): CloudAdapter {
  const factory = new Credentials(appId, `${loginUrl}/botframework.com/oauth2/v2.0/token`);
  return new CloudAdapter(
    BotFrameworkAuthenticationFactory.create(
      "",
      false,
      settings.ToChannelFromBotLoginUrl,
      settings.ToChannelFromBotOAuthScope,
      settings.ToBotFromChannelTokenIssuer,
      settings.OAuthUrl,
      settings.ToBotFromChannelOpenIdMetadataUrl,
      settings.ToBotFromEmulatorOpenIdMetadataUrl,
      "",
      factory,
      { requiredEndorsements: [] },
    ),
  );
}

/** MSAL refuses to log in over plain http, so the log-in is done by hand. */
class Credentials extends ServiceClientCredentialsFactory {
  readonly #appId: string;
  readonly #tokenUrl: string;

  constructor(appId: string, tokenUrl: string) {
    super();
    this.#appId = appId;
    this.#tokenUrl = tokenUrl;
  }

  override isValidAppId = async (appId = "") => appId === this.#appId;
  override isAuthenticationDisabled = async () => false;
  override createCredentials = async (): Promise<ServiceClientCredentials> =>
    new LoopbackCredentials(this.#appId, this.#tokenUrl);
}

class LoopbackCredentials extends AppCredentials {
  readonly #tokenUrl: string;

  constructor(appId: string, tokenUrl: string) {
    super(appId);
    this.#tokenUrl = tokenUrl;
  }

  protected override async refreshToken() {
    const { access_token: accessToken, expires_in } = await logIn(this.#tokenUrl, { client_id: this.appId });
    return { accessToken, expiresOn: new Date(Date.now() + expires_in * 1000) };
  }
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

async function bodyOf(incoming: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  return JSON.parse(Buffer.concat(chunks).toString("utf8")) as Record<string, unknown>;
}

async function addressOf(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}/api/messages`;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
