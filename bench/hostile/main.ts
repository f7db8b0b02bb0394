import { parseArgs } from "node:util";
import path from "node:path";
import { build } from "esbuild";
import { format, table, type Row } from "../figures";
import { bundlePrivateProduct } from "@/test/campaigns/private-product";
import { describeMachine, versionOf } from "../machine";
import { publish } from "../results";
import { HOCUSPOCUS, Y_WEBSOCKET } from "../sync/peers";
import { ATTACKS } from "./attacks";
import { setPeerScene, setProductScene, type Scene } from "./scene";
import type { Attack } from "./target";
import { tryOut, warmUp, withSink, type Trial } from "./trial";

const MIB = 2 ** 20;
const MOST_MS = 100;
const MOST_TIMES = 3;
const MOST_HEALTH_MS = 250;
const MOST_GROWTH = 512 * MIB;
const MOST_LEFT = 1.1;
const SECONDS = 60;
const WARM_MS = 20_000;
const REST_MS = 60_000;
const OURS = "Caucus";

/** By the server's name; `quiet` is ours while the attacker fires at nothing. */
type Outcome = { attack: Attack; quiet: Trial; trials: Map<string, Trial> };

const { values } = parseArgs({
  options: {
    runs: { type: "string" },
    seconds: { type: "string" },
    only: { type: "string" },
    before: { type: "string" },
    /** How long the quiet runs and the servers that ours is compared with are tried. Seconds. */
    compare: { type: "string" },
  },
});
const seconds = Number(values.seconds ?? SECONDS);
const compared = Number(values.compare ?? seconds);
const chosen = ATTACKS.filter(({ name }) => !values.only || values.only.split(",").includes(name));
/** Servers without private rooms are not attacked there. */
type Server = {
  name: string;
  isPeer: boolean;
  hasPrivateRooms: boolean;
  open: () => Promise<Scene>;
};
const program = await bundlePrivateProduct(".bench/private-product");
const ours: Server = {
  name: OURS,
  isPeer: false,
  hasPrivateRooms: true,
  open: () => setProductScene(program, true),
};
const servers: readonly Server[] = [
  ...(values.before === undefined
    ? []
    : [
        {
          name: "before",
          isPeer: false,
          hasPrivateRooms: false,
          open: () =>
            setProductScene(
              { root: path.resolve(values.before ?? ""), main: ".build/main.js" },
              false,
            ),
        },
      ]),
  ours,
  ...[Y_WEBSOCKET, HOCUSPOCUS].map((peer) => ({
    name: peer.name,
    isPeer: true,
    hasPrivateRooms: false,
    open: () => setPeerScene(peer),
  })),
];

await build({
  entryPoints: ["honest", "attacker", "sink"].map((name) => `bench/hostile/${name}.ts`),
  outdir: ".bench/hostile",
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  packages: "external",
  tsconfig: "tsconfig.json",
});

const atLength = { forMs: seconds * 1_000, restMs: REST_MS };
const briefly = { forMs: compared * 1_000, restMs: compared === seconds ? REST_MS : 0 };
// What fires at a sink does nothing to the server: one is enough.
const quiet = new Map<string, Trial>();
await within(ours, WARM_MS, async (scene) => {
  for (const attack of chosen) {
    const trial = await withSink(scene.target, (sink) => tryOut(scene, attack, sink, briefly));
    quiet.set(attack.name, trial);
    console.log(`${attack.name}, quiet: ${JSON.stringify(trial)}`);
  }
});
const outcomes: Outcome[] = [];
for (const attack of chosen) {
  const trials = new Map<string, Trial>();
  for (const server of servers) {
    if (server.isPeer && !attack.alsoPeers) continue;
    if (attack.kind === "coding" && !server.hasPrivateRooms) continue;
    const [length, warmMs] = server === ours ? [atLength, WARM_MS] : [briefly, briefly.forMs];
    const fire = (scene: Scene): Promise<Trial> => tryOut(scene, attack, scene.target, length);
    const trial = await within(server, Math.min(warmMs, WARM_MS), fire);
    trials.set(server.name, trial);
    console.log(`${attack.name}, ${server.name}: ${JSON.stringify(trial)}`);
  }
  const undisturbed = quiet.get(attack.name);
  if (undisturbed) outcomes.push({ attack, quiet: undisturbed, trials });
}
await report();

async function within<Result>(
  server: Server,
  warmMs: number,
  use: (scene: Scene) => Promise<Result>,
): Promise<Result> {
  const scene = await server.open();
  try {
    await warmUp(scene, warmMs);
    return await use(scene);
  } finally {
    await scene.stop();
  }
}

/** What of the targets was missed, in words. */
function missesOf({ quiet, trials }: Outcome): string[] {
  const ours = trials.get(OURS);
  if (!ours) return ["it was not tried"];
  const most = Math.min(MOST_MS, quiet.p99 * MOST_TIMES);
  return [
    ours.p99 > most ? `edits ${format(ours.p99)} ms` : "",
    ours.lost > 0 ? `${ours.lost} edits not seen` : "",
    ours.closed > 0 ? `${ours.closed} sockets closed` : "",
    ours.pagesFailed > 0 ? `${ours.pagesFailed} pages` : "",
    ours.uploadsFailed > 0 ? `${ours.uploadsFailed} uploads` : "",
    ours.health > MOST_HEALTH_MS ? `health ${format(ours.health)} ms` : "",
    ours.residentAfter > ours.residentBefore * MOST_LEFT ? "memory is not given back" : "",
    ours.residentPeak > ours.residentBefore + MOST_GROWTH ? "memory grows" : "",
  ].filter((miss) => miss !== "");
}

async function report(): Promise<void> {
  const names = servers.map(({ name }) => name);
  const cell = (trial: Trial | undefined): string => {
    if (!trial) return "";
    const grown = format((trial.residentPeak - trial.residentBefore) / MIB);
    if (!Number.isFinite(trial.p99)) return `nobody is answered, +${grown} MB`;
    const failed = trial.closed + trial.pagesFailed + trial.uploadsFailed;
    return `${format(trial.p99)} ms, +${grown} MB${failed > 0 ? `, ${failed} failed` : ""}`;
  };
  const rows = outcomes.map((outcome): Row => {
    const misses = missesOf(outcome);
    return [
      `${outcome.attack.name}: ${outcome.attack.words}`,
      `${format(outcome.quiet.p99)} ms`,
      ...names.map((name) => cell(outcome.trials.get(name))),
      misses.length === 0 ? "✓" : `✗ ${misses.join("; ")}`,
    ];
  });
  const missed = outcomes.filter((outcome) => missesOf(outcome).length > 0);
  await publish(
    "hostile",
    [
      "## Hostile clients",
      `Each for ${seconds} s (${compared} s where it is quiet, and for the others), against a server on one core with a meeting of twenty, three of whom also work in private rooms (of the kind that only tests have), ` +
        `three people who open pages and one who adds reports; all clients are on the other core. Edits seen by others, 99th percentile; what memory the ` +
        `server's process grew by at most; sockets, pages and uploads of honest people that came to nothing. Target: at ` +
        `most ${MOST_MS} ms and ${MOST_TIMES} times the quiet figure, nothing refused, \`/healthz\` within ` +
        `${MOST_HEALTH_MS} ms, memory never ${MOST_GROWTH / MIB} MB more and back within a tenth after a minute. ` +
        `${versionOf("@y/websocket-server")}; ${versionOf("@hocuspocus/server")}; ${describeMachine()}. ` +
        (missed.length === 0
          ? "All targets are met."
          : `Missed: ${missed.map(({ attack }) => attack.name).join("; ")}.`),
      table(["", "quiet", ...names, "target"], rows),
    ].join("\n\n"),
    seconds >= SECONDS && chosen.length === ATTACKS.length ? 1 : 0,
    1,
  );
  if (missed.length > 0) process.exitCode = 1;
}
