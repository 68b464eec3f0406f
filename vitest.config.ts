import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, mostly with a browser, begins first, and the small ones fill the gaps. */
const isLong = ({ moduleId }: TestSpecification): boolean =>
  /platforms\/web|web\/browser|stories\/(?:guard|whole)|test\/cli/.test(moduleId);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/slow/**", "test/**/*.slow.test.ts"],
    globalSetup: "test/postgres.ts",
    pool: "threads",
    maxWorkers: 2,
    // Modules are loaded once for each of the two, not for each file: half of the time went there.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // A busy machine is slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
