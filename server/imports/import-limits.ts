import type { JobAllowance } from "@/data/jobs/add-job";

/** Files that this process reads at once; each has a process of its own, and may take some hundred megabytes. */
export const AT_ONCE = 2;

/** Of these so many may be large ones, so that there is always a place for a small one. */
export const LARGE_AT_ONCE = 1;

/** Where all of them are large or slow, another is read beside them if it is small. */
export const OVERTAKING = 1;

/** A file that is read for longer than this is a slow one. Milliseconds. */
export const SLOW_AFTER_MS = 10_000;

export const ALLOWANCE: JobAllowance = {
  personFiles: 40,
  personBytes: 300_000_000,
  teamFiles: 120,
};
