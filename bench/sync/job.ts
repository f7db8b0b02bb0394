import type { Dialect } from "./dialect";

/** Somebody at a socket. */
export type Seat = { user: string; clientId: number; headers: Record<string, string> };

/** A room, and where it is. */
export type Place = { url: string; room: string; dialect: Dialect };

/** What one load generator does, in a process of its own. */
export type Job = {
  /** The n-th seat is in the n-th of these, and so on from the beginning where there are fewer. */
  places: readonly Place[];
  seats: readonly Seat[];
  /** So many sockets are opened at the same moment, then as many again. */
  atOnce: number;
  /** Of each seat; `everyMs` 0 is as fast as the socket takes them. `perUpdate` divides `count`. */
  edits: { count: number; perUpdate: number; everyMs: number } | null;
  /** Each seat moves its cursor. */
  cursors: { everyMs: number } | null;
  /** What is measured of openings: once all seats are in, so many at a time come to another place and leave again. */
  visits: { place: Place; seats: readonly Seat[]; atOnce: number } | null;
  /** The first so many seats keep a real document, to be compared in the end. */
  documents: number;
  /** Where nothing is done after the document has come (`synced`), edits are not looked into. */
  end: { kind: "synced" } | { kind: "after"; ms: number } | { kind: "seen"; edits: number };
};

/** Who said what when: the writer's client id, the clock after it, ms of the machine's monotonic clock. */
export type Sent = readonly [client: number, clock: number, at: number];

export type Report = {
  sent: Sent[];
  /** Every edit of others as seen at each seat; one frame may bring several. */
  seen: Sent[];
  /** From opening the socket to the document, ms, of each visit. */
  visits: number[];
  awarenessFrames: number;
  /** A hash of each kept document, and how many annotations it holds. */
  documents: { hash: string; annotations: number }[];
};

export type ToGenerator = { kind: "job"; job: Job } | { kind: "go" };
export type FromGenerator =
  { kind: "ready" } | { kind: "done"; report: Report } | { kind: "failed"; message: string };

/** Milliseconds of the machine's monotonic clock, which all processes share. */
export function monotonicNow(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
