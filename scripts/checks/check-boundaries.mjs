/**
 * Checks who imports whom, and then checks the checker: a copy of the tree gets one forbidden import for every rule,
 * and each must be caught. Such tools have been seen to read nothing and report success.
 */
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { Linter } from "eslint";
import lint from "../../eslint.config.js";
import { cruise } from "./cruise.mjs";
import order from "./feature-order.cjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const FOLDERS = [
  "app",
  "auth",
  "collab",
  "components",
  "contract",
  "data",
  "dom",
  "domain",
  "features",
  "generated",
  "messages",
  "server",
  "styles",
  "words",
];

/** For each rule: a file, what it imports, and (where the import is of ours) the file that is imported. */
const PLANTS = [
  ["no-circular", "domain/canary-a.ts", "@/domain/canary-b", `import "@/domain/canary-a";`],
  ["no-orphans", "domain/canary-orphan.ts", null],
  ["no-unresolvable", "collab/canary.ts", "@/collab/nowhere"],
  ["product-needs-no-dev-dependency", "server/canary.ts", "fast-check"],
  ["product-never-imports-tests", "domain/canary.ts", "@/domain/canary-own.test"],
  ["domain-is-pure", "domain/canary.ts", "@/data/canary-target"],
  ["domain-needs-no-package", "domain/canary.ts", "zod"],
  ["domain-edition-reads-texts-only", "domain/edition/canary.ts", "nanoid"],
  ["domain-anchoring-searches-only", "domain/anchoring/canary.ts", "nanoid"],
  ["domain-recognition-knows-states-only", "domain/recognition/canary.ts", "nanoid"],
  ["recognition-has-one-reader", "domain/statements/canary.ts", "@/domain/recognition/canary-own"],
  ["actors-know-names-only", "domain/actors/canary.ts", "@/domain/recognition/canary-own"],
  [
    "names-know-no-rules",
    "domain/recognition/lexicon/canary.ts",
    "@/domain/recognition/canary-own",
  ],
  ["domain-does-no-io", "domain/canary.ts", "node:fs"],
  ["facts-know-no-kind", "domain/facts/canary.ts", "@/domain/facts/report/canary-target"],
  ["dom-knows-only-domain", "dom/canary.ts", "@/collab/canary-target"],
  ["dom-needs-no-package", "dom/canary.ts", "react"],
  ["collab-knows-only-domain", "collab/canary.ts", "@/data/canary-target"],
  ["link-knows-no-facts", "collab/client/canary.ts", "@/domain/facts/judge"],
  ["link-knows-no-facts", "collab/client/canary-place.ts", "@/collab/report-place"],
  ["collab-is-framework-free", "collab/canary.ts", "zod"],
  ["contract-knows-only-domain", "contract/canary.ts", "@/data/canary-target"],
  ["routes-and-pages-ask-first", "server/api/canary.ts", "@/data/readable"],
  ["private-rows-are-their-owners", "server/rooms/canary.ts", "@/data/readable-owner"],
  ["data-stores", "data/canary.ts", "@/auth/canary-target"],
  ["read-model-is-a-loop", "data/canary.ts", "@/data/read-model/canary-target"],
  ["auth-knows-people", "auth/canary.ts", "@/server/canary-target"],
  ["server-is-not-a-page", "server/canary.ts", "@/features/canary/canary-target"],
  ["sync-knows-no-kind", "server/sync/canary.ts", "@/server/rooms/canary-room"],
  ["sync-knows-no-kind", "server/sync/canary-place.ts", "@/collab/report-place"],
  ["jobs-know-no-kind", "server/jobs/canary.ts", "@/server/jobs/kinds/canary-job"],
  ["components-are-generic", "components/canary.ts", "@/domain/canary-target"],
  ["app-is-thin", "app/canary.ts", "@/data/canary-target"],
  ["words-know-catalogues", "words/canary.ts", "@/features/canary/canary-target"],
  ["catalogues-stay-on-the-server", "features/canary/client.ts", "@/words/catalogues"],
  ["words-stand-in-catalogues", "features/canary/client.ts", "@/features/canary/messages"],
  ["messages-have-one-door", "features/canary/client.ts", "use-intl"],
  ["nobody-imports-app", "server/canary.ts", "@/app/canary-target"],
  ["loaders-read-for-pages", "features/canary/loaders.ts", "@/dom/canary-target"],
  ["client-never-touches-data", "features/canary/client.ts", "@/data/canary-target"],
  [
    "client-never-touches-loaders",
    "features/canary/components/list.ts",
    "@/features/canary/loaders",
  ],
  ["features-have-an-order", "features/api/canary.ts", "@/features/team/canary-target"],
  [
    "features-have-an-order",
    "features/editions/components/canary.ts",
    "@/features/reading-room/canary-target",
  ],
  ["kernel-knows-no-part", "features/reading-room/kernel/canary.ts", "../parts"],
  ["every-feature-has-its-place", "features/canary/client.ts", "@/features/api/canary-target"],
  ["browser-has-no-node", "features/canary/client.ts", "node:fs"],
  ["yjs-has-one-door", "features/canary/components/list.ts", "yjs"],
  ["prisma-has-one-door", "server/canary.ts", "pg"],
  ["next-stays-outside", "data/canary.ts", "next/headers"],
  ["react-draws-screens-only", "server/canary.ts", "react"],
  ["sockets-have-one-door", "features/canary/client.ts", "ws"],
];

/** Lines that the linter must catch in a folder that has rules of its own there. */
const PLANTED_LINES = [
  ["domain/recognition/**/*.ts", `export const BY = new Set(["by", "par", "por"]);`],
  ["domain/recognition/**/*.ts", `export const BY = new Set("by par por".split(" "));`],
  ["domain/recognition/**/*.ts", `export const BY = ("by par " + "por").split(" ");`],
  ["domain/recognition/**/*.ts", `export const isBy = (word) => ["by", "par"].includes(word);`],
  ["domain/recognition/**/*.ts", `export const BY = ["by", "par"];`],
  ["domain/recognition/**/*.ts", `export const now = new Date();`],
];

/** What the rules must let through, so that no rule catches simply everything. */
const ALLOWED = [
  ["domain/edition/canary.ts", "mdast-util-from-markdown"],
  ["domain/actors/canary.ts", "@/domain/recognition/names/canary-own"],
  ["domain/recognition/canary.ts", "@/domain/recognition/lexicon/canary-own"],
  ["domain/recognition/canary.ts", "@/domain/statements/canary-target"],
  ["collab/canary.ts", "yjs"],
  ["server/sync/canary.ts", "yjs"],
  ["server/sync/canary.ts", "ws"],
  ["server/sync/canary.ts", "@/server/rooms/room-kind"],
  ["server/jobs/canary.ts", "@/server/jobs/job-kind"],
  ["server/jobs/kinds/canary.ts", "@/server/editions/carry-over"],
  ["server/pages/canary.ts", "next"],
  ["data/canary.ts", "pg"],
  ["data/accounts/sessions.ts", "@/data/readable-owner"],
  ["features/canary/loaders.ts", "@/data/canary-target"],
  ["features/canary/components/list.ts", "@/dom/canary-target"],
  ["app/canary.ts", "@/features/canary/loaders"],
  ["features/team/canary.ts", "@/features/api/canary-target"],
  ["features/canary/loaders.ts", "@/words/catalogues"],
];

const own = await cruise(ROOT);
const failures = own.violations.map(describe);
if (own.modules < 100) failures.push(`only ${own.modules} modules were read: the check is blind`);
for (const [feature, target] of order.AGAINST_THE_ORDER) {
  const isNeeded = own.imports.some(
    ({ from, to }) => from.startsWith(`features/${feature}/`) && new RegExp(target).test(to),
  );
  if (!isNeeded) failures.push(`no longer needed in scripts/checks/feature-order.cjs: ${target}`);
}

const copy = await mkdtemp(path.join(tmpdir(), "caucus-boundaries-"));
try {
  await plantEverything(copy);
  const planted = await cruise(copy);
  const caught = (rule, from) => planted.violations.some((v) => v.rule === rule && v.from === from);
  for (const [rule, from, specifier] of PLANTS) {
    if (!caught(rule, from))
      failures.push(`planted and not caught: ${rule}: ${from} → ${specifier}`);
  }
  for (const [from, specifier] of ALLOWED) {
    const wrong = planted.violations.find(
      (v) => v.from === from && v.specifier === specifier && v.rule !== "no-circular",
    );
    if (wrong) failures.push(`allowed and yet caught: ${wrong.rule}: ${from} → ${specifier}`);
  }
  const config = createRequire(import.meta.url)("../../.dependency-cruiser.cjs");
  for (const { name } of config.forbidden) {
    if (!PLANTS.some(([rule]) => rule === name)) failures.push(`rule without a canary: ${name}`);
  }
} finally {
  await rm(copy, { recursive: true, force: true });
}

for (const [files, line] of PLANTED_LINES) {
  const { rules } = lint.findLast((one) => one.files?.includes(files));
  if (new Linter().verify(line, { rules }).length === 0)
    failures.push(`planted and not caught: ${files}: ${line}`);
}

if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exitCode = 1;
} else {
  console.log(
    `${own.modules} modules obey; ${PLANTS.length + PLANTED_LINES.length} planted violations were caught.`,
  );
}

async function plantEverything(root) {
  for (const folder of FOLDERS) {
    await cp(path.join(ROOT, folder), path.join(root, folder), { recursive: true }).catch(
      (error) => {
        if (error.code !== "ENOENT") throw error;
      },
    );
  }
  await mkdir(path.join(root, "scripts/checks"), { recursive: true });
  for (const file of [
    "package.json",
    "tsconfig.json",
    ".dependency-cruiser.cjs",
    "scripts/checks/cruise-options.cjs",
    "scripts/checks/feature-order.cjs",
  ]) {
    await cp(path.join(ROOT, file), path.join(root, file));
  }
  await symlink(path.join(ROOT, "node_modules"), path.join(root, "node_modules"), "dir");

  const files = new Map();
  const add = (file, line) => files.set(file, `${files.get(file) ?? ""}${line}\n`);
  for (const [, from, specifier, target] of PLANTS) {
    if (specifier === null) add(from, "export const alone = 1;");
    else add(from, `import ${JSON.stringify(specifier)};`);
    if (target) add(fileOf(specifier), target);
    else if (specifier?.includes("canary")) add(fileOf(specifier), "");
  }
  for (const [from, specifier] of ALLOWED) {
    add(from, `import ${JSON.stringify(specifier)};`);
    if (specifier.includes("canary")) add(fileOf(specifier), "");
  }
  for (const [file, text] of files) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), `${text}export {};\n`);
  }
}

function fileOf(specifier) {
  return `${specifier.replace("@/", "")}.ts`;
}

function describe({ rule, from, to }) {
  return from === to ? `${rule}: ${from}` : `${rule}: ${from} → ${to}`;
}
