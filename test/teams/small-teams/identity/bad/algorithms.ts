/** Every algorithm but the one agreed. https://www.rfc-editor.org/rfc/rfc8725#section-2.1 */
import { generateKeyPairSync } from "node:crypto";
import { type BadToken, bearer, type Forger } from "../bad-tokens.js";
import { es256, hs256, jwt, ps256, type Signer, unsigned } from "../jwt.js";

export function badAlgorithms({ provider, appPassword }: Forger): readonly BadToken[] {
  const { kid, publicKey, privateKey } = provider.key;
  const curve = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = String(publicKey.export({ type: "spki", format: "pem" }));
  // The form in which the SDK holds the key.
  const pkcs1 = String(publicKey.export({ type: "pkcs1", format: "pem" }));
  const made = (name: string, alg: string, signer: Signer, more: object = {}) =>
    bearer(name, jwt({ alg, kid, typ: "JWT", ...more }, provider.claims(), signer));
  return [
    made("algorithm none", "none", unsigned),
    made("algorithm nOnE", "nOnE", unsigned),
    made("HS256 with the public key as its secret", "HS256", hs256(spki)),
    made("HS256 with the public key as the SDK holds it", "HS256", hs256(pkcs1)),
    made("HS256 with the app's password", "HS256", hs256(appPassword)),
    made("ES256 under a known key's name", "ES256", es256(curve.privateKey)),
    made("PS256 with the right key", "PS256", ps256(privateKey)),
  ];
}
