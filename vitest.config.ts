import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/slow/**"],
    globalSetup: "test/postgres.ts",
    pool: "threads",
    maxWorkers: 2,
  },
});
