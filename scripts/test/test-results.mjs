import { readFile } from "node:fs/promises";

/**
 * What a test program's report says. Only a report counts: a program that ended well and reported nothing has shown
 * nothing, unless it was asked only for what a change touches. A file that could not even be loaded is a failure.
 *
 * @param {"vitest" | "playwright"} kind
 * @param {string} file the program's JSON report
 * @param {{ code: number, mayBeEmpty: boolean }} end the program's exit code, and whether no tests are fine
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function readResults(kind, file, { code, mayBeEmpty }) {
  let report;
  try {
    report = JSON.parse(await readFile(file, "utf8"));
  } catch {
    return { passed: 0, failed: code === 0 && mayBeEmpty ? 0 : 1, skipped: 0 };
  }
  const results = kind === "vitest" ? ofVitest(report) : ofPlaywright(report);
  const nothing = results.passed + results.failed === 0;
  if ((nothing && !mayBeEmpty) || (code !== 0 && results.failed === 0)) results.failed += 1;
  return results;
}

function ofVitest(report) {
  const unloadable = report.testResults.filter(
    (file) =>
      file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function ofPlaywright({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}
