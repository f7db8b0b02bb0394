import { format } from "../figures";
import { describeMachine, versionOf } from "../machine";
import { LEAST_RUNS, publish, readRuns } from "../results";
import { CAUCUS } from "./caucus";
import { burst, meeting, open, presence, type Figures } from "./cases";
import { buildGenerator } from "./generators";
import { HOCUSPOCUS, Y_WEBSOCKET } from "./peers";
import { findMissed, reportRuns } from "./report";

const CONTESTANTS = [CAUCUS, Y_WEBSOCKET, HOCUSPOCUS];
const CASES = { burst, meeting, open, presence };

const runs = readRuns();
await buildGenerator();

const results = new Map<string, Figures[]>(CONTESTANTS.map(({ name }) => [name, []]));
for (let run = 0; run < runs; run += 1) {
  for (let turn = 0; turn < CONTESTANTS.length; turn += 1) {
    const contestant = CONTESTANTS[(run + turn) % CONTESTANTS.length] ?? CAUCUS;
    const server = await contestant.start();
    try {
      const figures: Figures = {};
      for (const [name, measure] of Object.entries(CASES)) {
        const found = await measure(server);
        Object.assign(figures, found);
        console.log(`Run ${run + 1} of ${runs}: ${contestant.name}, ${name}: ${describe(found)}`);
      }
      results.get(contestant.name)?.push(figures);
    } finally {
      await server.stop();
    }
  }
}

const peers = [Y_WEBSOCKET.name, HOCUSPOCUS.name];
const missed = findMissed(results, CAUCUS.name, peers);
const verdict =
  missed.length === 0 ? "All targets are met." : `Missed targets: ${missed.join("; ")}.`;
await publish(
  "sync",
  [
    "## Sync",
    `Medians of ${runs} runs, in turns; in brackets ours as a multiple of the peer's figure. Ours is durable in ` +
      "PostgreSQL before anybody sees it, with sessions, rights and the gate; both peers hold everything in memory " +
      "and let everybody write. Targets are against the first peer. " +
      `${versionOf("@y/websocket-server")}; ${versionOf("@hocuspocus/server")}; ${describeMachine()}. ${verdict}`,
    reportRuns(results, CAUCUS.name, peers),
  ].join("\n\n"),
  runs,
);
if (missed.length > 0 && runs >= LEAST_RUNS) process.exitCode = 1;

function describe(found: Figures): string {
  return Object.entries(found)
    .map(([figure, value]) => `${figure} ${format(value)}`)
    .join(", ");
}
