import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { format, median, table } from "../figures";
import { describeMachine, versionOf } from "../machine";
import { publish, readRuns } from "../results";
import { CAUCUS } from "../sync/caucus";
import { buildGenerator } from "../sync/generators";
import { HOCUSPOCUS, Y_WEBSOCKET } from "../sync/peers";
import { BYTES_PER_MIB } from "../sync/process-memory";
import { measure, ROOMS, type Figures } from "./measure";

/** Beyond the empty server, of what it holds and of what the machine gives to it. */
const MOST_LEFT = 1.1;
const MOST_IDLE_BYTES = 4 * 1024;
const CONTESTANTS = [CAUCUS, Y_WEBSOCKET, HOCUSPOCUS];

/** By the contestant's name. */
type Run = Record<string, Figures>;

const runs = readRuns();
if (process.connected) {
  const run: Run = {};
  for (const contestant of CONTESTANTS) run[contestant.name] = await measure(contestant);
  process.send?.(run);
  process.disconnect();
} else {
  await buildGenerator();
  await report(await Promise.all(Array.from({ length: runs }, runApart)));
}

/** A run in a process of its own, at the same time as the others: nearly all it does is wait, and it reads memory. */
function runApart(_: unknown, number: number): Promise<Run> {
  const child = fork(fileURLToPath(import.meta.url));
  return new Promise((resolve, reject) => {
    child.once("message", (run: Run) => {
      console.log(`Run ${number + 1} of ${runs}: ${JSON.stringify(run)}`);
      resolve(run);
    });
    child.once("exit", (code) => reject(new Error(`A run ended with ${code}.`)));
  });
}

async function report(all: readonly Run[]): Promise<void> {
  const figure = (name: string, of: (figures: Figures) => number): number =>
    median(all.flatMap((run) => run[name] ?? []).map(of));
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
