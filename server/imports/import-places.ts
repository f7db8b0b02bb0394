import { SMALL_FILE } from "@/data/jobs/job-leases";
import { AT_ONCE, LARGE_AT_ONCE, OVERTAKING, SLOW_AFTER_MS } from "./import-limits";

/** A file that is read now: its bytes, and since when. Milliseconds of any clock. */
type Reading = { size: number; since: number };

/**
 * The largest file that may be begun beside those that are read, in bytes; 0 where none may. A small one never waits
 * for large or slow ones: there is a place that they do not get, and another where small ones are slow.
 */
export function findPlace(reading: readonly Reading[], now: number): number {
  const large = reading.filter(({ size }) => size > SMALL_FILE).length;
  if (reading.length < AT_ONCE) {
    return large < LARGE_AT_ONCE ? Number.MAX_SAFE_INTEGER : SMALL_FILE;
  }
  const slow = reading.filter(
    ({ size, since }) => size > SMALL_FILE || now - since >= SLOW_AFTER_MS,
  ).length;
  return slow === reading.length && slow < AT_ONCE + OVERTAKING ? SMALL_FILE : 0;
}
