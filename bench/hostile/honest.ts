import { encodeEdits } from "../sync/edits";
import { monotonicNow, type Sent } from "../sync/job";
import { HonestWindow } from "./honest-window";
import { addReports, lookAtHealth, openPages, type Visits } from "./honest-visits";
import { seatOf, type Target } from "./target";

const PEOPLE = 20;
const READERS = 3;
const EDIT_MS = 1_000;
const CURSOR_MS = 200;
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

/** A meeting of twenty, three people who open pages, and one who adds reports. */
async function meet({ target, forMs }: HonestJob): Promise<HonestReport> {
  const { coders, url } = target;
  const seats = Array.from({ length: PEOPLE }, (_, at) => seatOf(coders[at % coders.length], url));
  const windows = seats.map((seat) => new HonestWindow(target.meeting, seat));
  await Promise.all(windows.map(({ opened }) => opened));
  process.send?.("ready");

  const over = performance.now() + forMs;
  const isOver = (): boolean => performance.now() >= over;
  const sent: Sent[] = [];
  const timers = windows.flatMap((window, at) => {
    const seat = seats[at];
    if (!seat) return [];
    const count = Math.ceil(forMs / EDIT_MS) + 1;
    const updates = encodeEdits(seat.user, seat.clientId, { count, perUpdate: 1 });
    const share = at / PEOPLE;
    return [
      every(EDIT_MS, share, () => {
        const update = updates.shift();
        if (!update || isOver()) return;
        sent.push([seat.clientId, count - updates.length, monotonicNow()]);
        window.edit(update);
      }),
      every(CURSOR_MS, share, () => window.moveCursor()),
    ];
  });
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
  await untilSeen(windows, sent);
  for (const timer of timers) timer();
  const report = { ...compare(windows, sent, forMs + GRACE_MS), uploads, health };
  for (const window of windows) window.leave();
  return { ...report, pages: { took: pages.flatMap((one) => one.took), failed: sum(pages) } };
}

function sum(visits: readonly Visits[]): number {
  return visits.reduce((failed, one) => failed + one.failed, 0);
}

/** Waits until everybody has seen everything, but not for ever. */
async function untilSeen(windows: readonly HonestWindow[], sent: readonly Sent[]): Promise<void> {
  const expected = sent.length * (windows.length - 1);
  const until = performance.now() + GRACE_MS;
  const seen = (): number => windows.reduce((count, window) => count + window.seen.length, 0);
  while (seen() < expected && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function compare(windows: readonly HonestWindow[], sent: readonly Sent[], never: number) {
  const when = new Map(sent.map(([client, clock, at]) => [`${client} ${clock}`, at]));
  const edits: number[] = [];
  for (const { seen } of windows) {
    for (const [client, clock, at] of seen) {
      const written = when.get(`${client} ${clock}`);
      if (written !== undefined) edits.push(at - written);
    }
  }
  const lost = Math.max(0, sent.length * (windows.length - 1) - edits.length);
  edits.push(...Array<number>(lost).fill(never));
  return { edits, lost, closed: windows.filter(({ closed }) => closed !== null).length };
}

/** People do not act in step: each begins at their own share of the interval. Returns the way to stop. */
function every(ms: number, share: number, act: () => void): () => void {
  let repeated: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    act();
    repeated = setInterval(act, ms);
  }, ms * share);
  return () => {
    clearTimeout(first);
    clearInterval(repeated);
  };
}
