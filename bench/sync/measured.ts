import type { Running } from "./contestant";
import { runJobs } from "./generators";
import type { Job, Place, Report, Seat } from "./job";
import { startProfile, type Profiles } from "./profile";

/** What one run of one contestant came to, by the name of the figure. */
export type Figures = Record<string, number>;

/** Seats are taken a few at a time, as people come. */
const AT_ONCE = 10;

type Cpu = ReturnType<Running["cpu"]>;

type Measured = { reports: Report[]; cpu: Cpu; seconds: number };

/** @param asked where the server's time went is to be told too, which takes some of it */
export async function runMeasured(
  server: Running,
  jobs: readonly Job[],
  asked?: { profiles: Profiles; name: string },
): Promise<Measured> {
  let cpu: Cpu = { server: NaN, threads: NaN, all: NaN };
  let seconds = NaN;
  const reports = await runJobs(jobs, async () => {
    const finishProfile = asked && (await startProfile(server.inspector));
    const [before, began] = [server.cpu(), performance.now()];
    return async () => {
      const after = server.cpu();
      cpu = {
        server: after.server - before.server,
        threads: after.threads - before.threads,
        all: after.all - before.all,
      };
      seconds = (performance.now() - began) / 1_000;
      if (finishProfile) asked.profiles.set(asked.name, await finishProfile());
    };
  });
  return { reports, cpu, seconds };
}

/** Somebody who only looks. */
export function idle(place: Place, seats: readonly Seat[]): Omit<Job, "end"> {
  return {
    places: [place],
    seats,
    atOnce: AT_ONCE,
    edits: null,
    cursors: null,
    visits: null,
    documents: 0,
  };
}

/** Somebody who sends everything at once. */
export function write(
  place: Place,
  writer: Seat | undefined,
  count: number,
  perUpdate: number,
): Job {
  return {
    ...idle(place, writer ? [writer] : []),
    edits: { count, perUpdate, everyMs: 0 },
    end: { kind: "seen", edits: 0 },
  };
}

/** Nobody is fast by losing something. */
export function expectSameDocuments(reports: readonly Report[], annotations: number): void {
  const documents = reports.flatMap((report) => report.documents);
  const [first] = documents;
  if (!first || documents.some(({ hash }) => hash !== first.hash))
    throw new Error("The documents differ.");
  if (first.annotations !== annotations)
    throw new Error(`${first.annotations} of ${annotations} annotations have arrived.`);
}
