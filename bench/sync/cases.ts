import { quantile } from "../figures";
import { BYTES_PER_MIB } from "./process-memory";
import type { Running } from "./contestant";
import { runJobs, stay } from "./generators";
import type { Job, Place, Report, Seat } from "./job";

/** What one run of one contestant came to, by the name of the figure. */
export type Figures = Record<string, number>;

const COLD_ANNOTATIONS = 10_000;
const BURST = { edits: 500, readers: 100 };
const MEETING = { people: 60, edits: 20, editMs: 1_000, cursorMs: 200 };
const PRESENCE = { people: 300, everyMs: 1_000, ms: 10_000, edits: 20, editMs: 400 };
/** As often as it takes to tell the processor time of one. */
const WARM_OPENINGS = 10;
const JOINERS = 150;
/** Seats are taken a few at a time, as people come. */
const AT_ONCE = 10;

/** One writer, as fast as the socket takes it, and many who read; once before, uncounted, for the compilers. */
export async function burst(server: Running): Promise<Figures> {
  await burstIn(server, await server.openRoom("first burst"));
  return burstIn(server, await server.openRoom("burst"));
}

async function burstIn(server: Running, place: Place): Promise<Figures> {
  const [writer, ...readers] = server.seats(1 + BURST.readers);
  const { reports, cpu } = await runMeasured(server, [
    write(place, writer, BURST.edits, 1),
    { ...idle(place, readers), documents: 3, end: { kind: "seen", edits: BURST.edits } },
  ]);
  expectSameDocuments(reports, BURST.edits);
  const began = Math.min(...reports.flatMap(({ sent }) => sent.map(([, , at]) => at)));
  const ended = reports.reduce((last, { seen }) => seen.reduce(later, last), 0);
  const deliveries = BURST.edits * BURST.readers;
  return {
    "burst.deliveries": deliveries / ((ended - began) / 1_000),
    "burst.cpu": (cpu.server * 1e6) / deliveries,
    "burst.cpu.all": (cpu.all * 1e6) / deliveries,
  };
}

/** Everybody writes and moves, as in a meeting about the report. */
export async function meeting(server: Running): Promise<Figures> {
  const place = await server.openRoom("meeting");
  const seats = server.seats(MEETING.people);
  const half = seats.length / 2;
  const job: Omit<Job, "seats"> = {
    places: [place],
    atOnce: AT_ONCE,
    edits: { count: MEETING.edits, perUpdate: 1, everyMs: MEETING.editMs },
    cursors: { everyMs: MEETING.cursorMs },
    documents: 1,
    end: { kind: "seen", edits: MEETING.edits * (MEETING.people - 1) },
  };
  const { reports, cpu, seconds } = await runMeasured(server, [
    { ...job, seats: seats.slice(0, half) },
    { ...job, seats: seats.slice(half) },
  ]);
  const latencies = readLatencies(reports);
  return {
    "meeting.p50": quantile(latencies, 0.5),
    "meeting.p99": quantile(latencies, 0.99),
    "meeting.cpu": (cpu.server / seconds) * 100,
    "meeting.cpu.all": (cpu.all / seconds) * 100,
  };
}

/**
 * A report with many annotations, opened by the first person of the day, by those who follow, and by many at once.
 * Where the server can forget it, it has begun anew since, and somebody has been in another room.
 */
export async function open(server: Running): Promise<Figures> {
  const place = await server.openRoom("open");
  const other = await server.openRoom("another");
  const [writer, ...readers] = server.seats(2);
  // What is only in memory may be let go when the last one leaves: somebody stays.
  const release = server.forget ? null : await stay(idle(place, server.seats(1)));
  await runMeasured(server, [
    write(place, writer, COLD_ANNOTATIONS, 100),
    { ...idle(place, readers), end: { kind: "seen", edits: COLD_ANNOTATIONS } },
  ]);
  await server.forget?.();
  await join(server, other, WARM_OPENINGS);
  const cold = await join(server, place, 1);
  const warm = await join(server, place, WARM_OPENINGS);
  const crowd = await joinAtOnce(server, place);
  const { reports } = await runMeasured(server, [
    { ...idle(place, server.seats(1)), documents: 1, end: { kind: "seen", edits: 0 } },
  ]);
  release?.();
  expectSameDocuments(reports, COLD_ANNOTATIONS);
  return {
    "open.cold": cold.synced,
    "open.cold.cpu": cold.cpu,
    "open.warm": warm.synced,
    "open.warm.cpu": warm.cpu,
    ...crowd,
  };
}

async function joinAtOnce(server: Running, place: Place): Promise<Figures> {
  const before = await server.memory();
  const readPeak = server.watchPeak();
  const seats = server.seats(JOINERS);
  const half = seats.length / 2;
  const job: Omit<Job, "seats"> = {
    ...idle(place, []),
    atOnce: half,
    end: { kind: "synced" },
  };
  const reports = await runJobs(
    [
      { ...job, seats: seats.slice(0, half) },
      { ...job, seats: seats.slice(half) },
    ],
    () => () => undefined,
  );
  const synced = reports.flatMap((report) => report.synced);
  return {
    "crowd.p99": quantile(synced, 0.99),
    "crowd.memory": (readPeak() - before.resident) / BYTES_PER_MIB,
  };
}

/** Many who only look around, and two who write while they do; two others before, alone. */
export async function presence(server: Running): Promise<Figures> {
  const [apart, place] = [await server.openRoom("apart"), await server.openRoom("presence")];
  const pair: Omit<Job, "seats" | "places"> = {
    atOnce: AT_ONCE,
    edits: { count: PRESENCE.edits, perUpdate: 1, everyMs: PRESENCE.editMs },
    cursors: null,
    documents: 0,
    end: { kind: "seen", edits: PRESENCE.edits },
  };
  const alone = await runMeasured(server, [{ ...pair, places: [apart], seats: server.seats(2) }]);
  const crowd = (seats: readonly Seat[]): Job => ({
    ...idle(place, seats),
    cursors: { everyMs: PRESENCE.everyMs },
    end: { kind: "after", ms: PRESENCE.ms },
  });
  const seats = server.seats(PRESENCE.people);
  const half = seats.length / 2;
  const { reports, cpu, seconds } = await runMeasured(server, [
    crowd(seats.slice(0, half)),
    crowd(seats.slice(half)),
    { ...pair, places: [place], seats: server.seats(2) },
  ]);
  // Those of the two, among themselves.
  const pairs = (all: readonly Report[]) => readLatencies(all.slice(-1));
  return {
    "presence.cpu": (cpu.server / seconds) * 100,
    "presence.alone": quantile(pairs(alone.reports), 0.5),
    "presence.among": quantile(pairs(reports), 0.5),
  };
}

type Cpu = { server: number; all: number };

async function runMeasured(
  server: Running,
  jobs: readonly Job[],
): Promise<{ reports: Report[]; cpu: Cpu; seconds: number }> {
  let cpu: Cpu = { server: NaN, all: NaN };
  let seconds = NaN;
  const reports = await runJobs(jobs, () => {
    const [before, began] = [server.cpu(), performance.now()];
    return () => {
      const after = server.cpu();
      cpu = { server: after.server - before.server, all: after.all - before.all };
      seconds = (performance.now() - began) / 1_000;
    };
  });
  return { reports, cpu, seconds };
}

/** @returns ms until the document was there, and ms of the server's processor time, for one opening */
async function join(server: Running, place: Place, times: number) {
  const before = server.cpu().server;
  const synced: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const job: Job = { ...idle(place, server.seats(1)), end: { kind: "synced" } };
    const [report] = await runJobs([job], () => () => undefined);
    synced.push(...(report?.synced ?? []));
  }
  const cpu = ((server.cpu().server - before) * 1_000) / times;
  return { synced: quantile(synced, 0.5), cpu };
}

function idle(place: Place, seats: readonly Seat[]): Omit<Job, "end"> {
  return { places: [place], seats, atOnce: AT_ONCE, edits: null, cursors: null, documents: 0 };
}

function write(place: Place, writer: Seat | undefined, count: number, perUpdate: number): Job {
  return {
    ...idle(place, writer ? [writer] : []),
    edits: { count, perUpdate, everyMs: 0 },
    end: { kind: "seen", edits: 0 },
  };
}

/** ms from each edit's sending to its arrival at each of the others. */
function readLatencies(reports: readonly Report[]): number[] {
  const sent = new Map<string, number>();
  for (const report of reports)
    for (const [client, clock, at] of report.sent) sent.set(`${client}.${clock}`, at);
  return reports.flatMap(({ seen }) =>
    seen.flatMap(([client, clock, at]) => {
      const began = sent.get(`${client}.${clock}`);
      return began === undefined ? [] : [at - began];
    }),
  );
}

function later(last: number, [, , at]: readonly [number, number, number]): number {
  return Math.max(last, at);
}

/** Nobody is fast by losing something. */
function expectSameDocuments(reports: readonly Report[], annotations: number): void {
  const documents = reports.flatMap((report) => report.documents);
  const [first] = documents;
  if (!first || documents.some(({ hash }) => hash !== first.hash))
    throw new Error("The documents differ.");
  if (first.annotations !== annotations)
    throw new Error(`${first.annotations} of ${annotations} annotations have arrived.`);
}
