/**
 * What every platform must do, told as a person and their leaders see it. Each platform passes it with the real SDK
 * and a stand-in of its own; a new one brings a `Stage`.
 */
import { describe, expect, test } from "vitest";
import type { Causeway } from "../conversation.js";
import { badInput } from "./bad-input.js";

export type Trouble = "wait" | "not invited" | "gone for ever" | "taken away" | "accepted, then broken";

/** One organisation on one platform: a leadership room that is set up, and a person who works there. */
export interface Stage {
  readonly causeway: Causeway;
  /** Another organisation that a story can name. */
  readonly partner: string;
  /** Opens the story form, fills it in and sends it. Returns what the form says is wrong, if anything. */
  tells(
    happened: string,
    options?: { readonly partners?: readonly string[]; readonly times?: number },
  ): Promise<string>;
  /** What stands in the form that is still open. */
  openForm(): string | undefined;
  /** Sends the form that was sent last once more, as somebody does who saw no answer. */
  sendsAgain(happened: string): Promise<void>;
  /** Says a word to the bot, among others or alone with it; returns what only the person sees. */
  says(verb: string, where: "in a room" | "in private"): Promise<string>;
  /**
   * Presses a button on the message that holds these words, or held them while a screen was left open. Returns what
   * whoever pressed it is told.
   */
  presses(label: string, message: string, by?: "person" | "leader"): Promise<string>;
  /** Fills in the form that a press opened; returns what is said then. */
  edits(happened: string): Promise<string>;
  /** Points at a message of the leader's, which might become a story. */
  proposes(message: string): Promise<void>;
  /** Puts one thing for another in a message as it travelled: as an earlier version sent it, or as a forger would. */
  altersCard(message: string, from: string, to: string): void;
  /** The same in the form that is open. */
  altersForm(from: string, to: string): void;
  /** What the person has been told in private, as it reads now. */
  privately(): readonly string[];
  /** What the leadership room has been told, as it reads now. */
  leaders(): readonly string[];
  /** Whatever the platform would bring to life in what was posted. */
  live(): readonly string[];
  /** The next post meets this. */
  meets(trouble: Trouble): void;
}

export const MONDAY = "2026-11-23T08:00:00Z";

/** What travelled, with one thing put for another. */
export function altered<T>(value: T, from: string, to: string): T {
  const json = JSON.stringify(value);
  if (!json.includes(from)) throw new Error(`No ${from} in ${json}`);
  return JSON.parse(json.replaceAll(from, to));
}

export function platformContract(name: string, open: (engine: "sqlite" | "postgres") => Promise<Stage>): void {
  describe(`${name} keeps the contract of a platform`, () => {
    const digests = (stage: Stage): readonly string[] =>
      stage.leaders().filter((text) => text.includes("Across Northshire since"));

    test.each(["in a room", "in private"] as const)(
      "a word that nobody knows, said %s, is answered privately, with the nearest",
      async (where) => {
        const stage = await open("sqlite");
        const before = stage.leaders();
        expect(await stage.says("stroy", where)).toContain('Causeway does not know "stroy". You could say: story.');
        expect(await stage.says("<b>sing</b>", where)).toMatch(/does not know "<.?b>sing.*You could say: .*story/);
        expect(stage.leaders()).toEqual(before);
      },
    );

    test("what is wrong is said beside its field, what was typed is kept, and then it is taken", async () => {
      const stage = await open("sqlite");
      expect(await stage.tells("NHS no 943 476 5919 rang us")).toContain(
        "This looks like an NHS number: 943 476 5919.",
      );
      expect(stage.openForm()).toContain("rang us");
      expect(await stage.tells("The ward rang us")).toBe("");
      await stage.causeway.settles();
      expect(stage.privately().join()).toContain("The ward rang us");
    });

    test("a confirmation is for the person alone; delivered four times at once, it is one story", async () => {
      const stage = await open("sqlite");
      const before = stage.leaders().length;
      await stage.tells("The ward rang us", { times: 4 });
      await stage.causeway.settles();
      expect(stage.privately().filter((text) => text.includes("Thank you"))).toHaveLength(1);
      expect(stage.leaders()).toHaveLength(before);
    });

    test.each(["sqlite", "postgres"] as const)(
      "on %s, a digest is posted once, and follows what it tells",
      async (engine) => {
        const stage = await open(engine);
        await stage.tells("The ward rang us");
        await stage.causeway.itIs(MONDAY);
        await stage.causeway.itIs(MONDAY);
        expect(digests(stage)).toHaveLength(1);
        await stage.presses("Edit", "The ward rang us");
        await stage.edits("The ward rang us twice");
        await stage.causeway.settles();
        expect(digests(stage)[0]).toContain("The ward rang us twice");
      },
    );

    test("a withdrawn story leaves its confirmation and every copy", async () => {
      const stage = await open("sqlite");
      await stage.tells("The ward rang us");
      await stage.causeway.itIs(MONDAY);
      await stage.presses("Withdraw", "The ward rang us");
      await stage.causeway.settles();
      expect([...stage.privately(), ...stage.leaders()].join()).not.toContain("The ward rang us");
      expect(stage.privately().join()).toContain("You withdrew this story");
    });

    test("thanks reach whoever told it", async () => {
      const stage = await open("sqlite");
      await stage.tells("The ward rang us");
      await stage.causeway.itIs(MONDAY);
      // Their own story: it says so, and thanks nobody.
      await stage.presses("Thank them", "Across Northshire since");
      await stage.causeway.settles();
      expect(stage.privately().join()).not.toContain("thanks you");
    });

    test.each<[Trouble, number, number]>([
      ["wait", 0, 1],
      ["gone for ever", 0, 0],
      ["taken away", 0, 0],
      ["accepted, then broken", 1, 1],
    ])(
      "a post that meets '%s' has been heard %i times at eight and is heard %i times an hour later",
      async (trouble, atOnce, after) => {
        const stage = await open("sqlite");
        await stage.tells("The ward rang us");
        await stage.causeway.settles();
        stage.meets(trouble);
        await stage.causeway.itIs(MONDAY);
        expect(digests(stage)).toHaveLength(atOnce);
        await stage.causeway.itIs("2026-11-23T09:00:00Z");
        const heard = digests(stage).length;
        // Where a platform cannot be asked whether a post arrived, it may be heard twice, and that is counted.
        expect(heard).toBeGreaterThanOrEqual(after);
        expect(heard).toBeLessThanOrEqual(trouble === "accepted, then broken" ? 2 : after);
      },
    );

    test("hostile words stay words in everything that is posted", async () => {
      const stage = await open("sqlite");
      const hostile =
        "<!channel> <@U0ASHA> <at>Ruth</at> @here [click](https://evil.example) **b** <https://evil.example|x> =SUM(A1) \u202Eabc \u0000 \uD800 <script>alert(1)</script>";
      expect(await stage.tells(hostile)).toBe("");
      await stage.causeway.itIs(MONDAY);
      expect(digests(stage)[0]).toContain("click");
      expect(stage.live()).toEqual([]);
    });

    badInput(open);
  });
}
