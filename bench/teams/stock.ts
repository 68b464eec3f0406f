/** CloudAdapter as its own guide sets it up: it verifies, answers and stores nothing. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from "botbuilder";
import { PasswordServiceClientCredentialFactory } from "botframework-connector";
import { APP_ID, ISSUER, TENANT } from "./stand-in.js";

const { STAND_IN = "" } = process.env;
const adapter = new CloudAdapter(
  new ConfigurationBotFrameworkAuthentication(
    {
      ToBotFromChannelOpenIdMetadataUrl: `${STAND_IN}/metadata`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${STAND_IN}/metadata`,
      ToBotFromChannelTokenIssuer: ISSUER,
      ToChannelFromBotLoginUrl: `${STAND_IN}/${TENANT}`,
      ToChannelFromBotOAuthScope: ISSUER,
      OAuthUrl: STAND_IN,
      ValidateAuthority: "false",
    },
    new PasswordServiceClientCredentialFactory(APP_ID, "secret", TENANT),
  ),
);

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
    const shim = {
      socket: response.socket,
      header: (name: string, value: unknown) => response.setHeader(name, String(value)),
      status: (code: number) => {
        response.statusCode = code;
      },
      send: (sent: unknown) => response.write(JSON.stringify(sent)),
      end: () => response.end(),
    };
    void adapter.process({ body, headers: request.headers, method: "POST" }, shim, async (context) => {
      await context.sendActivity({ type: "invokeResponse", value: { status: 200, body: {} } });
    });
  });
});
server.listen(0, "127.0.0.1", () => {
  console.error(JSON.stringify({ port: (server.address() as AddressInfo).port }));
});
process.on("SIGTERM", () => process.exit(0));
