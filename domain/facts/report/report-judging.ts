import type { LabelId } from "@/domain/ids";
import { ok, refuse } from "@/domain/result";
import { whyNoPassage } from "@/domain/text/passage";
import type { JudgingOf } from "../fact-kind";
import type { Verdict } from "../verdict";
import type { SubjectFacts } from "./subjects";

/** The text of each edition, by number. */
export type EditionTexts = ReadonlyMap<number, string>;

/** What is known of a report and its team while facts are judged. */
export type ReportKnowledge = {
  editions: EditionTexts;
  /** The team's labels, archived ones too; `null` if the caller has looked them up. */
  labels: ReadonlySet<LabelId> | null;
  /** Whether something of that id was here, and was deleted so long ago that it has left the document. */
  hasLeft(id: string): boolean;
};

/** `More`: the tuples of other kinds, by name, that a judge looks at. */
export type ReportJudging<More = unknown> = JudgingOf<SubjectFacts & More, ReportKnowledge>;

/** Whether words of that edition stand there. */
export function judgePassage(
  { editions }: ReportKnowledge,
  edition: number,
  start: number,
  end: number,
): Verdict {
  const text = editions.get(edition);
  return text !== undefined && whyNoPassage(text, { start, end }) === null
    ? ok(null)
    : refuse("out-of-bounds");
}
