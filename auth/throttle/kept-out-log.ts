import { logIdentity } from "../log";
import type { Secret } from "./throttle-limits";

/** The same of the same household is said once in so long. Milliseconds. */
const SAID_AGAIN_MS = 60_000;

/** Households that are named in that time: a flood of tries is none of lines. */
const MOST_NAMED = 100;

/** When it was last said, oldest first; milliseconds since 1970. */
const said = new Map<string, number>();

/**
 * Tells whoever runs the server that somebody's tries were refused: from where, and at what, never whose account it is.
 *
 * @param household `null` where it cannot be known
 */
export function logKeptOut(secret: Secret, household: string | null, now = Date.now()): void {
  for (const [key, at] of said) {
    if (now - at < SAID_AGAIN_MS) break;
    said.delete(key);
  }
  const key = `${secret} ${household ?? ""}`;
  if (said.has(key) || said.size >= MOST_NAMED) return;
  said.set(key, now);
  const from = household === null ? "" : `, from ${household}`;
  logIdentity("warn", "kept-out", `Too many tries (${secret})${from}.`);
}
