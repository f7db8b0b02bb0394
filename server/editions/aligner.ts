import type { EditionText } from "@/domain/anchoring/selector";
import { alignEditions, carryOver } from "@/domain/anchoring/carry-over";
import { toCarried, type Carried } from "@/domain/annotation/carried";
import type { TextRange } from "@/domain/text/range";

/** Two editions, and what of the one is to be found in the other. */
export type AlignJob = { from: EditionText; to: EditionText; ranges: readonly TextRange[] };

/** Finds ranges of one edition in another: seconds of work for a long report, so it has a thread of its own. */
export type Aligner = {
  align(job: AlignJob): Promise<Carried[]>;
  close(): Promise<void>;
};

/** What the thread does. */
export function align({ from, to, ranges }: AlignJob): Carried[] {
  const alignment = alignEditions(from, to);
  return ranges.map((range) => toCarried(carryOver(alignment, range)));
}

/** Does it on the thread that asks. */
export function createAligner(): Aligner {
  return { align: async (job) => align(job), close: async () => {} };
}
