import { readStructure } from "@/data/editions/stored-structure";
import { quoteIn } from "@/domain/anchoring/selector";
import type { EditionText } from "@/domain/anchoring/edition-text";
import { CodePoints } from "@/domain/text/code-points";
import type { TextRange } from "@/domain/text/range";
import { answerTasks } from "../threads/answer-tasks";
import type { TaskMessage } from "../threads/task-process";
import type { NeededText } from "./annotation-worker";

/** A passage as others can find it again. `position` in Unicode code points. */
export type Quotation = {
  position: TextRange;
  quote: { exact: string; prefix: string; suffix: string };
};

/** The process is given editions, and then asked for passages of the one that it was given last. */
export type QuoteTasks = {
  open: { ask: { edition: NeededText }; result: null };
  quote: { ask: { ranges: readonly TextRange[] }; result: Quotation[] };
};

/** Code units of context where a passage cuts what belongs together and cannot be described. */
const CONTEXT = 64;

let edition: EditionText = { text: "", structure: { blocks: [], marks: [] } };
let points = new CodePoints("");

answerTasks<QuoteTasks>(perform);

function perform(task: TaskMessage<QuoteTasks>["task"]): QuoteTasks[keyof QuoteTasks]["result"] {
  switch (task.kind) {
    case "open": {
      const { text, structure } = task.edition;
      edition = { text, structure: readStructure(structure) };
      points = new CodePoints(text);
      return null;
    }
    case "quote":
      return task.ranges.map((range) => ({
        position: points.toPoints(range),
        quote: quoteOf(range),
      }));
  }
}

function quoteOf(range: TextRange): Quotation["quote"] {
  const { position, quote } = quoteIn(edition, range);
  if (position.start === range.start && position.end === range.end) return quote;
  const { text } = edition;
  return {
    exact: text.slice(range.start, range.end),
    prefix: text.slice(Math.max(0, range.start - CONTEXT), range.start),
    suffix: text.slice(range.end, range.end + CONTEXT),
  };
}
