/** Just enough of Teams for a measurement: an identity provider, a log-in, and a connector that takes everything. */
import { createSign, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export const APP_ID = "00000000-0000-4000-8000-00000000bbbb";
export const TENANT = "11111111-1111-4111-8111-111111111111";
export const ISSUER = "https://api.botframework.com";

export interface StandIn {
  readonly url: string;
  readonly serviceUrl: string;
  /** A token as Teams sends it: one for everybody, good for an hour. */
  readonly token: string;
  close(): void;
}

export async function startStandIn(): Promise<StandIn> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const kid = "bench";
  const jwk = { ...publicKey.export({ format: "jwk" }), kid, use: "sig", x5c: [], endorsements: ["msteams"] };
  let url = "";
  const answers: Readonly<Record<string, () => object>> = {
    "/metadata": () => ({ issuer: ISSUER, jwks_uri: `${url}/keys`, id_token_signing_alg_values_supported: ["RS256"] }),
    "/keys": () => ({ keys: [jwk] }),
  };
  const server = createServer((request, response) => {
    const body = answers[request.url ?? ""]?.() ?? {
      access_token: "bench",
      expires_in: 3600,
      id: "1",
      name: "Somebody",
    };
    request.resume().once("end", () => response.end(JSON.stringify(body)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${url}/emea/`;
  const now = Math.floor(Date.now() / 1000);
  const claims = { serviceurl: serviceUrl, iss: ISSUER, aud: APP_ID, nbf: now - 60, exp: now + 3600 };
  const encoded = [{ alg: "RS256", kid, typ: "JWT" }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  const signature = createSign("sha256").update(encoded.join(".")).sign(privateKey, "base64url");
  return {
    url,
    serviceUrl,
    token: [...encoded, signature].join("."),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
