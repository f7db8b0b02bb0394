import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const OUTSIDE = ["**/node_modules/**", "**/.{next,build,data,dev,e2e}/**", "e2e/**", "bench/**"];

/** Files that take minutes begin first: one that began last would run alone. */
const LONG = [/kill-campaign\.proc\.test\.ts$/, /\.fuzz\.ts$/, /\.proc\.test\.ts$/];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const place = LONG.findIndex((pattern) => pattern.test(moduleId));
      return place === -1 ? LONG.length : place;
    };
    return sorted.sort((a, b) => placeOf(a) - placeOf(b));
  }
}

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    // Vitest would leave one core free, which on two is half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // Nothing here keeps anything that the next file could find.
          isolate: false,
          // Thousands of random cases take seconds, and on a busy machine many.
          testTimeout: 60_000,
          include: ["**/*.{test,fuzz}.{ts,tsx}"],
          exclude: [...OUTSIDE, "**/*.{int,proc,browser}.test.{ts,tsx}"],
        },
      },
      {
        extends: true,
        test: {
          // On a real PostgreSQL: test/postgres.ts gives each file a database of its own.
          name: "integration",
          // Modules are loaded once in each worker; a file closes what it opens.
          isolate: false,
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
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          // Pixels, ranges and selections are only true in a real browser: test/browser/chromium.ts starts one.
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
