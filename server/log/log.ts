import pino, { type Logger } from "pino";
import type { Config } from "../config";
import { writeReadableLine } from "./readable-log-line";

export type Log = Logger;

/** One JSON line per event on standard output; a readable line where somebody watches in a terminal. */
export function createLog(level: Config["logLevel"]): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  // Synchronous: the last words before the process ends are the ones that matter.
  if (!process.stdout.isTTY) return pino(options, pino.destination({ dest: 1, sync: true }));
  return pino(options, {
    write: (line) => process.stdout.write(`${writeReadableLine(line)}\n`),
  });
}
