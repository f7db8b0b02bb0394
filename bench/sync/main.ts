import { format } from "../figures";
import { describeMachine, versionOf } from "../machine";
import { LEAST_RUNS, publish, readRuns } from "../results";
import { CAUCUS } from "./caucus";
import { burst, meeting, presence } from "./cases";
import { buildGenerator } from "./generators";
import type { Figures } from "./measured";
import { open } from "./openings";
import { HOCUSPOCUS, Y_WEBSOCKET } from "./peers";
import { reportProfiles, type Profiles } from "./profile";
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
    ...(missed.length > 0 ? await explain() : []),
  ].join("\n\n"),
  runs,
);
if (missed.length > 0 && runs >= LEAST_RUNS) process.exitCode = 1;

/** Where the time goes in what was missed: one more run of ours, whose figures do not count. */
async function explain(): Promise<string[]> {
  const server = await CAUCUS.start();
  try {
    const profiles: Profiles = new Map();
    await burst(server, profiles);
    const before = await server.commits?.();
    await meeting(server, profiles);
    const after = await server.commits?.();
    await open(server, profiles);
    const commits = (after?.count ?? NaN) - (before?.count ?? NaN);
    const seconds = (after?.seconds ?? NaN) - (before?.seconds ?? NaN);
    return [
      "### Where the time goes",
      `The main thread of ours under V8's profiler, in one more run; shares of the time in which it was busy. Nobody ` +
        `sees an edit before it is durable: in the meeting a commit took ${format((seconds / commits) * 1_000)} ms ` +
        `on average, and an edit waits for the commit under way before its own. The peers' first opening is out of ` +
        "memory; ours reads the journal after a restart.",
      reportProfiles(profiles),
    ];
  } finally {
    await server.stop();
  }
}

function describe(found: Figures): string {
  return Object.entries(found)
    .map(([figure, value]) => `${figure} ${format(value)}`)
    .join(", ");
}
