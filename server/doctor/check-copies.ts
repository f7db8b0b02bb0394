import type { CopyRecord } from "../backup/copy/copy-record";
import { bad, good, warning, type Finding } from "./finding";

const DAY_MS = 24 * 60 * 60_000;
/** A copy that is made every night is never older. */
const FRESH_MS = 2 * DAY_MS;
/** A copy that nobody has tried for a season may be none. */
const TRIED_MS = 100 * DAY_MS;

/** How old the last copy is, and the last that was tried. */
export function checkCopies({ made, tried, failed }: CopyRecord, now: Date): Finding[] {
  const age = (time: string): number => now.getTime() - Date.parse(time);
  const copy = (): Finding => {
    if (failed)
      return bad("copy", `The last one failed ${describeAge(age(failed.at))}: ${failed.why}`);
    if (!made) return bad("copy", "None was ever made: npm run backup -- <file>");
    const words = `The last one was made ${describeAge(age(made.at))}: ${made.file}`;
    return age(made.at) <= FRESH_MS ? good("copy", words) : warning("copy", words);
  };
  const trial = (): Finding => {
    if (!tried) {
      return warning("copy tried", "No copy was ever tried: npm run restore -- --try <file>");
    }
    const words = `The last one was tried ${describeAge(age(tried.at))}.`;
    return age(tried.at) <= TRIED_MS ? good("copy tried", words) : warning("copy tried", words);
  };
  return [copy(), trial()];
}

/** @param milliseconds since then */
function describeAge(milliseconds: number): string {
  const days = Math.floor(milliseconds / DAY_MS);
  if (days < 1) return "within the last day";
  return days === 1 ? "a day ago" : `${days} days ago`;
}
