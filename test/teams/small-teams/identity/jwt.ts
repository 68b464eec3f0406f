/** JSON web tokens, also ones that no honest library would make. https://www.rfc-editor.org/rfc/rfc7515 */
import { constants, createHmac, type KeyObject, sign } from "node:crypto";

/** Bytes in, signature out. */
export type Signer = (signed: string) => Buffer;

export const encoded = (value: unknown) => Buffer.from(JSON.stringify(value), "utf8").toString("base64url");

export function jwt(header: object, claims: unknown, signer: Signer): string {
  return signedParts(encoded(header), encoded(claims), signer);
}

/** For parts that are not JSON. */
export function signedParts(header: string, claims: string, signer: Signer): string {
  const signed = `${header}.${claims}`;
  return `${signed}.${signer(signed).toString("base64url")}`;
}

export const rs256 =
  (key: KeyObject): Signer =>
  (signed) =>
    sign("sha256", Buffer.from(signed), key);

export const ps256 =
  (key: KeyObject): Signer =>
  (signed) =>
    sign("sha256", Buffer.from(signed), { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 });

export const es256 =
  (key: KeyObject): Signer =>
  (signed) =>
    sign("sha256", Buffer.from(signed), { key, dsaEncoding: "ieee-p1363" });

export const hs256 =
  (secret: string): Signer =>
  (signed) =>
    createHmac("sha256", secret).update(signed).digest();

export const unsigned: Signer = () => Buffer.alloc(0);
