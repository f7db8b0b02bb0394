import path from "node:path";
import { listChanged } from "./changed-files.mjs";
import { specsFor } from "./specs-for.mjs";

const LINTED = /[.](ts|tsx|js|mjs|cjs)$/;

/**
 * A program and what its end says: a check counts as one, the others report their tests one by one.
 *
 * @typedef {{
 *   name: string,
 *   kind: "check" | "vitest" | "playwright",
 *   command: string[],
 *   flags?: string[],
 *   needs?: string,
 * }} Step
 */

/**
 * How steps are written down. Types are checked by TypeScript 7, four times as fast as the one that ESLint and
 * dependency-cruiser still need.
 *
 * @param {string} root the checkout
 */
function makers(root) {
  const bin = (name) => path.join(root, "node_modules/.bin", name);
  const cache = (name) => [
    "--cache",
    "--cache-location",
    path.join(root, `node_modules/.cache/caucus/${name}`),
  ];
  const byContent = ["--cache-strategy", "content"];
  return {
    check: (name, command) => ({ name, kind: "check", command }),
    script: (name) => [process.execPath, path.join(root, "scripts", name)],
    tsc: (project) => [
      process.execPath,
      path.join(root, "node_modules/typescript-native/bin/tsc"),
      "-p",
      project,
    ],
    eslint: (...files) => [
      bin("eslint"),
      ...["--max-warnings=0", "--no-warn-ignored", ...cache("eslint"), ...byContent],
      ...files,
    ],
    prettier: (...files) => [
      bin("prettier"),
      ...["--check", "--log-level=warn", "--ignore-unknown", ...cache("prettier"), ...byContent],
      ...files,
    ],
    knip: () => [bin("knip"), "--no-progress"],
    vitest: (name, flags = []) => ({
      name,
      kind: "vitest",
      command: [bin("vitest"), "run"],
      flags,
    }),
    playwright: (...specs) => ({
      name: "e2e",
      kind: "playwright",
      command: [bin("playwright"), "test", ...specs],
      needs: "build",
    }),
  };
}

/** Checks that look at the whole repository, and are done in seconds. */
const WHOLE = ["boundaries", "words", "spec", "long-files", "folders", "lock"];

/**
 * All steps of `npm test`, cheapest first. What ESLint and Prettier have found to be right in a file, they do not look
 * at again. For rules about types that is a shortcut, as a type may have changed elsewhere; a fresh clone takes none.
 *
 * @param {string} root the checkout
 * @returns {Step[]}
 */
export function allSteps(root) {
  const { check, script, tsc, eslint, prettier, knip, vitest, playwright } = makers(root);
  return [
    check("lint", eslint(".")),
    check("format", prettier(".")),
    check("types", tsc(".")),
    check("bench-types", tsc("bench")),
    ...WHOLE.map((name) => check(name, script(`checks/check-${name}.mjs`))),
    check("dead-code", knip()),
    check("build", script("build.mjs")),
    vitest("unit"),
    vitest("integration"),
    { ...vitest("process"), needs: "build" },
    vitest("browser"),
    playwright(),
  ];
}

/**
 * The steps that tell quickly whether a change is right: checks of the changed files, tests that import them, and
 * specs that show them.
 *
 * @param {string} root the checkout
 * @param {string} since the commit that the change begins with
 * @returns {Step[]}
 */
export function changedSteps(root, since) {
  const { check, script, tsc, eslint, prettier, knip, vitest, playwright } = makers(root);
  const files = listChanged(root, since);
  const linted = files.filter((file) => LINTED.test(file));
  const specs = specsFor(root, files);
  const flags = ["--changed", since, "--passWithNoTests"];
  return [
    ...(linted.length > 0 ? [check("lint", eslint(...linted))] : []),
    ...(files.length > 0 ? [check("format", prettier(...files))] : []),
    check("types", tsc(".")),
    ...WHOLE.map((name) => check(name, script(`checks/check-${name}.mjs`))),
    check("dead-code", knip()),
    ...(specs.length > 0 ? [check("build", script("build.mjs"))] : []),
    ...["unit", "integration", "browser"].map((name) => vitest(name, flags)),
    ...(specs.length > 0 ? [playwright(...specs)] : []),
  ];
}
