/**
 * `npm test`: everything that must hold, in the order in which it is cheapest to learn that it does not.
 *
 *   npm test                          all of it
 *   npm test -- --changed             what a change touches: since the last commit, in a minute or two
 *   npm test -- --changed=main        … since another one
 *   npm test -- --only unit,e2e       some steps, by name
 *   npm test -- --list                their names
 *
 * Needs Node and npm alone: it installs what is missing. Every step runs even when an earlier one failed, and the
 * last line is `N passed, N failed`: tests are counted one by one, each static check as one.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { install } from "./install.mjs";
import { runProgram, stopPrograms } from "./run-step.mjs";
import { readResults } from "./test/test-results.mjs";
import { allSteps, changedSteps } from "./test/test-steps.mjs";

const ROOT = path.resolve(import.meta.dirname, "..");
const STOP_GRACE_MS = 10_000;
/** Each check takes one core; what is measured or timed never runs beside another. */
const CHECKS_AT_ONCE = 2;

const { steps: chosen, isPart } = chooseSteps(process.argv.slice(2));
console.log(`Node ${process.version} on ${process.platform} ${process.arch}`);
const reports = await mkdtemp(path.join(tmpdir(), "caucus-test-"));
let stopped = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (stopped) return;
    stopped = true;
    console.error(`\nStopping (${signal}).`);
    void stopPrograms(STOP_GRACE_MS);
  });
}

const total = { passed: 0, failed: 0, skipped: 0 };
const failedSteps = new Set();
try {
  await prepare();
  const left = [...chosen];
  while (left.length > 0 && !stopped) {
    const others = left.findIndex(({ kind }) => kind !== left[0].kind);
    const alike = left.splice(0, others === -1 ? left.length : others);
    const [{ kind }] = alike;
    if (kind === "check") {
      await Promise.all(Array.from({ length: CHECKS_AT_ONCE }, () => takeEach(alike)));
    } else if (kind === "vitest") await takeProjects(alike);
    else await takeEach(alike);
  }
} finally {
  await rm(reports, { recursive: true, force: true });
}

if (stopped) total.failed += 1;
if (failedSteps.size > 0) console.log(`\nFailed: ${[...failedSteps].join(", ")}`);
if (total.skipped > 0) console.log(`\n${total.skipped} skipped`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

async function takeEach(steps) {
  for (let step = steps.shift(); step && !stopped; step = steps.shift()) await takeStep(step);
}

async function takeProjects(projects) {
  const isReady = ({ needs }) => !needs || !failedSteps.has(needs);
  await takeEach(projects.filter((project) => !isReady(project)));
  const names = projects.filter(isReady).map(({ name }) => name);
  if (names.length === 0 || stopped) return;
  const [{ command, flags }] = projects;
  const wanted = names.flatMap((name) => ["--project", name]);
  const reporters = ["--reporter=default", "--reporter=json"];
  await takeStep({
    name: names.join(", "),
    kind: "vitest",
    command: [...command, ...wanted, ...flags, ...reporters],
  });
}

async function takeStep(step) {
  const results = await runStep(step);
  for (const key of Object.keys(total)) total[key] += results[key];
  if (results.failed > 0) failedSteps.add(step.name);
}

async function runStep(step) {
  if (step.needs && failedSteps.has(step.needs)) {
    console.log(`✗ ${step.name}: not run, because ${step.needs} failed`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const started = performance.now();
  const report = path.join(reports, `${step.name}.json`);
  const streams = step.kind !== "check";
  if (streams) console.log(`\n▸ ${step.name}`);
  const command =
    step.kind === "vitest" ? [...step.command, `--outputFile.json=${report}`] : step.command;
  const { code, output } = await runProgram(command, {
    cwd: ROOT,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, CI: "1", NO_COLOR: "1" },
    stream: streams,
  });
  const results =
    step.kind === "check"
      ? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
      : await readResults(step.kind, report, { code, mayBeEmpty: isPart });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const counts = streams ? ` (${results.passed} passed, ${results.failed} failed)` : "";
  console.log(`${results.failed === 0 ? "✓" : "✗"} ${step.name} ${seconds} s${counts}`);
  if (results.failed > 0 && !streams) console.log(indent(output));
  return results;
}

/** @returns {{ steps: import("./test/test-steps.mjs").Step[], isPart: boolean }} `isPart`: only of what has changed */
function chooseSteps(args) {
  const { values } = parseArgs({
    args: args.map((arg) => (arg === "--changed" ? "--changed=HEAD" : arg)),
    options: {
      changed: { type: "string" },
      only: { type: "string" },
      list: { type: "boolean" },
    },
  });
  const isPart = values.changed !== undefined;
  const steps = isPart ? changedSteps(ROOT, values.changed) : allSteps(ROOT);
  const names = steps.map(({ name }) => name);
  if (values.list) {
    console.log(names.join("\n"));
    process.exit(0);
  }
  if (values.only === undefined) return { steps, isPart };
  const wanted = values.only.split(",").filter(Boolean);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (wanted.length === 0 || unknown.length > 0) {
    console.error(`--only takes ${names.join(",")}; not ${unknown.join(",") || "nothing"}.`);
    process.exit(2);
  }
  return { steps: steps.filter(({ name }) => wanted.includes(name)), isPart };
}

function indent(output) {
  return output.trimEnd().replace(/^/gm, "    ");
}

/** The packages, and the database client that types and tests are about. */
async function prepare() {
  await install(ROOT);
  const command = [process.execPath, path.join(ROOT, "scripts/generate.mjs")];
  const { code, output } = await runProgram(command, { cwd: ROOT, stream: false });
  if (code !== 0) throw new Error(output);
  // Unpacked once, before several processes look for it at the same moment.
  const { default: packed } = await import("@sparticuz/chromium");
  if (process.platform === "linux" && process.arch === "x64") await packed.executablePath();
}
