import { setTimeout as pause } from "node:timers/promises";
import { HonestWindow } from "./honest-window";
import { headersOf, seatOf, type Person, type Target } from "./target";

/** Nobody waits longer for a page. */
const PATIENCE_MS = 30_000;
const BETWEEN_OPENINGS_MS = 2_000;
const BETWEEN_UPLOADS_MS = 10_000;
const BETWEEN_LOOKS_MS = 250;

/** How long each took, ms, and how many came to nothing. */
export type Visits = { took: number[]; failed: number };

/** Opens the meeting's page and its room, leaves, and comes back. */
export async function openPages(
  target: Target,
  person: Person | undefined,
  isOver: () => boolean,
): Promise<Visits> {
  const id = target.meeting.room.replace("report.", "");
  return again(BETWEEN_OPENINGS_MS, isOver, async () => {
    if (target.meeting.dialect === "y-websocket" && target.long !== null) {
      await ask(target, person, `/reports/${id}`);
      await ask(target, person, `/api/v1/reports/${id}/structure`);
    }
    const window = new HonestWindow(target.meeting, seatOf(person, target.url));
    await window.opened;
    const { closed } = window;
    window.leave();
    if (closed !== null) throw new Error(`The socket was closed: ${closed}`);
  });
}

/** Adds a small report. */
export async function addReports(
  target: Target,
  person: Person | undefined,
  isOver: () => boolean,
): Promise<Visits> {
  return again(BETWEEN_UPLOADS_MS, isOver, async () => {
    const form = new FormData();
    form.append("team", target.team);
    form.append("title", "A small report");
    form.append(
      "file",
      new Blob(["States should join the convention.\n".repeat(100)]),
      "small.txt",
    );
    const answer = await fetch(`${target.url}/api/v1/reports`, {
      method: "POST",
      headers: headersOf(person, target.url),
      body: form,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok) throw new Error(`It was answered with ${answer.status}.`);
    await answer.arrayBuffer();
  });
}

/** Asks whether the server lives. */
export async function lookAtHealth(target: Target, isOver: () => boolean): Promise<Visits> {
  return again(BETWEEN_LOOKS_MS, isOver, () => ask(target, undefined, "/healthz"));
}

async function ask(target: Target, person: Person | undefined, path: string): Promise<void> {
  const answer = await fetch(`${target.url}${path}`, {
    headers: headersOf(person, target.url),
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!answer.ok) throw new Error(`It was answered with ${answer.status}.`);
  await answer.arrayBuffer();
}

async function again(
  betweenMs: number,
  isOver: () => boolean,
  visit: () => Promise<void>,
): Promise<Visits> {
  const visits: Visits = { took: [], failed: 0 };
  while (!isOver()) {
    const began = performance.now();
    await visit().catch(() => (visits.failed += 1));
    visits.took.push(performance.now() - began);
    await pause(betweenMs);
  }
  return visits;
}
