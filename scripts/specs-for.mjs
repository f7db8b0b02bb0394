import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Which specs show what of the product, by how a file's path begins; the first line that fits counts. */
const SHOWN_BY = [
  ["features/accounts/", ["accounts", "devices"]],
  ["features/actors/", ["actors"]],
  ["features/editions/", ["editions"]],
  ["features/reports/", ["reports"]],
  ["features/reading-room/find/", ["reading-find"]],
  ["features/reading-room/filter/", ["reading-filter"]],
  ["features/reading-room/live/", ["live"]],
  ["features/reading-room/outline/", ["statements"]],
  ["features/reading-room/review/", ["editions"]],
  ["features/reading-room/statements/", ["statements"]],
  ["features/team/", ["team"]],
  ["features/upgrade/", ["upgrade"]],
  ["auth/", ["accounts"]],
  ["components/", ["team", "reading-threads"]],
  ["server/import", ["import"]],
  ["server/web/", ["security"]],
];
/** What else the product is made of is in use wherever people discuss a report. */
const PRODUCT = /^(app|collab|contract|data|dom|domain|features|server|styles)\/.*[.](tsx?|css)$/;
const IN_USE = ["reading-threads"];

/**
 * The specs that are worth running after these files have changed: what a quick look can tell, not a proof.
 *
 * @param {string} root the checkout
 * @param {readonly string[]} files
 * @returns {string[]} paths
 */
export function specsFor(root, files) {
  const specs = readdirSync(path.join(root, "e2e"), { recursive: true })
    .filter((file) => file.endsWith(".spec.ts"))
    .map((file) => path.join("e2e", file));
  const named = (name) => specs.filter((spec) => path.basename(spec, ".spec.ts") === name);
  const uses = (spec, helper) =>
    readFileSync(path.join(root, spec), "utf8").includes(`/${helper}"`);
  const wanted = files.flatMap((file) => {
    if (/[.]test[.]tsx?$/.test(file)) return [];
    if (file.startsWith("e2e/")) {
      const helper = path.basename(file, ".ts");
      return specs.filter((spec) => spec === file || uses(spec, helper));
    }
    const [, shown] = SHOWN_BY.find(([beginning]) => file.startsWith(beginning)) ?? [];
    return (shown ?? (PRODUCT.test(file) ? IN_USE : [])).flatMap(named);
  });
  return [...new Set(wanted)].sort();
}
