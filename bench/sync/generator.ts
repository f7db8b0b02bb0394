import { encodeEdits } from "./edits";
import {
  monotonicNow,
  type FromGenerator,
  type Job,
  type Report,
  type Sent,
  type ToGenerator,
} from "./job";
import { RawClient } from "./raw-client";

let begin: () => void;
const begun = new Promise<void>((resolve) => (begin = resolve));

process.on("message", (message: ToGenerator) => {
  if (message.kind === "go") begin();
  else void run(message.job).then((report) => tell({ kind: "done", report }), fail);
});
process.on("uncaughtException", fail);

function tell(message: FromGenerator): void {
  process.send?.(message);
}

function fail(error: unknown): void {
  tell({ kind: "failed", message: String(error) });
}

async function run(job: Job): Promise<Report> {
  const clients: RawClient[] = [];
  let settle: () => void;
  const allSeen = new Promise<void>((resolve) => (settle = resolve));
  const check = () => {
    const { end } = job;
    if (end.kind === "seen" && clients.every(({ edits }) => edits >= end.edits)) settle();
  };
  const updates = job.seats.map(({ user, clientId }) =>
    encodeEdits(user, clientId, job.edits ?? { count: 0, perUpdate: 1 }),
  );
  for (let at = 0; at < job.seats.length; at += job.atOnce) {
    const some = job.seats.slice(at, at + job.atOnce).map((seat, index) => {
      const place = job.places[(at + index) % job.places.length];
      if (!place) throw new Error("The job is nowhere.");
      return new RawClient(place, seat, {
        keepsDocument: at + index < job.documents,
        onSeen: job.end.kind === "synced" ? null : check,
      });
    });
    clients.push(...some);
    await Promise.all(some.map((client) => client.synced));
  }
  tell({ kind: "ready" });
  await begun;

  const visits = await visit(job.visits);
  const sent: Sent[] = [];
  const timers: NodeJS.Timeout[] = [];
  const { edits, cursors } = job;
  clients.forEach((client, at) => {
    const own = updates[at] ?? [];
    let next = 0;
    const edit = (): boolean => {
      const update = own[next];
      if (!update) return false;
      next += 1;
      sent.push([job.seats[at]?.clientId ?? 0, next * (edits?.perUpdate ?? 1), monotonicNow()]);
      client.edit(update);
      return true;
    };
    if (edits?.everyMs === 0) while (edit());
    else if (edits) every(timers, edits.everyMs, at / clients.length, edit);
    if (cursors) every(timers, cursors.everyMs, at / clients.length, () => client.moveCursor());
  });
  const { end } = job;
  if (end.kind === "seen") {
    check();
    await allSeen;
  } else if (end.kind === "after") {
    await new Promise((resolve) => setTimeout(resolve, end.ms));
  }
  for (const timer of timers) clearInterval(timer);
  // The sockets stay open until the process is ended: leaving is work for the server too.
  return {
    sent,
    seen: clients.flatMap(({ seen }) => seen),
    visits,
    awarenessFrames: clients.reduce((sum, client) => sum + client.awarenessFrames, 0),
    documents: clients.flatMap((client) => client.describeDocument() ?? []),
  };
}

/** @returns ms from opening the socket to the document, of each seat */
async function visit(visits: Job["visits"]): Promise<number[]> {
  if (!visits) return [];
  const { place, seats, atOnce } = visits;
  const synced: number[] = [];
  for (let at = 0; at < seats.length; at += atOnce) {
    const clients = seats
      .slice(at, at + atOnce)
      .map((seat) => new RawClient(place, seat, { keepsDocument: false, onSeen: null }));
    synced.push(...(await Promise.all(clients.map((client) => client.synced))));
    for (const client of clients) client.leave();
  }
  return synced;
}

/** People do not act in step: each begins at its own share of the interval. */
function every(timers: NodeJS.Timeout[], ms: number, share: number, act: () => void): void {
  timers.push(
    setTimeout(() => {
      act();
      timers.push(setInterval(act, ms));
    }, ms * share),
  );
}
