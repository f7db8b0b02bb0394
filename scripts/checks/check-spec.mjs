/**
 * Every rule of collab/SPEC.md has a test whose title begins with its number, `[SY1]`, and no title cites a rule that
 * is not there.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");
const SPEC = "collab/SPEC.md";
const FOLDERS = ["app", "auth", "collab", "components", "contract", "data", "dom", "domain"].concat(
  ["e2e", "features", "server", "test"],
);
const TEST = /[.](test|fuzz|spec)[.]tsx?$/;
const RULE = /^- \*\*([A-Z]{2}\d+)\*\* /gm;
/** The beginning of a title: one rule or several, as in "[SY4] [SY3] …". */
const CITATIONS = /["'`]((?:\[[A-Z]{2}\d+\] )+)/g;

const rules = allOf(RULE, read(SPEC));
/** @type {Map<string, string>} each rule that is cited, and a file that cites it */
const cited = new Map();
for (const file of FOLDERS.flatMap(listTests)) {
  for (const citations of allOf(CITATIONS, read(file))) {
    for (const rule of allOf(/([A-Z]{2}\d+)/g, citations)) cited.set(rule, file);
  }
}

const failures = [
  ...rules
    .filter((rule, at) => rules.indexOf(rule) !== at)
    .map((rule) => `${SPEC} has two rules ${rule}.`),
  ...rules
    .filter((rule) => !cited.has(rule))
    .map((rule) => `No title of a test begins with [${rule}].`),
  ...[...cited]
    .filter(([rule]) => !rules.includes(rule))
    .map(([rule, file]) => `${file} cites ${rule}, which ${SPEC} does not have.`),
];
if (rules.length === 0) failures.push(`${SPEC} has no rules: the check is blind.`);

if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exitCode = 1;
} else {
  console.log(`${rules.length} rules are cited.`);
}

function listTests(folder) {
  return readdirSync(path.join(ROOT, folder), { recursive: true })
    .filter((file) => TEST.test(file))
    .map((file) => path.join(folder, file));
}

function read(file) {
  return readFileSync(path.join(ROOT, file), "utf8");
}

function allOf(pattern, text) {
  return [...text.matchAll(pattern)].map(([, rule]) => rule);
}
