import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerKeys, openAnswers, sealAnswers, tokenOf } from "../../src/safeguards/sealed-answers.js";

const SIZE = 64;
const waveKey = randomBytes(32);
const [keys, others] = [answerKeys(waveKey), answerKeys(randomBytes(32))];
const [ada, ben] = [tokenOf(keys, "ada"), tokenOf(keys, "ben")];

describe("a token", () => {
  test("is the same for a member each time, another for another member, and another in another wave", () => {
    expect(tokenOf(answerKeys(waveKey), "ada")).toBe(ada);
    expect(new Set([ada, ben, tokenOf(others, "ada"), tokenOf(others, "ben")]).size).toBe(4);
    expect(ada).toMatch(/^[\w-]{43}$/);
  });

  test("is made with another key than seals", () => {
    expect(keys.naming.equals(keys.sealing)).toBe(false);
  });
});

describe("what is sealed", () => {
  const answers = JSON.stringify({ S1: 4, N2: 1 });
  const sealed = sealAnswers(keys, ada, answers, SIZE);

  test("opens with its wave's key, in its row", () => {
    expect(openAnswers(answerKeys(waveKey), ada, sealed)).toBe(answers);
  });

  test("does not open with another wave's key, or in another row", () => {
    expect(openAnswers(others, ada, sealed)).toBeUndefined();
    expect(openAnswers(keys, ben, sealed)).toBeUndefined();
  });

  test("is as long as any other, and never the same twice", () => {
    const texts = ["", "{}", answers, "x".repeat(SIZE), "é".repeat(SIZE / 2)];
    const all = [...texts, ...texts].map((text) => sealAnswers(keys, ada, text, SIZE));
    expect(new Set(all.map(({ length }) => length)).size).toBe(1);
    expect(new Set(all).size).toBe(all.length);
  });

  test("is refused where it is longer than there is room for, in bytes", () => {
    expect(() => sealAnswers(keys, ada, "x".repeat(SIZE + 1), SIZE)).toThrow(RangeError);
    expect(() => sealAnswers(keys, ada, "é".repeat(SIZE / 2 + 1), SIZE)).toThrow(RangeError);
  });
});

test("whatever was written is read again", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      fc.nat(100),
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      (text, room, key) => {
        const mine = answerKeys(Buffer.from(key));
        const size = Buffer.byteLength(text) + room;
        expect(openAnswers(mine, "place", sealAnswers(mine, "place", text, size))).toBe(text);
      },
    ),
  );
});

test("with any bit changed, or any end cut off, it does not open", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 16 }), fc.nat(), fc.nat(7), (text, position, bit) => {
      const bytes = Buffer.from(sealAnswers(keys, ada, text, SIZE), "base64url");
      const at = position % bytes.length;
      const cut = bytes.subarray(0, at).toString("base64url");
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      expect(openAnswers(keys, ada, bytes.toString("base64url"))).toBeUndefined();
      expect(openAnswers(keys, ada, cut)).toBeUndefined();
    }),
  );
});

test("what was never sealed does not open", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(openAnswers(keys, ada, text)).toBeUndefined();
    }),
  );
});
