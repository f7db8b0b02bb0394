/**
 * `npm run test:long`: the campaigns of which `npm test` runs a short part, at their full length, some hours in all.
 * The figures of those that are benches go to bench/RESULTS.md; the others pass or fail.
 *
 *   npm run test:long -- --quick    a look at whether all of it runs, in minutes; no figures are kept
 */
import path from "node:path";
import { runProgram } from "./run-step.mjs";

const ROOT = path.resolve(import.meta.dirname, "..");
/** The tests that ask test/campaigns/campaign.ts how long they are. */
const TESTS = [
  "server/sync/gate/gate.fuzz.ts",
  "server/sync/bad-lines.int.test.ts",
  "server/sync/generation-schedules.int.test.ts",
  "server/killed-nodes.proc.test.ts",
];
/** With what is enough for a look. */
const BENCHES = {
  kill: ["--runs", "1"],
  fuzz: ["--runs", "1"],
  hostile: ["--seconds", "5", "--only", "forgeries,forgeries (coding)"],
};

const isQuick = process.argv.includes("--quick");
const vitest = path.join(ROOT, "node_modules/.bin/vitest");
const steps = [
  [process.execPath, path.join(ROOT, "scripts/build.mjs")],
  [vitest, "run", ...TESTS],
  ...Object.entries(BENCHES).map(([name, look]) => [
    process.execPath,
    path.join(ROOT, "bench/run.mjs"),
    name,
    ...(isQuick ? look : []),
  ]),
];
for (const command of steps) {
  const { code } = await runProgram(command, {
    cwd: ROOT,
    env: isQuick ? {} : { CAMPAIGNS: "long" },
    stream: true,
  });
  if (code !== 0) process.exitCode = 1;
}
