/**
 * What every platform must do, told as a person and their leaders see it. Each platform passes it with the real SDK
 * and a stand-in of its own; a new one brings a `Stage`.
 */
import { describe, expect, test } from "vitest";
import type { Causeway } from "../conversation.js";
import { badInput } from "./bad-input.js";

export type Trouble = "wait" | "not invited" | "gone for ever" | "taken away" | "accepted, then broken";

/** How somebody may ask for what is not there. */
export type Asking =
  | "a word said in a room"
  | "a word said in private"
  | "the address of a page"
  | "the address of a form"
  | "any other address";

/** What people and posts meet on a platform. */
export interface Kind {
  readonly asking: readonly Asking[];
  readonly troubles: readonly Trouble[];
}

export const aChat: Kind = {
  asking: ["a word said in a room", "a word said in private"],
  troubles: ["wait", "not invited", "gone for ever", "taken away", "accepted, then broken"],
};

/** Nothing is said to pages, and they refuse nothing: whatever was said is there when its reader comes. */
export const pages: Kind = {
  asking: ["the address of a page", "the address of a form", "any other address"],
  troubles: [],
};

/** One organisation on one platform: a leadership room that is set up, and a person who works there. */
export interface Stage {
  readonly causeway: Causeway;
  /** Another organisation that a story can name. */
  readonly partner: string;
  /** Opens the story form, fills it in and sends it. Returns what the form says is wrong, if anything. */
  tells(
    happened: string,
    options?: { readonly times?: number; readonly more?: Readonly<Record<string, string>> },
  ): Promise<string>;
  /** What stands in the form that is still open. */
  openForm(): Promise<string | undefined>;
  /** Sends the form that was sent last once more, as somebody does who saw no answer. */
  sendsAgain(happened: string): Promise<void>;
  /** Asks for what may not be there; returns what only the person sees. */
  asksFor(what: string, how: Asking): Promise<string>;
  /**
   * Presses a button on the message that holds these words, or held them while a screen was left open. Returns what
   * whoever pressed it is told.
   */
  presses(label: string, message: string, by?: "person" | "leader"): Promise<string>;
  /** Fills in the form that a press opened; returns what is said then. */
  edits(happened: string): Promise<string>;
  /** Somebody points at a message of the leader's, which might become a story. */
  proposes(message: string): Promise<void>;
  /** Puts one thing for another in a message as it travelled: as an earlier version sent it, or as a forger would. */
  altersCard(message: string, from: string, to: string): Promise<void>;
  /** The same in the form that is open. */
  altersForm(from: string, to: string): Promise<void>;
  /** The form that is open, which is about nothing yet, is about this. */
  makesFormAbout(id: string): Promise<void>;
  /** Takes Causeway away from where the leaders are. Returns a look at what it has told them since. */
  takesAway(): Promise<() => Promise<readonly string[]>>;
  /** What the person has been told in private, as it reads now. */
  privately(): Promise<readonly string[]>;
  /** How often the person was thanked for telling something. */
  confirmations(): Promise<number>;
  /** What the leadership room has been told, as it reads now. */
  leaders(): readonly string[];
  /** Whatever the platform would bring to life in what was posted. */
  live(): Promise<readonly string[]>;
  /** The next post meets this. */
  meets(trouble: Trouble): void;
}

export const MONDAY = "2026-11-23T08:00:00Z";
export const A_MONTH_LATER = "2026-12-18T10:00:00Z";
export const DIGEST = "Across Northshire since";

type Open = (engine: "sqlite" | "postgres") => Promise<Stage>;

const word = {
  slip: /^Causeway does not know "stroy"\. You could say: story\.$/m,
  hostile: /does not know "<.?b>sing.*You could say: .*story/,
};
const notFound = { slip: /Page not found/, hostile: /Page not found/ };
const oldAddress = { slip: /too old to answer/, hostile: /too old to answer/ };

/** What somebody is told who asks for "stroy", or for something hostile. */
const notThere: Readonly<Record<Asking, { readonly slip: RegExp; readonly hostile: RegExp }>> = {
  "a word said in a room": word,
  "a word said in private": word,
  "the address of a page": notFound,
  "the address of a form": oldAddress,
  "any other address": notFound,
};

/** How often a digest has been heard at eight, and an hour later. */
const heard: Readonly<Record<Trouble, readonly [atOnce: number, after: number]>> = {
  wait: [0, 1],
  "not invited": [0, 0],
  "gone for ever": [0, 0],
  "taken away": [0, 0],
  "accepted, then broken": [1, 1],
};

/** What travelled, with one thing put for another. */
export function altered<T>(value: T, from: string, to: string): T {
  const json = JSON.stringify(value);
  if (!json.includes(from)) throw new Error(`No ${from} in ${json}`);
  return JSON.parse(json.replaceAll(from, to));
}

export function platformContract(name: string, kind: Kind, open: Open): void {
  describe(`${name} keeps the contract of a platform`, () => {
    const digests = (stage: Stage): readonly string[] => stage.leaders().filter((text) => text.includes(DIGEST));
    const thanks = async (stage: Stage) => (await stage.privately()).filter((text) => text.includes("thanks you"));

    test.each(kind.asking)("%s that nobody knows is answered privately, with what may have been meant", async (how) => {
      const stage = await open("sqlite");
      const before = stage.leaders();
      expect(await stage.asksFor("stroy", how)).toMatch(notThere[how].slip);
      expect(await stage.asksFor("<b>sing</b>", how)).toMatch(notThere[how].hostile);
      expect(stage.leaders()).toEqual(before);
      expect(await stage.live()).toEqual([]);
    });

    test("what is wrong is said beside its field, what was typed is kept, and then it is taken", async () => {
      const stage = await open("sqlite");
      expect(await stage.tells("NHS no 943 476 5919 rang us")).toContain(
        "This looks like an NHS number: 943 476 5919.",
      );
      expect(await stage.openForm()).toContain("rang us");
      expect(await stage.tells("The ward rang us")).toBe("");
      await stage.causeway.settles();
      expect((await stage.privately()).join()).toContain("The ward rang us");
    });

    test("a confirmation is for the person alone; delivered four times at once, it is one story", async () => {
      const stage = await open("sqlite");
      const before = stage.leaders().length;
      await stage.tells("The ward rang us", { times: 4 });
      await stage.causeway.settles();
      expect(await stage.confirmations()).toBe(1);
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
      const told = await stage.privately();
      expect([...told, ...stage.leaders()].join()).not.toContain("The ward rang us");
      expect(told.join()).toContain("You withdrew this story");
    });

    test("thanks reach whoever told it, and are there a month later", async () => {
      const stage = await open("sqlite");
      await stage.tells("The ward rang us");
      await stage.causeway.itIs(MONDAY);
      expect(await thanks(stage)).toEqual([]);
      await stage.presses("Thank them", DIGEST, "leader");
      await stage.causeway.settles();
      expect(await thanks(stage)).toHaveLength(1);
      await stage.causeway.itIs(A_MONTH_LATER);
      expect(await thanks(stage)).toHaveLength(1);
    });

    test("taken away from where its leaders are, it tells them nothing more", async () => {
      const stage = await open("sqlite");
      await stage.tells("The ward rang us");
      await stage.causeway.settles();
      const toldSince = await stage.takesAway();
      expect(await toldSince()).toEqual([]);
      await stage.causeway.itIs(MONDAY);
      expect(await toldSince()).toEqual([]);
    });

    test.each(kind.troubles.map((trouble) => [trouble, ...heard[trouble]] as const))(
      "a post that meets '%s' has been heard %i times at eight and is heard %i times an hour later",
      async (trouble, atOnce, after) => {
        const stage = await open("sqlite");
        await stage.tells("The ward rang us");
        await stage.causeway.settles();
        stage.meets(trouble);
        await stage.causeway.itIs(MONDAY);
        expect(digests(stage)).toHaveLength(atOnce);
        await stage.causeway.itIs("2026-11-23T09:00:00Z");
        const times = digests(stage).length;
        // Where a platform cannot be asked whether a post arrived, it may be heard twice, and that is counted.
        expect(times).toBeGreaterThanOrEqual(after);
        expect(times).toBeLessThanOrEqual(trouble === "accepted, then broken" ? 2 : after);
      },
    );

    test("hostile words stay words, whichever field they were put in and wherever they are read", async () => {
      const stage = await open("sqlite");
      const hostile =
        "<!channel> <@U0ASHA> <at>Ruth</at> @here [click](https://evil.example) **b** <https://evil.example|x> =SUM(A1) \u202Eabc \u0000 \uD800 <script>alert(1)</script>";
      const more = {
        changed: hostile,
        "know you": "By my role",
        role: "<!channel> <at>Ruth</at> [nurse](https://evil.example)",
      };
      expect(await stage.tells(hostile, { more })).toBe("");
      await stage.causeway.itIs(MONDAY);
      expect(digests(stage)[0]).toMatch(/nurse[\s\S]*click[\s\S]*click/);
      expect(await stage.live()).toEqual([]);
    });

    badInput(kind, open);
  });
}
