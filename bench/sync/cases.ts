import { quantile } from "../figures";
import type { Running } from "./contestant";
import type { Job, Place, Report, Seat } from "./job";
import { expectSameDocuments, idle, runMeasured, write, type Figures } from "./measured";
import type { Profiles } from "./profile";

const BURST = { edits: 500, readers: 100 };
const MEETING = { people: 60, edits: 20, editMs: 1_000, cursorMs: 200 };
const PRESENCE = { people: 300, everyMs: 1_000, ms: 10_000, edits: 20, editMs: 400 };

/** Bursts until the compilers of a fresh server have done with it. */
const WARM_UPS = 4;

/** One writer, as fast as the socket takes it, and many who read; some times before, uncounted. */
export async function burst(server: Running, profiles?: Profiles): Promise<Figures> {
  for (let before = 1; before <= WARM_UPS; before += 1)
    await burstIn(server, await server.openRoom(`burst ${before}`));
  return burstIn(server, await server.openRoom("burst"), profiles);
}

async function burstIn(server: Running, place: Place, profiles?: Profiles): Promise<Figures> {
  const [writer, ...readers] = server.seats(1 + BURST.readers);
  const jobs: Job[] = [
    write(place, writer, BURST.edits, 1),
    { ...idle(place, readers), documents: 3, end: { kind: "seen", edits: BURST.edits } },
  ];
  const name = "a burst";
  const { reports, cpu } = await runMeasured(server, jobs, profiles && { profiles, name });
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
export async function meeting(server: Running, profiles?: Profiles): Promise<Figures> {
  const place = await server.openRoom("meeting");
  const seats = server.seats(MEETING.people);
  const half = seats.length / 2;
  const job: Omit<Job, "seats"> = {
    ...idle(place, []),
    edits: { count: MEETING.edits, perUpdate: 1, everyMs: MEETING.editMs },
    cursors: { everyMs: MEETING.cursorMs },
    documents: 1,
    end: { kind: "seen", edits: MEETING.edits * (MEETING.people - 1) },
  };
  const jobs = [seats.slice(0, half), seats.slice(half)].map((some) => ({ ...job, seats: some }));
  const name = "the meeting";
  const { reports, cpu, seconds } = await runMeasured(server, jobs, profiles && { profiles, name });
  const latencies = readLatencies(reports);
  return {
    "meeting.p50": quantile(latencies, 0.5),
    "meeting.p99": quantile(latencies, 0.99),
    "meeting.cpu": (cpu.server / seconds) * 100,
    "meeting.cpu.all": (cpu.all / seconds) * 100,
  };
}

/** Many who only look around, and two who write while they do; two others before, alone. */
export async function presence(server: Running): Promise<Figures> {
  const [apart, place] = [await server.openRoom("apart"), await server.openRoom("presence")];
  const pair: Omit<Job, "seats" | "places"> = {
    ...idle(place, []),
    edits: { count: PRESENCE.edits, perUpdate: 1, everyMs: PRESENCE.editMs },
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
