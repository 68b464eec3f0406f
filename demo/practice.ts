/** What people of the made-up system thanked for, needed, lent, were stopped by and tried. */
import { eq } from "drizzle-orm";
import { triesOf } from "../src/tries/tries.js";
import { asked } from "./asked.js";
import { coffees } from "./coffees.js";
import type { Moment, Stage } from "./moments.js";

type At = Moment["at"];

interface Thanks {
  readonly at: At;
  readonly by: string;
  readonly who: string;
  /** The key of an organisation. */
  readonly works: string;
  readonly what: string;
}

/** Answers to Cross-boundary Friday, most of them. */
const thanks: readonly Thanks[] = [
  {
    at: ["2026-09-11", "11:20"],
    by: "leanne-fox",
    who: "Kwame Boateng",
    works: "eastshire-council",
    what: "The ramp was there before the ambulance was.",
  },
  {
    at: ["2026-09-25", "12:05"],
    by: "jo-clark",
    who: "Bethan Price",
    works: "northshire-community",
    what: "You told me about the loose stair rail the same day.",
  },
  {
    at: ["2026-10-09", "11:45"],
    by: "anjali-mehta",
    who: "Sunita Rao",
    works: "northshire-general",
    what: "You rang me before the bag of medicines left the hospital.",
  },
  {
    at: ["2026-10-23", "13:10"],
    by: "ngozi-eze",
    who: "Agnieszka Nowak",
    works: "eastshire-council",
    what: "Your carers waited for me, so we could show the new hoist once and not twice.",
  },
  {
    at: ["2026-11-06", "11:30"],
    by: "chloe-bennett",
    who: "Grace Adeyemi",
    works: "northshire-general",
    what: "I had the discharge letter before the family rang me.",
  },
];

const thanked = thanks.map(({ at, by, who, works, what }): Moment => {
  return {
    at,
    does: ({ sends, organisation }) =>
      sends(by, "thank-people", { who, where: [organisation(works)], what, seen: "them" }),
  };
});

const needs: readonly Moment[] = [
  {
    at: ["2026-10-13", "11:15"],
    does: ({ sends }) =>
      sends("kate-sutcliffe", "give-need", {
        need: "A hall for twelve people on Thursday afternoons, for the balance class.",
        offer: "",
        contact: "Kate Sutcliffe, therapy team",
      }),
  },
  {
    at: ["2026-10-15", "09:40"],
    does: ({ sends }) =>
      sends("tyrone-campbell", "give-need", {
        need: "",
        offer: "The hall beside the library is empty on Thursday afternoons.",
        contact: "Tyrone Campbell, front desk",
      }),
  },
  settles("kate-sutcliffe", ["2026-10-22", "16:30"]),
  settles("tyrone-campbell", ["2026-10-23", "09:10"]),
  {
    at: ["2026-11-03", "11:20"],
    does: ({ sends }) =>
      sends("sean-gallagher", "give-need", {
        need: "Somebody who can read Polish letters with us for an hour a week.",
        offer: "",
        contact: "Sean Gallagher, practice manager",
      }),
  },
];

function settles(person: string, at: At): Moment {
  return {
    at,
    async does({ read, presses }) {
      const [match] = await read.select({ id: read.tables.needMatch.id }).from(read.tables.needMatch);
      if (match === undefined) throw new Error("nothing was matched");
      await presses(person, "settle-match", match.id);
    },
  };
}

/** One that was answered within its ten days, and one that was not. */
const rules: readonly Moment[] = [
  {
    at: ["2026-10-06", "14:00"],
    does: ({ sends, organisation }) =>
      sends("bethan-price", "raise-rule", {
        rule: "Only ward staff may order a walking frame.",
        stopped: "I see on a home visit that somebody needs one, and they wait until the ward rings back.",
        ownedBy: organisation("northshire-general"),
        who: "",
      }),
  },
  {
    at: ["2026-10-12", "10:20"],
    async does(stage) {
      await stage.sends(
        "asha-patel",
        "answer-rule",
        {
          outcome: "changed",
          answer: "Falls nurses can order frames from our store from Monday on. The form has a box for it now.",
        },
        await ruleOf(stage, "northshire-general"),
      );
    },
  },
  {
    at: ["2026-11-02", "15:30"],
    does: ({ sends, organisation }) =>
      sends("ngozi-eze", "raise-rule", {
        rule: "A GP has to sign before a nurse may change a dressing.",
        stopped: "People sit with a wet dressing until the surgery opens, although we know what it needs.",
        ownedBy: organisation("northshire-gps"),
        who: "",
      }),
  },
];

async function ruleOf({ read, organisation }: Stage, owner: string): Promise<string> {
  const { blockedRule } = read.tables;
  const [rule] = await read
    .select({ id: blockedRule.id })
    .from(blockedRule)
    .where(eq(blockedRule.ownedBy, organisation(owner)));
  if (rule === undefined) throw new Error(`no rule is with ${owner}`);
  return rule.id;
}

/** One that was adopted, and one that is looked at this week. */
const tries: readonly Moment[] = [
  {
    at: ["2026-09-22", "14:20"],
    does: ({ sends }) =>
      sends("chloe-bennett", "start-try", {
        aim: "The care home waits less for our answers.",
        prediction: "One call at ten, with all questions, takes a doctor no longer than six calls.",
        test: "For two weeks Beech Grove keeps its questions for ten o'clock.",
        who: "Chloe, and whoever is on at Beech Grove",
        tag: "mechanics",
        studyOn: "2026-10-06",
      }),
  },
  {
    at: ["2026-10-07", "12:40"],
    async does({ sends, read, member }) {
      const [one] = await triesOf(read, member("chloe-bennett"), 1);
      if (one === undefined) throw new Error("nothing was tried");
      await sends(
        "chloe-bennett",
        "study-try",
        {
          saw: "Nine days out of ten, all was answered by half past ten.",
          learned: "The doctors like it best: nobody interrupts them any more.",
          decision: "adopt",
        },
        one.id,
      );
    },
  },
  {
    at: ["2026-11-04", "10:30"],
    does: ({ sends }) =>
      sends("kwame-boateng", "start-try", {
        aim: "The right ramp comes the first time.",
        prediction: "With a photo of the front step, eight ramps out of ten fit at once.",
        test: "For two weeks the ward sends us a photo with each request.",
        who: "Kwame and Leanne",
        tag: "mechanics",
        studyOn: "2026-11-18",
      }),
  },
];

export const practice: readonly Moment[] = [...coffees, ...thanked, ...needs, ...rules, ...tries, ...asked];
