/** A small product on the stock CloudAdapter: the SDK as it comes, told the addresses of the small Teams. */
import { createServer, type IncomingMessage, type Server } from "node:http";
import { CloudAdapter, type TurnContext } from "botbuilder";
import {
  AppCredentials,
  BotFrameworkAuthenticationFactory,
  type ServiceClientCredentials,
  ServiceClientCredentialsFactory,
} from "botframework-connector";
import { logIn } from "./example.js";
import type { SmallTeams } from "./small-teams.js";

export interface Product {
  /** The address that Teams delivers to. */
  readonly deliverTo: string;
  /** Every activity that reached the bot, in order. */
  readonly heard: TurnContext["activity"][];
  readonly adapter: CloudAdapter;
  close(): Promise<unknown>;
}

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
