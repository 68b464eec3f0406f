/** A self-signed certificate, as a key set carries in x5c. https://www.rfc-editor.org/rfc/rfc5280 */
import { type KeyObject, sign } from "node:crypto";
import { bits, integer, nothing, objectId, sequence, set, text, time } from "./der.js";

const SHA256_WITH_RSA = "1.2.840.113549.1.1.11";
const COMMON_NAME = "2.5.4.3";

/** DER in Base64: https://www.rfc-editor.org/rfc/rfc7517#section-4.7 */
export function selfSigned(name: string, publicKey: KeyObject, privateKey: KeyObject): string {
  const algorithm = sequence(objectId(SHA256_WITH_RSA), nothing);
  const subject = sequence(set(sequence(objectId(COMMON_NAME), text(name))));
  const validity = sequence(time(new Date("2020-01-01")), time(new Date("2099-12-31")));
  const key = publicKey.export({ type: "spki", format: "der" });
  const body = sequence(integer(1), algorithm, subject, validity, subject, key);
  return sequence(body, algorithm, bits(sign("sha256", body, privateKey))).toString("base64");
}
