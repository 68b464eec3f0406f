/** As much of ASN.1 DER as a certificate needs. https://www.itu.int/rec/T-REC-X.690 */

const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OBJECT_ID = 0x06;
const UTF8_STRING = 0x0c;
const GENERALISED_TIME = 0x18;
const SEQUENCE = 0x30;
const SET = 0x31;

function tagged(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), lengthOf(content), content]);
}

function lengthOf({ length }: Buffer): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = length < 0x100 ? [length] : [length >> 8, length & 0xff];
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

export const sequence = (...parts: readonly Buffer[]) => tagged(SEQUENCE, Buffer.concat(parts));
export const set = (...parts: readonly Buffer[]) => tagged(SET, Buffer.concat(parts));
export const integer = (value: number) => tagged(INTEGER, Buffer.from([value]));
export const text = (value: string) => tagged(UTF8_STRING, Buffer.from(value, "utf8"));
export const bits = (value: Buffer) => tagged(BIT_STRING, Buffer.concat([Buffer.from([0]), value]));
export const nothing = Buffer.from([0x05, 0x00]);

/** Years from 2050 cannot be told in the shorter UTCTime, so every time is told in full. */
export function time(at: Date): Buffer {
  const digits = at.toISOString().replace(/\.\d+/, "").replaceAll(/[-:T]/g, "");
  return tagged(GENERALISED_TIME, Buffer.from(digits, "ascii"));
}

export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return tagged(OBJECT_ID, Buffer.from([first * 40 + second, ...rest.flatMap(sevenBits)]));
}

function sevenBits(value: number): readonly number[] {
  const low = value & 0x7f;
  const high = Math.floor(value / 0x80);
  return high === 0 ? [low] : [...sevenBits(high).map((byte) => byte | 0x80), low];
}
