import type { ImportAllowance } from "@/data/import-jobs";

/** Files that this process reads at once; each is a thread, and may take some hundred megabytes. */
export const AT_ONCE = 2;

export const ALLOWANCE: ImportAllowance = {
  personFiles: 40,
  personBytes: 300_000_000,
  teamFiles: 120,
};
