/** Whom to ask instead of a group that is too small, by where its people work. */
import { inArray } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Group } from "../../src/groups/groups.js";
import { sizedGroups } from "../../src/pulses/planning/group-sizes.js";
import { largerGroup } from "../../src/pulses/planning/larger-group.js";
import { words } from "../../src/words/en-GB.js";
import { type Causeway, startCauseway } from "../conversation.js";
import { engines } from "../fresh-store.js";
import { crowd, organisationId, teamOf } from "./crowd.js";

const naming = { words, system: { name: "Northshire" } };
const hospital = { name: "Hospital", sector: "hospital", staff: 100 } as const;
const council = { name: "Council", sector: "council", staff: 100 } as const;
const charity = { name: "Charity", sector: "charity", staff: 10 } as const;

const instead = async ({ store }: Causeway, group: Group, threshold = 11) =>
  (await largerGroup(store.read, naming, group, threshold))?.name;

describe.each(engines)("on %s", (engine) => {
  test("a team's place is where most of its people's organisations are; an organisation's is its largest", async () => {
    const causeway = await startCauseway({ engine });
    const doctors = await crowd(causeway, { ...hospital, places: ["Harbour"] }, 30);
    const planners = await crowd(causeway, { ...council, places: ["Hill", "Vale"] }, 26);
    const helpers = await crowd(causeway, { ...charity, places: ["Harbour", "Hill"] }, 5);
    const few = [...doctors.slice(0, 4), ...planners.slice(0, 3), ...helpers.slice(0, 1)];
    const team = { kind: "team", id: await teamOf(causeway, "Few", few) } as const;
    expect(await instead(causeway, team)).toBe("Harbour (place)");
    const others = { kind: "team", id: await teamOf(causeway, "Others", [...planners.slice(4, 9)]) } as const;
    // Hill and Vale hold as many of them; Hill is the larger.
    expect(await instead(causeway, others)).toBe("Hill (place)");
    const ofCharity = { kind: "organisation", id: await organisationId(causeway, "Charity") } as const;
    expect(await instead(causeway, ofCharity)).toBe("Harbour (place)");
    // Their place is too small for so many: the whole system is not.
    expect(await instead(causeway, ofCharity, 18)).toBe("Everybody across Northshire");
    // 61 people are asked in fifths, so 18.3 answers on a subject can be expected.
    expect(await instead(causeway, ofCharity, 19)).toBeUndefined();
  });

  test("where its people have no place, the whole system is; for the whole system there is nothing larger", async () => {
    const causeway = await startCauseway({ engine });
    await crowd(causeway, { ...hospital, places: ["Harbour"] }, 30);
    const helpers = await crowd(causeway, { ...charity, places: [] }, 5);
    const team = { kind: "team", id: await teamOf(causeway, "Helpers", helpers) } as const;
    expect(await instead(causeway, team)).toBe("Everybody across Northshire");
    expect(await instead(causeway, { kind: "system" })).toBeUndefined();
  });

  test("every group has as many as can be asked: nobody who has left, nobody who opted out, nobody twice", async () => {
    const causeway = await startCauseway({ engine });
    const doctors = await crowd(causeway, { ...hospital, places: ["Harbour", "Hill"] }, 12);
    const planners = await crowd(causeway, { ...council, places: ["Hill"] }, 11);
    await teamOf(causeway, "Hub", doctors);
    const { member } = causeway.store.read.tables;
    const now = causeway.clock.now();
    const changes = [
      [planners[0], { leftAt: now }],
      [doctors[0], { optedOutAt: now }],
    ] as const;
    for (const [person, change] of changes)
      await causeway.store.write((tx) =>
        tx
          .update(member)
          .set(change)
          .where(inArray(member.id, person === undefined ? [] : [person])),
      );
    const sized = await sizedGroups(causeway.store.read, naming);
    expect(sized.map(({ name, people }) => [name, people])).toEqual([
      ["Everybody across Northshire", 21],
      ["Harbour (place)", 11],
      ["Hill (place)", 21],
      ["Hub (team)", 11],
      ["Council", 10],
      ["Hospital", 11],
    ]);
  });
});
