/**
 * `npm run test:long`: the campaigns of which `npm test` runs a short part, at their full length, some hours in all.
 * The figures of those that are benches go to bench/RESULTS.md; the others pass or fail.
 */
import path from "node:path";
import { runProgram } from "./run-step.mjs";

const ROOT = path.resolve(import.meta.dirname, "..");
/** The tests that ask test/campaigns/campaign.ts how long they are. */
const TESTS = [
  "server/sync/gate/gate.fuzz.ts",
  "server/sync/bad-lines.int.test.ts",
  "server/killed-nodes.proc.test.ts",
];
const BENCHES = ["kill", "fuzz", "hostile"];

const vitest = path.join(ROOT, "node_modules/.bin/vitest");
const steps = [
  [process.execPath, path.join(ROOT, "scripts/build.mjs")],
  [vitest, "run", ...TESTS],
  ...BENCHES.map((name) => [process.execPath, path.join(ROOT, "bench/run.mjs"), name]),
];
for (const command of steps) {
  const { code } = await runProgram(command, {
    cwd: ROOT,
    env: { CAMPAIGNS: "long" },
    stream: true,
  });
  if (code !== 0) process.exitCode = 1;
}
