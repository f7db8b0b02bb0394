import { setTimeout as pause } from "node:timers/promises";
import { format, median, table } from "../figures";
import { describeMachine, versionOf } from "../machine";
import { publish, readRuns } from "../results";
import { CAUCUS } from "../sync/caucus";
import type { Contestant } from "../sync/contestant";
import { buildGenerator, runJobs, stay } from "../sync/generators";
import type { Job, Place } from "../sync/job";
import { HOCUSPOCUS, Y_WEBSOCKET } from "../sync/peers";
import { BYTES_PER_MIB } from "../sync/process-memory";

const ROOMS = 1_000;
const AT_ONCE = 10;
/** Beyond the empty server, of what it holds and of what the machine gives to it. */
const MOST_LEFT = 1.1;
const MOST_IDLE_BYTES = 4 * 1024;
const CONTESTANTS = [CAUCUS, Y_WEBSOCKET, HOCUSPOCUS];

/** Bytes. `idle` is of one room with its socket open, the socket not counted. */
type Figures = {
  emptyUsed: number;
  emptyResident: number;
  idle: number;
  leftUsed: number;
  leftResident: number;
};

const runs = readRuns();
await buildGenerator();

const results = new Map<string, Figures[]>(CONTESTANTS.map(({ name }) => [name, []]));
for (let run = 0; run < runs; run += 1) {
  for (const contestant of CONTESTANTS) {
    const figures = await measure(contestant);
    results.get(contestant.name)?.push(figures);
    console.log(`Run ${run + 1} of ${runs}: ${contestant.name}: ${JSON.stringify(figures)}`);
  }
}
await report();

/** Every room is opened and written in, then kept open by somebody who does nothing, then left. */
async function measure(contestant: Contestant): Promise<Figures> {
  const server = await contestant.start();
  try {
    const empty = await server.memory();
    const rooms: Place[] = [];
    while (rooms.length < ROOMS) rooms.push(await server.openRoom(`room ${rooms.length}`));
    const job = (places: readonly Place[]): Omit<Job, "end"> => ({
      places,
      seats: server.seats(ROOMS),
      atOnce: AT_ONCE,
      edits: null,
      cursors: null,
      visits: null,
      documents: 0,
    });
    await runJobs([
      {
        ...job(rooms),
        edits: { count: 1, perUpdate: 1, everyMs: 0 },
        end: { kind: "after", ms: 2_000 },
      },
    ]);
    const held = async (places: readonly Place[]): Promise<number> => {
      const leave = await stay(job(places));
      await pause(server.restMs);
      const { used } = await server.memory();
      leave();
      await pause(server.restMs);
      return used;
    };
    const apart = await held(rooms);
    const left = await server.memory();
    const together = await held(rooms.slice(0, 1));
    return {
      emptyUsed: empty.used,
      emptyResident: empty.resident,
      idle: (apart - together) / (ROOMS - 1),
      leftUsed: left.used,
      leftResident: left.resident,
    };
  } finally {
    await server.stop();
  }
}

async function report(): Promise<void> {
  const figure = (name: string, of: (figures: Figures) => number): number =>
    median((results.get(name) ?? []).map(of));
  const left = (figures: Figures): number => figures.leftUsed / figures.emptyUsed;
  const resident = (figures: Figures): number => figures.leftResident / figures.emptyResident;
  const lines: { words: string; of: (figures: Figures) => number; most?: number }[] = [
    { words: "the empty server: used, MB", of: ({ emptyUsed }) => emptyUsed / BYTES_PER_MIB },
    { words: "… resident, MB", of: ({ emptyResident }) => emptyResident / BYTES_PER_MIB },
    {
      words: "a room with one idle socket, beyond the socket, bytes",
      of: ({ idle }) => idle,
      most: MOST_IDLE_BYTES,
    },
    { words: "all rooms left: used, × empty", of: left, most: MOST_LEFT },
    { words: "… resident, × empty", of: resident, most: MOST_LEFT },
  ];
  const missed = lines.filter(
    ({ of, most }) => most !== undefined && !(figure(CAUCUS.name, of) <= most),
  );
  await publish(
    "rooms",
    [
      "## Many rooms",
      `${format(ROOMS)} rooms, each opened and written in once, then kept open by one idle socket each, then left. ` +
        `Bytes are what is there after a garbage collection; a socket's own are those of ${format(ROOMS)} sockets in one ` +
        `room. Medians of ${runs} runs. ${versionOf("@y/websocket-server")}; ${versionOf("@hocuspocus/server")}; ` +
        `${describeMachine()}. ` +
        (missed.length === 0
          ? "All targets are met."
          : `Missed targets: ${missed.map(({ words }) => words).join("; ")}.`),
      table(
        ["", CAUCUS.name, "target", Y_WEBSOCKET.name, HOCUSPOCUS.name],
        lines.map(({ words, of, most }) => [
          words,
          `**${format(figure(CAUCUS.name, of))}**`,
          most === undefined ? "" : `≤ ${most} ${figure(CAUCUS.name, of) <= most ? "✓" : "✗"}`,
          format(figure(Y_WEBSOCKET.name, of)),
          format(figure(HOCUSPOCUS.name, of)),
        ]),
      ),
    ].join("\n\n"),
    runs,
  );
  if (missed.length > 0) process.exitCode = 1;
}
