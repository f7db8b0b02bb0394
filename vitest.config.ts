import path from "node:path";
import { defineConfig } from "vitest/config";

const OUTSIDE = ["**/node_modules/**", "**/.{next,build,data,e2e}/**", "e2e/**", "bench/**"];

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.{test,fuzz}.{ts,tsx}"],
          exclude: [...OUTSIDE, "**/*.{int,proc,browser}.test.{ts,tsx}"],
        },
      },
      {
        extends: true,
        test: {
          // On a real PostgreSQL: test/postgres.ts gives each file a database of its own.
          name: "integration",
          include: ["**/*.int.test.ts"],
          exclude: OUTSIDE,
          globalSetup: ["test/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          // Starts the built server, so it needs a build first.
          name: "process",
          include: ["**/*.proc.test.ts"],
          exclude: OUTSIDE,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          // Pixels, ranges and selections are only true in a real browser: test/chromium.ts starts one.
          name: "browser",
          include: ["**/*.browser.test.ts"],
          exclude: OUTSIDE,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
