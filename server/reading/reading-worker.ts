import { parentPort } from "node:worker_threads";
import { proposeStatements, type StatementContext } from "@/domain/statements/propose-statements";
import type { EditionStructure } from "@/domain/edition/structure";
import type { StatementProposal } from "@/domain/statements/proposal";
import { alignEditions, carryOver } from "@/domain/anchoring/carry-over";
import type { Resolution } from "@/domain/anchoring/resolution";
import type { TextRange } from "@/domain/text/range";

export type EditionText = { text: string; structure: EditionStructure };

/** What the thread is asked to do. */
export type ReadingTask =
  | { kind: "propose"; edition: EditionText; context: StatementContext }
  | { kind: "carry-over"; from: EditionText; to: EditionText; ranges: readonly TextRange[] };

/** What comes of each. */
export type ReadingResult = {
  propose: StatementProposal[];
  "carry-over": Resolution[];
};

export type ReadingAnswer =
  { id: number; value: ReadingResult[ReadingTask["kind"]] } | { id: number; error: string };

parentPort?.on("message", ({ id, task }: { id: number; task: ReadingTask }) => {
  parentPort?.postMessage(answer(id, task));
});

function answer(id: number, task: ReadingTask): ReadingAnswer {
  try {
    return { id, value: perform(task) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function perform(task: ReadingTask): ReadingResult[ReadingTask["kind"]] {
  switch (task.kind) {
    case "propose":
      return proposeStatements(task.edition, task.context);
    case "carry-over": {
      const alignment = alignEditions(task.from, task.to);
      return task.ranges.map((range) => carryOver(alignment, range));
    }
  }
}
