import { isListed, isPainted } from "@/domain/annotation/annotation";
import type { Acting, Command } from "@/collab/facts/commands";
import type { ReportDocument } from "@/collab/facts/document-model";
import { UndoStack, type UndoOutcome } from "@/collab/facts/undo/undo";
import { REPORT_FACT_NAMES, REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { NOW } from "./arbitrary-facts";
import { createActing } from "./random-commands";

/**
 * What people see, without who signed what when: undo writes the earlier value as an act of today, and marks as
 * deleted what was made.
 */
export function essence(document: ReportDocument): unknown {
  const statements = [...document.things("statements")]
    .filter(({ verdict }) => verdict !== "open")
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ decided: _signed, ...statement }) => statement);
  return { statements, annotations: annotationsOf(document) };
}

function annotationsOf(document: ReportDocument): unknown {
  return [...document.annotations()]
    .filter(isListed)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((annotation) => ({
      id: annotation.id,
      isPainted: isPainted(annotation),
      target: annotation.target,
      labels: annotation.labels.toSorted(),
      state: annotation.state,
      comments: annotation.comments
        .filter(({ deleted }) => deleted === null)
        .map(({ id, body, reactions }) => ({
          id,
          body,
          reactions: reactions.map(({ by, emoji }) => `${by} ${emoji}`).toSorted(),
        })),
    }));
}

export function facts(document: ReportDocument): Map<string, unknown> {
  return new Map(
    REPORT_FACT_NAMES.flatMap((kind) =>
      [...document.ydoc.getMap(REPORT_FACTS[kind].root)].map(([key, fact]) => [
        `${kind} ${key}`,
        fact,
      ]),
    ),
  );
}

/** Somebody who writes and takes back. */
export class Hand {
  readonly stack = new UndoStack();
  readonly acting: Acting;
  document: ReportDocument;

  constructor(document: ReportDocument, user: Acting["user"]) {
    this.document = document;
    this.acting = createActing(user, NOW);
  }

  do(command: Command | null): Command | null {
    if (command) this.stack.push(command);
    return command;
  }

  moveTo(fresh: ReportDocument): void {
    this.stack.moveTo(fresh, this.document);
    this.document = fresh;
  }

  undoAll(): UndoOutcome[] {
    return all(() => this.stack.undo(this.document, this.acting));
  }

  redoAll(): UndoOutcome[] {
    return all(() => this.stack.redo(this.document, this.acting));
  }
}

function all(step: () => UndoOutcome | null): UndoOutcome[] {
  const outcomes: UndoOutcome[] = [];
  for (let outcome = step(); outcome; outcome = step()) outcomes.push(outcome);
  return outcomes;
}
