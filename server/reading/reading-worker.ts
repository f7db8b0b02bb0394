import { readStructure } from "@/data/editions/stored-structure";
import type { EditionText } from "@/domain/anchoring/edition-text";
import { findSections } from "@/domain/edition/sections";
import { proposeStatements, type StatementContext } from "@/domain/recognition/propose-statements";
import type { ProposedStatement } from "@/domain/statements/settle-statements";
import { alignEditions, carryOver } from "@/domain/anchoring/carry-over";
import type { Resolution } from "@/domain/anchoring/resolution";
import type { TextRange } from "@/domain/text/range";
import { flattenProposal } from "../statements/flatten-proposal";
import { answerTasks } from "../threads/answer-tasks";
import type { TaskMessage } from "../threads/task-process";

/** An edition of which `structure` is JSON: it is parsed here, where nobody waits. */
export type WrittenText = { text: string; structure: string };

/** The tasks of the process and their results. */
export type ReadingTasks = {
  propose: {
    ask: { edition: WrittenText; context: StatementContext };
    result: Omit<ProposedStatement, "id">[];
  };
  "carry-over": {
    ask: { from: WrittenText; to: WrittenText; ranges: readonly TextRange[] };
    result: Resolution[];
  };
  language: { ask: { text: string }; result: string };
};

answerTasks<ReadingTasks>(perform);

function perform(
  task: TaskMessage<ReadingTasks>["task"],
): ReadingTasks["propose" | "carry-over"]["result"] | Promise<string> {
  switch (task.kind) {
    case "propose":
      return propose(parse(task.edition), task.context);
    case "carry-over": {
      const alignment = alignEditions(parse(task.from), parse(task.to));
      return task.ranges.map((range) => carryOver(alignment, range));
    }
    case "language":
      return recognise(task.text);
  }
}

function propose(
  edition: EditionText,
  context: StatementContext,
): ReadingTasks["propose"]["result"] {
  const { text, structure } = edition;
  const sections = findSections(structure, text);
  return proposeStatements(edition, context).map((proposal) => flattenProposal(proposal, sections));
}

/** The recogniser is large, and few ask for it: texts of before it was there. */
async function recognise(text: string): Promise<string> {
  const { recogniseLanguage } = await import("@/domain/edition/recognise/recognise-language");
  return recogniseLanguage(text);
}

function parse({ text, structure }: WrittenText): EditionText {
  return { text, structure: readStructure(structure) };
}
