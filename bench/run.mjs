/**
 * `npm run bench`: figures, side by side with peers.
 *
 *   npm run bench                           all of it
 *   npm run bench -- highlights             one bench, by its folder's name
 *   npm run bench -- highlights --runs 1    a quick look; fewer runs than usual are printed but not kept
 *   npm run bench:hostile                   attacks, each for a minute; not part of "all"
 *                    -- --before DIR        beside another built checkout
 *                    -- --compare 10        what ours is compared with is tried for ten seconds
 *                    -- --only a,b --seconds 10    a quick look
 *   npm run bench:kill                      the long campaign of kills, an hour or more; not part of "all"
 *   npm run bench:copies                    ten gigabytes out and in again, half an hour; not part of "all"
 *                    -- --gigabytes 1       a quick look
 *   npm run bench:fuzz                      ten million mutated frames, some minutes; not part of "all"
 *
 * The peers are packages of `bench/` alone, installed when they are missing.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { parseArgs } from "node:util";
import { build as buildProduct } from "../scripts/build.mjs";
import { withBuildLock } from "../scripts/build-lock.mjs";
import { install } from "../scripts/install.mjs";

const BENCHES = [
  "highlights",
  "anchoring",
  "carrying",
  "gate",
  "sync",
  "rooms",
  "room",
  "statements",
];
/** How often each of those is run that take long and are asked for by name. */
const LONG = { kill: "40", fuzz: "100", hostile: "1", copies: "1" };
/** Those that measure the product as it is started. */
const NEEDS_BUILD = ["sync", "rooms", "room", "kill", "hostile", "copies"];
/** What single benches take besides. */
const OWN = ["before", "compare", "only", "seconds", "gigabytes"];
const BENCH = import.meta.dirname;
const ROOT = path.resolve(BENCH, "..");

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(["runs", ...OWN].map((name) => [name, { type: "string" }])),
});
const known = [...BENCHES, ...Object.keys(LONG)];
const unknown = positionals.filter((name) => !known.includes(name));
if (unknown.length > 0 || !/^([1-9]\d*)?$/.test(values.runs ?? "")) {
  console.error(`Usage: npm run bench -- [${known.join("|")}]… [--runs N]`);
  process.exit(2);
}

await install(ROOT);
await install(BENCH);
for (const name of positionals.length > 0 ? positionals : BENCHES) {
  const code = await measure(name);
  if (code !== 0) process.exitCode = 1;
}

/** Each in a process of its own, so that none inherits another's heap. */
async function measure(name) {
  if (NEEDS_BUILD.includes(name)) await withBuildLock(ROOT, () => buildProduct(ROOT));
  const { build } = await import("esbuild");
  const program = path.join(ROOT, ".bench", `${name}.js`);
  await build({
    entryPoints: [path.join(BENCH, name, "main.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    sourcemap: "inline",
    tsconfig: path.join(ROOT, "tsconfig.json"),
  });
  const runs = values.runs || LONG[name] || "5";
  const flags = OWN.filter((flag) => values[flag]).map((flag) => `--${flag}=${values[flag]}`);
  const args = ["--enable-source-maps", program, `--runs=${runs}`, ...flags];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: "inherit",
  });
  const stop = () => child.kill("SIGTERM");
  process.on("SIGINT", stop).on("SIGTERM", stop);
  const [code] = await once(child, "close");
  process.off("SIGINT", stop).off("SIGTERM", stop);
  return code;
}
