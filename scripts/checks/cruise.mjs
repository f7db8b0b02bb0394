import { execFile } from "node:child_process";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");

/**
 * Runs dependency-cruiser in a checkout, or in a copy of one.
 *
 * @param {string} root
 */
export async function cruise(root) {
  const bin = path.join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const args = ["--config", ".dependency-cruiser.cjs", "--output-type", "json", "."];
  const json = await new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [bin, ...args],
      { cwd: root, maxBuffer: 512 * 1024 * 1024 },
      // It exits with the number of violations; only silence is a failure of its own.
      (error, stdout, stderr) =>
        stdout ? resolve(stdout) : reject(new Error(stderr || String(error))),
    );
  });
  const result = JSON.parse(json);
  const imports = result.modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved, module }) => ({ from: source, to: resolved, specifier: module })),
  );
  const specifiers = new Map(
    imports.map(({ from, to, specifier }) => [`${from}|${to}`, specifier]),
  );
  return {
    modules: result.modules.filter(({ source }) => /^[a-z]+\/.*[.]tsx?$/.test(source)).length,
    imports,
    violations: result.summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      to,
      specifier: specifiers.get(`${from}|${to}`),
    })),
  };
}
