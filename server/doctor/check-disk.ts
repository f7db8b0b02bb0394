import { statfs } from "node:fs/promises";
import { bad, good, warning, type Finding } from "./finding";

const GIB = 2 ** 30;
/** With less, PostgreSQL cannot go on for long. */
const TOO_LITTLE = GIB / 2;
/** With less, a copy of a middling team may not fit. */
const LITTLE = 2 * GIB;

/** How much room there is where the data lies. */
export async function checkDisk(folder: string): Promise<Finding> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return judgeDisk(bavail * bsize, blocks * bsize, folder);
}

/** @param free bytes that are left to us @param all bytes of the whole disk */
export function judgeDisk(free: number, all: number, folder: string): Finding {
  const words = `${format(free)} of ${format(all)} are free in ${folder}.`;
  if (free < TOO_LITTLE)
    return bad("disk", `${words} Make room now: a full disk stops all writing.`);
  if (free < LITTLE) return warning("disk", `${words} Make room soon.`);
  return good("disk", words);
}

function format(bytes: number): string {
  return `${(bytes / GIB).toFixed(1)} GB`;
}
