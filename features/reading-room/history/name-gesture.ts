import type { FactEdit } from "@/collab/facts/commands";
import type { ReportFactName } from "@/domain/facts/report/report-facts";
import { readStatementFact, type StatementFact } from "@/domain/facts/report/statements";
import type { Verdict } from "@/domain/statements/statement";

/** Kinds of facts that do not say alone what the gesture was, and those that no gesture writes. */
const AMBIGUOUS = [
  "annotations",
  "comments",
  "deletions",
  "states",
  "statements",
  "revisions",
] as const satisfies readonly ReportFactName[];

type Unambiguous = Exclude<ReportFactName, (typeof AMBIGUOUS)[number]>;

/** What a person did, in one word for "Undid: …". A gesture that alone writes a kind of fact has its name. */
export type GestureName =
  | Unambiguous
  | "highlight"
  | "comment"
  | "reply"
  | "removedNote"
  | "removedComment"
  | "resolve"
  | "reopen"
  | "confirmStatement"
  | "rejectStatement"
  | "correctStatement"
  | "reopenStatement"
  | "splitStatement"
  | "mergeStatements";

/** What of the document decides between two readings of one fact. */
export type SubjectLookup = {
  isAnnotation: (key: string) => boolean;
  /** Whether that comment was written together with its annotation. */
  isRoot: (key: string) => boolean;
};

/**
 * Names the gesture that `written` takes back (undo) or does again (redo). Making is undone by marking as deleted, so a
 * deletion that is written means another gesture in each direction. `null` where nothing was written.
 */
export function nameGesture(
  written: readonly FactEdit[],
  direction: "undo" | "redo",
  subject: SubjectLookup,
): GestureName | null {
  const deletion = written.filter(({ kind }) => kind === "deletions");
  if (deletion.length > 0) return nameDeletion(deletion, direction, subject);
  const state = written.find(({ kind }) => kind === "states");
  if (state) return nameState(state, direction);
  const statements = written.filter(({ kind }) => kind === "statements");
  if (statements.length > 0) return nameDecision(statements, direction);
  const [first] = written.map(({ kind }) => kind).filter(isUnambiguous);
  return first ?? null;
}

function isUnambiguous(kind: ReportFactName): kind is Unambiguous {
  return !(AMBIGUOUS as readonly ReportFactName[]).includes(kind);
}

function nameDeletion(
  edits: readonly FactEdit[],
  direction: "undo" | "redo",
  subject: SubjectLookup,
): GestureName | null {
  const [first] = edits;
  if (!first) return null;
  const deletes = first.after !== undefined;
  const made = deletes === (direction === "undo");
  const note = edits.some(({ key }) => subject.isAnnotation(key));
  if (!made) return note ? "removedNote" : "removedComment";
  if (!note) return subject.isRoot(first.key) ? "comment" : "reply";
  return edits.length > 1 ? "comment" : "highlight";
}

function nameState(edit: FactEdit, direction: "undo" | "redo"): GestureName {
  const resolves = Array.isArray(edit.after) && edit.after[0] === 1;
  return resolves === (direction === "redo") ? "resolve" : "reopen";
}

/** Several statements in one gesture are a split, or, where one of them is given up, a merger. */
function nameDecision(edits: readonly FactEdit[], direction: "undo" | "redo"): GestureName {
  const decided = edits.map(({ before, after }) =>
    direction === "undo"
      ? { before: verdictOf(after), after: verdictOf(before) }
      : { before: verdictOf(before), after: verdictOf(after) },
  );
  const rejects = decided.some(({ after }) => after === "rejected");
  if (decided.length > 1) return rejects ? "mergeStatements" : "splitStatement";
  if (rejects) return "rejectStatement";
  const [only] = decided;
  if (only?.after === "open") return "reopenStatement";
  return only?.before === "confirmed" ? "correctStatement" : "confirmStatement";
}

/** Where nobody has decided anything, the proposal is open. */
function verdictOf(fact: unknown): Verdict {
  if (!Array.isArray(fact)) return "open";
  return readStatementFact(fact as unknown as StatementFact).verdict;
}
