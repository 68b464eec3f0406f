/** What every platform must do with what comes late, twice, from an earlier version or from a forger. */
import { eq, ne } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId, type StoryId } from "../../src/database/ids.js";
import { A_MONTH_LATER, DIGEST, type Kind, MONDAY, type Stage } from "./platform.js";

const NHS_NUMBER = "NHS no 943 476 5919 rang us";

export function badInput(kind: Kind, open: (engine: "sqlite" | "postgres") => Promise<Stage>): void {
  /** Somebody told a story last month, and leaders read it. */
  async function told(): Promise<Stage> {
    const stage = await open("sqlite");
    await stage.tells("The ward rang us");
    await stage.causeway.itIs(MONDAY);
    return stage;
  }

  describe("a card from last month", () => {
    async function toldLastMonth(): Promise<Stage> {
      const stage = await told();
      await stage.causeway.itIs(A_MONTH_LATER);
      return stage;
    }

    test("still edits its story, and every copy follows", async () => {
      const stage = await toldLastMonth();
      await stage.presses("Edit", "The ward rang us");
      await stage.edits("The ward rang us twice");
      await stage.causeway.settles();
      expect((await stage.privately()).join()).toContain("The ward rang us twice");
      expect(stage.leaders().join()).toContain("The ward rang us twice");
    });

    test("still withdraws its story, once: on a screen that was left open it says that the story is gone", async () => {
      const stage = await toldLastMonth();
      expect(await stage.presses("Withdraw", "The ward rang us")).toContain("You withdrew this story");
      await stage.causeway.settles();
      expect(stage.leaders().join()).not.toContain("The ward rang us");
      expect(await stage.presses("Withdraw", "The ward rang us")).toContain("no longer here");
      expect(await stage.presses("Edit", "The ward rang us")).toContain("no longer here");
    });

    test("still reads its story and thanks for it, once", async () => {
      const stage = await toldLastMonth();
      const press = (label: string) => stage.presses(label, DIGEST, "leader");
      expect(await press("Read it")).toContain("The ward rang us");
      expect(await press("Thank them")).toContain("Your thanks are on their way");
      expect(await press("Thank them")).toContain("already");
      await stage.causeway.settles();
      expect((await stage.privately()).filter((text) => text.includes("thanks you"))).toHaveLength(1);
    });

    test("neither reads nor thanks for a story that has been withdrawn", async () => {
      const stage = await toldLastMonth();
      await stage.presses("Withdraw", "The ward rang us");
      await stage.causeway.settles();
      for (const label of ["Read it", "Thank them"])
        expect(await stage.presses(label, DIGEST, "leader")).toContain("no longer here");
    });

    test("asks nothing any more where it was never answered", async () => {
      const stage = await open("sqlite");
      await stage.proposes("We rang each other");
      await stage.causeway.itIs(A_MONTH_LATER);
      for (const label of ["Yes, let me look at it", "No, thank you"])
        expect(await stage.presses(label, "We rang each other", "leader")).toContain(
          "This has been answered, or its time has passed.",
        );
      expect(await storiesIn(stage)).toEqual([]);
    });

    const mendable = kind.troubles.filter((trouble) => trouble === "not invited");
    test.each(mendable)("does not try again what met '%s' and has had its time", async (trouble) => {
      const stage = await open("sqlite");
      stage.meets(trouble);
      await stage.causeway.itIs(MONDAY);
      await stage.causeway.itIs(A_MONTH_LATER);
      const before = stage.leaders();
      expect(await stage.presses("Try again", "could not be posted", "leader")).toContain("Its time has passed.");
      await stage.causeway.settles();
      expect(stage.leaders()).toEqual(before);
    });
  });

  describe("from an earlier version", () => {
    test.each([
      ["an action", "Withdraw", "withdraw-story"],
      ["a form", "Edit", "edit-story"],
    ])("a button for %s that is no more says that its card is too old", async (_, label, name) => {
      const stage = await told();
      await stage.altersCard("Thank you", name, "of-old");
      expect(await stage.presses(label, "Thank you")).toContain("too old to answer");
      await stage.causeway.settles();
      expect(stage.leaders().join()).toContain("The ward rang us");
    });

    test("a form that is no more says so, and saves nothing", async () => {
      const stage = await open("sqlite");
      await stage.tells(NHS_NUMBER);
      await stage.altersForm("share-story", "of-old");
      expect(await stage.tells("The ward rang us")).toContain("too old to answer");
      expect(await storiesIn(stage)).toEqual([]);
    });

    test("a field that is no more is left out", async () => {
      const stage = await open("sqlite");
      await stage.tells(NHS_NUMBER);
      await stage.altersForm('role"', 'of-old"');
      expect(await stage.tells("The ward rang us")).toBe("");
      expect(await storiesIn(stage)).toMatchObject([{ happened: "The ward rang us", role: "" }]);
    });

    test("a form that lacks a field of today becomes the form of today, holding what was typed", async () => {
      const stage = await open("sqlite");
      await stage.tells(NHS_NUMBER);
      await stage.altersForm('changed"', 'of-old"');
      await stage.tells("The ward rang us");
      expect(await stage.openForm()).toContain("Please say what changed");
      expect(await stage.openForm()).toContain("The ward rang us");
      expect(await stage.tells("The ward rang us")).toBe("");
      expect(await storiesIn(stage)).toHaveLength(1);
    });
  });

  describe("a form that is sent again", () => {
    test.each(["sqlite", "postgres"] as const)(
      "on %s, by two presses at the same moment and one a minute later, is one story",
      async (engine) => {
        const stage = await open(engine);
        await stage.tells(NHS_NUMBER);
        await Promise.all([stage.tells("The ward rang us"), stage.tells("The ward rang us")]);
        await stage.causeway.itIs("2026-11-18T09:01:00Z");
        await stage.sendsAgain("The ward rang us");
        await stage.causeway.settles();
        expect(await storiesIn(stage)).toHaveLength(1);
        expect(await stage.confirmations()).toBe(1);
      },
    );

    test("with other words tells those too: nothing that was written is lost", async () => {
      const stage = await open("sqlite");
      await stage.tells("The ward rang us");
      await stage.sendsAgain("The ward wrote to us");
      await stage.sendsAgain("The ward wrote to us");
      await stage.causeway.settles();
      expect((await storiesIn(stage)).map(({ happened }) => happened).toSorted()).toEqual([
        "The ward rang us",
        "The ward wrote to us",
      ]);
      expect(await stage.confirmations()).toBe(2);
    });
  });

  describe("somebody who may not", () => {
    test("cannot edit another person's story", async () => {
      const stage = await told();
      const [own] = await storiesIn(stage);
      const theirs = await leadersStory(stage, "same");
      await stage.presses("Edit", "The ward rang us");
      await stage.altersForm(String(own?.id), theirs);
      expect(await stage.edits("Not yours any more")).toContain("no longer here");
      expect((await storiesIn(stage)).map(({ happened }) => happened)).not.toContain("Not yours any more");
    });

    test("cannot thank themselves", async () => {
      const stage = await told();
      await stage.altersCard("Thank you", "withdraw-story", "thank-author");
      expect(await stage.presses("Withdraw", "Thank you")).toContain("This is your own story");
      expect(await thanksIn(stage)).toEqual([]);
    });

    test.each(["read-story", "thank-author"])(
      "can by no forged %s come at what another organisation keeps to itself",
      async (action) => {
        const stage = await told();
        const [own] = await storiesIn(stage);
        const theirs = await leadersStory(stage, "partner");
        await stage.altersCard("Thank you", "withdraw-story", action);
        await stage.altersCard("Thank you", String(own?.id), theirs);
        expect(await stage.presses("Withdraw", "Thank you")).toContain("no longer here");
        expect(await thanksIn(stage)).toEqual([]);
      },
    );

    test("can neither tell nor decline what another person was asked", async () => {
      const stage = await told();
      const [own] = await storiesIn(stage);
      await stage.proposes("We rang each other");
      await stage.causeway.settles();
      const { read } = stage.causeway.store;
      const proposals = () => read.select().from(read.tables.proposal);
      const [asked] = await proposals();
      await stage.tells(NHS_NUMBER);
      await stage.makesFormAbout(String(asked?.id));
      await stage.tells("We rang each other");
      await stage.altersCard("Thank you", "withdraw-story", "decline-proposal");
      await stage.altersCard("Thank you", String(own?.id), String(asked?.id));
      expect(await stage.presses("Withdraw", "Thank you")).toContain("This has been answered, or its time has passed.");
      expect(await storiesIn(stage)).toHaveLength(1);
      expect(await proposals()).toEqual([asked]);
    });
  });
}

async function storiesIn({ causeway }: Stage) {
  const { read } = causeway.store;
  return read.select().from(read.tables.story);
}

async function thanksIn({ causeway }: Stage) {
  const { read } = causeway.store;
  return read.select().from(read.tables.storyThanks);
}

/** A story that the leader told, at the same organisation as the one that is there or at the partner; its id. */
async function leadersStory({ causeway, partner }: Stage, where: "same" | "partner"): Promise<string> {
  return causeway.store.write(async (tx) => {
    const { story, member, organisation } = tx.tables;
    const [own] = await tx.select().from(story);
    if (own === undefined) throw new Error("there is no story yet");
    const [leader] = await tx.select().from(member).where(ne(member.id, own.authorId));
    const [other] = await tx.select().from(organisation).where(eq(organisation.name, partner));
    if (leader === undefined || other === undefined) throw new Error("there is nobody else");
    const id = newId<StoryId>();
    const organisationId = where === "same" ? own.organisationId : other.id;
    const theirs = { id, authorId: leader.id, organisationId, audience: "organisation", happened: "Theirs" } as const;
    await tx.insert(story).values({ ...own, ...theirs });
    return id;
  });
}
