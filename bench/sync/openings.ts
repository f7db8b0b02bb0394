import { quantile } from "../figures";
import type { Running } from "./contestant";
import { stay } from "./generators";
import type { Job, Place } from "./job";
import { expectSameDocuments, idle, runMeasured, write, type Figures } from "./measured";
import { BYTES_PER_MIB } from "./process-memory";
import type { Profiles } from "./profile";

const COLD_ANNOTATIONS = 10_000;
/** As often as it takes to tell the processor time of one. */
const WARM_OPENINGS = 10;
const JOINERS = 150;

/**
 * A report with many annotations, opened by the first person of the day, by those who follow, and by many at once.
 * Where the server can forget it, it has begun anew since, and somebody has been in another room.
 */
export async function open(server: Running, profiles?: Profiles): Promise<Figures> {
  const [place, twin] = [await server.openRoom("open"), await server.openRoom("twin")];
  // What is only in memory may be let go when the last one leaves: somebody stays.
  const leaves: (() => void)[] = [];
  for (const room of [place, twin]) {
    const [writer, ...readers] = server.seats(2);
    if (!server.forget) leaves.push(await stay(idle(room, server.seats(1))));
    await runMeasured(server, [
      write(room, writer, COLD_ANNOTATIONS, 100),
      { ...idle(room, readers), end: { kind: "seen", edits: COLD_ANNOTATIONS } },
    ]);
  }
  await server.forget?.();
  const cold = await visit(
    server,
    { place, twin, times: 1, atOnce: 1 },
    profiles && { profiles, name: "the first opening" },
  );
  const warm = await visit(server, { place, twin, times: WARM_OPENINGS, atOnce: 1 });
  const held = await server.memory();
  const readPeak = server.watchPeak();
  const crowd = await visit(
    server,
    { place, twin, times: JOINERS, atOnce: JOINERS },
    profiles && { profiles, name: `${JOINERS} at once` },
  );
  const peak = readPeak();
  const { reports } = await runMeasured(server, [
    { ...idle(place, server.seats(1)), documents: 1, end: { kind: "seen", edits: 0 } },
  ]);
  for (const leave of leaves) leave();
  expectSameDocuments(reports, COLD_ANNOTATIONS);
  return {
    "open.cold": quantile(cold.visits, 0.5),
    "open.cold.cpu": cold.cpu,
    "open.warm": quantile(warm.visits, 0.5),
    "open.warm.cpu": warm.cpu,
    "crowd.p99": quantile(crowd.visits, 0.99),
    "crowd.memory": (peak - held.resident) / BYTES_PER_MIB,
  };
}

/**
 * Openings by generators that have opened the twin before, which holds as much: what is measured is no process'
 * first socket.
 *
 * @returns ms until the document was there of each opening, and ms of the server's processor time for one
 */
async function visit(
  server: Running,
  { place, twin, times, atOnce }: { place: Place; twin: Place; times: number; atOnce: number },
  asked?: { profiles: Profiles; name: string },
): Promise<{ visits: number[]; cpu: number }> {
  const generators = atOnce === 1 ? 1 : 2;
  const jobs = Array.from({ length: generators }, (): Job => ({
    ...idle(twin, server.seats(WARM_OPENINGS)),
    atOnce: 1,
    visits: { place, seats: server.seats(times / generators), atOnce: atOnce / generators },
    end: { kind: "synced" },
  }));
  const { reports, cpu } = await runMeasured(server, jobs, asked);
  return { visits: reports.flatMap((report) => report.visits), cpu: (cpu.threads * 1_000) / times };
}
