/**
 * The answers of an open pulse wave at rest: AES-256-GCM, written as base64url of iv, tag and body. Whoever is without
 * the wave's key can tell neither whose row is whose, nor what it says, nor how much, nor whether it says anything.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";

const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Before the text: how long it is, in bytes. */
const LENGTH_BYTES = 2;

/** What a wave's key is used as: one key names rows, the other seals them. */
export interface AnswerKeys {
  readonly naming: KeyObject;
  readonly sealing: KeyObject;
}

/** Derives both from a wave's key of 32 bytes (HKDF, RFC 5869), so that what one does tells nothing of the other. */
export function answerKeys(waveKey: Buffer): AnswerKeys {
  // Both in one go: every answer begins with it.
  const derived = Buffer.from(hkdfSync("sha256", waveKey, "", "causeway/answers/v1", 64));
  return { naming: createSecretKey(derived.subarray(0, 32)), sealing: createSecretKey(derived.subarray(32)) };
}

/** The name of a member's row in a wave: HMAC-SHA256, 43 characters. */
export function tokenOf({ naming }: AnswerKeys, memberId: string): string {
  return createHmac("sha256", naming).update(memberId).digest("base64url");
}

/**
 * Seals a text in its place, which is its row's token and, where a row has several, the column. What is sealed with the
 * same `size`, in bytes, is equally long. Throws RangeError where the text takes more than that.
 */
export function sealAnswers({ sealing }: AnswerKeys, place: string, plain: string, size: number): string {
  const length = Buffer.byteLength(plain);
  if (length > size) throw new RangeError(`${length} bytes do not fit into ${size}.`);
  const padded = Buffer.alloc(LENGTH_BYTES + size);
  padded.writeUInt16BE(length);
  padded.write(plain, LENGTH_BYTES);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", sealing, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(padded), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
}

/** The text; undefined where it does not open: another wave's key, another place, or something was changed. */
export function openAnswers({ sealing }: AnswerKeys, place: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, "base64url");
  const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
  try {
    const decipher = createDecipheriv("aes-256-gcm", sealing, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
    const padded = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return padded.toString("utf8", LENGTH_BYTES, LENGTH_BYTES + padded.readUInt16BE());
  } catch {
    return undefined;
  }
}
