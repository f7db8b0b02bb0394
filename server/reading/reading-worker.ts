import { proposeStatements, type StatementContext } from "@/domain/statements/propose-statements";
import type { EditionStructure } from "@/domain/edition/structure";
import type { StatementProposal } from "@/domain/statements/proposal";
import { alignEditions, carryOver } from "@/domain/anchoring/carry-over";
import type { Resolution } from "@/domain/anchoring/resolution";
import type { TextRange } from "@/domain/text/range";
import { answerTasks } from "../threads/answer-tasks";
import type { TaskMessage } from "../threads/task-thread";

export type EditionText = { text: string; structure: EditionStructure };

/** What the thread is asked to do, and what comes of it. */
export type ReadingTasks = {
  propose: {
    ask: { edition: EditionText; context: StatementContext };
    result: StatementProposal[];
  };
  "carry-over": {
    ask: { from: EditionText; to: EditionText; ranges: readonly TextRange[] };
    result: Resolution[];
  };
};

answerTasks<ReadingTasks>(perform);

function perform(
  task: TaskMessage<ReadingTasks>["task"],
): ReadingTasks[keyof ReadingTasks]["result"] {
  switch (task.kind) {
    case "propose":
      return proposeStatements(task.edition, task.context);
    case "carry-over": {
      const alignment = alignEditions(task.from, task.to);
      return task.ranges.map((range) => carryOver(alignment, range));
    }
  }
}
