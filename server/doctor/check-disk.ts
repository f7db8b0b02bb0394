import { statfs } from "node:fs/promises";
import { bad, good, warning, type Finding } from "./finding";

const GIB = 2 ** 30;
/** With less, PostgreSQL cannot go on for long. */
const TOO_LITTLE = GIB / 2;
/** With less, a copy of a middling team may not fit. */
const LITTLE = 2 * GIB;

/**
 * How much room there is where the data lies.
 *
 * @param spare bytes that are left to a PostgreSQL in there; `null` where it is elsewhere
 */
export async function checkDisk(folder: string, spare: number | null): Promise<Finding> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return judgeDisk({ free: bavail * bsize, all: blocks * bsize, spare, folder });
}

/** `free`: bytes that are left to us; `all`: those of the whole disk. */
type Disk = { free: number; all: number; spare: number | null; folder: string };

export function judgeDisk({ free, all, spare, folder }: Disk): Finding {
  const words = `${format(free)} of ${format(all)} are free in ${folder}.`;
  if (spare !== null && free < spare)
    return bad("disk", `${words} Caucus takes nothing in until there is room: make some now.`);
  if (free < TOO_LITTLE)
    return bad("disk", `${words} Make room now: a full disk stops all writing.`);
  if (free < LITTLE) return warning("disk", `${words} Make room soon.`);
  return good("disk", words);
}

function format(bytes: number): string {
  return `${(bytes / GIB).toFixed(1)} GB`;
}
