import type { Place, Seat } from "./job";
import type { Memory } from "./process-memory";

/** A server as a process of its own. */
export type Running = {
  openRoom: (title: string) => Promise<Place>;
  /** Different people where there are enough accounts, each seat with a client id of its own. */
  seats: (count: number) => Seat[];
  /**
   * Seconds of processor time so far: in steps of 10 ms; exactly, but without threads that have ended; and with the
   * database.
   */
  cpu: () => { server: number; threads: number; all: number };
  /** The server's process. */
  pid: number;
  /** The address at which its process can be inspected, as `host:port`. */
  inspector: string;
  /** What it holds after its garbage was collected. */
  memory: () => Promise<Memory>;
  /** Forgets from now on what it has held at most, and then says how many bytes that was. */
  watchPeak: () => () => number;
  /** How many commits there were so far, and how many seconds they took; `null` where nothing is made durable. */
  commits: (() => Promise<{ count: number; seconds: number }>) | null;
  /** Empties its memory; `null` where it has nothing else to read from. */
  forget: (() => Promise<void>) | null;
  /** Until it has given up what it does not need, ms. */
  restMs: number;
  stop: () => Promise<void>;
};

export type Contestant = { name: string; start: () => Promise<Running> };

/** As Yjs makes them: 32 bits by chance. */
export function makeSeat(user: string, headers: Record<string, string>): Seat {
  return { user, clientId: Math.floor(Math.random() * 2 ** 32), headers };
}
