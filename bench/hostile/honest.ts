import { PRIVATE_PEN } from "@/test/campaigns/private-pen";
import { Gathering } from "./gathering";
import { addReports, lookAtHealth, openPages, type Visits } from "./honest-visits";
import { seatOf, type Target } from "./target";

const PEOPLE = 20;
const READERS = 3;
/** Windows of somebody who works by themselves. */
const WINDOWS = 2;
/** For edits that are under way when all is over. */
const GRACE_MS = 15_000;

export type HonestJob = { target: Target; forMs: number };

/** What honest people felt. Milliseconds. */
export type HonestReport = {
  /** From writing an edit to seeing it, for every other window; one that never came counts as the whole time. */
  edits: number[];
  lost: number;
  /** Windows that were closed though nobody had left. */
  closed: number;
  pages: Visits;
  uploads: Visits;
  health: Visits;
};

process.once("message", (job: HonestJob) => {
  void meet(job).then((report) => {
    process.send?.(report);
    process.disconnect();
  });
});

/** A meeting of twenty, some of whom also work by themselves, three people who open pages, and one who adds reports. */
async function meet({ target, forMs }: HonestJob): Promise<HonestReport> {
  const { coders, url } = target;
  const seats = Array.from({ length: PEOPLE }, (_, at) => seatOf(coders[at % coders.length], url));
  const gatherings = [
    new Gathering(target.meeting, seats),
    ...target.desks.map(({ person, place }) => {
      const own = Array.from({ length: WINDOWS }, () => seatOf(person, url));
      return new Gathering(place, own, PRIVATE_PEN);
    }),
  ];
  await Promise.all(gatherings.map((one) => one.opened()));
  process.send?.("ready");

  const over = performance.now() + forMs;
  const isOver = (): boolean => performance.now() >= over;
  const stops = gatherings.map((one) => one.write(forMs));
  const reading = Array.from({ length: READERS }, (_, at) =>
    openPages(target, coders[at + PEOPLE], isOver),
  );
  const hasPages = target.long !== null;
  const none: Visits = { took: [], failed: 0 };
  const [uploads, health, ...pages] = await Promise.all([
    hasPages ? addReports(target, coders[PEOPLE + READERS], isOver) : none,
    hasPages ? lookAtHealth(target, isOver) : none,
    ...reading,
  ]);
  await untilSeen(gatherings);
  for (const stop of stops) stop();
  const lost = sum(gatherings.map(({ missing }) => missing));
  const never = Array<number>(lost).fill(forMs + GRACE_MS);
  const report = {
    edits: [...gatherings.flatMap(({ delays }) => delays), ...never],
    lost,
    closed: sum(gatherings.map(({ closed }) => closed)),
    pages: { took: pages.flatMap((one) => one.took), failed: sum(pages.map((one) => one.failed)) },
    uploads,
    health,
  };
  for (const one of gatherings) one.leave();
  return report;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** Waits until everybody has seen everything, but not for ever. */
async function untilSeen(gatherings: readonly Gathering[]): Promise<void> {
  const until = performance.now() + GRACE_MS;
  while (gatherings.some(({ missing }) => missing > 0) && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
