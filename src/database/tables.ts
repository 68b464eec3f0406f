/** Every table, once. The two engines differ only in `kit.ts`. */
import type { Kit } from "./kit.js";
import { defineAuditTables } from "./tables/audit.js";
import { defineCelebrationsTables } from "./tables/celebrations.js";
import { defineDigestsTables } from "./tables/digests.js";
import { defineDirectoryTables } from "./tables/directory.js";
import { defineFiguresTables } from "./tables/figures.js";
import { defineGroupsTables } from "./tables/groups.js";
import { defineJargonTables } from "./tables/jargon.js";
import { defineMeetingsTables } from "./tables/meetings.js";
import { definePassesTables } from "./tables/passes.js";
import { definePollsTables } from "./tables/polls.js";
import { definePracticeTables } from "./tables/practice.js";
import { definePulsesTables } from "./tables/pulses.js";
import { defineRitualsTables } from "./tables/rituals.js";
import { defineScheduleTables } from "./tables/schedule.js";
import { defineStoriesTables } from "./tables/stories.js";
import { defineStoryAnswersTables } from "./tables/story-answers.js";
import { defineSwitchesTables } from "./tables/switches.js";
import { defineThanksTables } from "./tables/thanks.js";

export function defineTables(kit: Kit) {
  const directory = defineDirectoryTables(kit);
  const stories = defineStoriesTables(kit, directory);
  const digests = defineDigestsTables(kit, directory, stories);
  const pulses = definePulsesTables(kit, directory);
  const groups = defineGroupsTables(kit, directory);
  return {
    ...directory,
    ...stories,
    ...digests,
    ...defineStoryAnswersTables(kit, directory, stories),
    ...defineAuditTables(kit, directory),
    ...defineThanksTables(kit, directory),
    ...defineJargonTables(kit, directory),
    ...definePassesTables(kit, directory),
    ...defineScheduleTables(kit, directory),
    ...groups,
    ...pulses,
    ...defineFiguresTables(kit, directory, pulses),
    ...definePollsTables(kit, directory),
    ...defineRitualsTables(kit, directory, groups),
    ...defineMeetingsTables(kit, directory, groups),
    ...definePracticeTables(kit, directory, groups),
    ...defineCelebrationsTables(kit, directory, groups),
    ...defineSwitchesTables(kit),
  };
}

export type Tables = ReturnType<typeof defineTables>;
