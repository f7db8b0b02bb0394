import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { restateFact } from "@/domain/facts/restate-fact";
import { sameFact } from "@/domain/facts/same-fact";
import type { UserId } from "@/domain/ids";
import type { Acting, Command, FactEdit } from "../commands";
import type { ReportDocument } from "../document-model";
import type { FactVersion } from "../fact-document";
import { createLiveValue, type LiveValue } from "../live-value";

/** Gestures that can be undone. */
const MAX_STEPS = 200;

/** `skipped`: parts that somebody has changed since; they are left as they are. */
export type UndoOutcome = { command: Command; skipped: readonly FactEdit[] };

export type UndoState = { canUndo: boolean; canRedo: boolean };

/**
 * Undo and redo of one person's own gestures. It writes inverse facts instead of taking updates back, so what
 * colleagues have hung on an annotation in the meantime stays: undoing "made an annotation" deletes it, as the
 * person could by hand.
 */
export class UndoStack {
  readonly #undo: Command[] = [];
  readonly #redo: Command[] = [];
  readonly #state = createLiveValue<UndoState>({ canUndo: false, canRedo: false });

  readonly state: LiveValue<UndoState> = this.#state;

  /** Remembers a new gesture; what was undone before it can no longer be redone. */
  push(command: Command): void {
    if (command.edits.length === 0) return;
    this.#redo.length = 0;
    remember(this.#undo, command);
    this.#publish();
  }

  /** `null` if there is nothing to undo. Call it through `Room.undo`, which sends and counts what it writes. */
  undo(document: ReportDocument, acting: Acting): UndoOutcome | null {
    return this.#step(this.#undo, this.#redo, document, acting);
  }

  redo(document: ReportDocument, acting: Acting): UndoOutcome | null {
    return this.#step(this.#redo, this.#undo, document, acting);
  }

  /**
   * Goes on with a fresh document of the room, in which every fact is a writing of its own: what one's gestures have
   * written, and stands in it as it stood, is taken for the same.
   */
  moveTo(fresh: ReportDocument, old: ReportDocument): void {
    const moved = new Map<FactVersion, FactVersion>();
    const stack = [...this.#undo, ...this.#redo];
    for (const { kind, key, after, to } of stack.flatMap(({ edits }) => edits)) {
      if (to === null || old.version(kind, key) !== to) continue;
      const standing = fresh.fact(kind, key) ?? undefined;
      if (sameFact(standing, after)) moved.set(to, fresh.version(kind, key));
    }
    const move = (version: FactVersion): FactVersion =>
      moved.has(version) ? (moved.get(version) ?? null) : version;
    for (const steps of [this.#undo, this.#redo]) {
      for (const [at, { edits }] of steps.entries()) {
        steps[at] = {
          edits: edits.map((edit) => ({ ...edit, from: move(edit.from), to: move(edit.to) })),
        };
      }
    }
  }

  clear(): void {
    this.#undo.length = 0;
    this.#redo.length = 0;
    this.#publish();
  }

  #step(
    from: Command[],
    to: Command[],
    document: ReportDocument,
    acting: Acting,
  ): UndoOutcome | null {
    const command = from.pop();
    if (!command) return null;
    const outcome = writeInverse(document, acting, command, (edit, inverse) =>
      restate(from, edit, inverse),
    );
    if (outcome.command.edits.length > 0) remember(to, outcome.command);
    this.#publish();
    return outcome;
  }

  #publish(): void {
    const next = { canUndo: this.#undo.length > 0, canRedo: this.#redo.length > 0 };
    const now = this.#state.get();
    if (next.canUndo !== now.canUndo || next.canRedo !== now.canRedo) this.#state.set(next);
  }
}

function remember(stack: Command[], command: Command): void {
  stack.push(command);
  if (stack.length > MAX_STEPS) stack.shift();
}

/**
 * An earlier value is written again as an act of today. The steps still on the stack must know it by that, or they
 * would take it for something that somebody has written since.
 */
function restate(stack: Command[], { kind, key, from }: FactEdit, inverse: FactEdit): void {
  if (inverse.kind !== kind) return;
  const { after, to } = inverse;
  for (const [index, { edits }] of stack.entries()) {
    const wroteIt = (edit: FactEdit): boolean =>
      edit.kind === kind && edit.key === key && edit.to === from;
    if (!edits.some(wroteIt)) continue;
    stack[index] = { edits: edits.map((edit) => (wroteIt(edit) ? { ...edit, after, to } : edit)) };
  }
}

/** One transaction that takes back what `command` wrote, wherever that still stands. */
function writeInverse(
  document: ReportDocument,
  acting: Acting,
  command: Command,
  onInverse: (edit: FactEdit, inverse: FactEdit) => void,
): UndoOutcome {
  const edits: FactEdit[] = [];
  const skipped: FactEdit[] = [];
  document.ydoc.transact(() => {
    for (const edit of command.edits.toReversed()) {
      const change = invert(document, edit, acting.user, acting.now());
      if (!change) {
        skipped.push(edit);
        continue;
      }
      const { kind, key } = change;
      const from = document.version(kind, key);
      document.restore(kind, key, change.after);
      const inverse = { ...change, from, to: document.version(kind, key) };
      edits.push(inverse);
      onInverse(edit, inverse);
    }
  }, acting.user);
  return { command: { edits }, skipped };
}

/** `null` if somebody has written it since. */
function invert(
  document: ReportDocument,
  edit: FactEdit,
  user: UserId,
  now: number,
): Omit<FactEdit, "from" | "to"> | null {
  const { kind, key } = edit;
  if (document.version(kind, key) !== edit.to) return null;
  if (REPORT_FACTS[kind].undo.by === "deleting") {
    // What was made is never unmade, only marked as deleted: others may have answered to it.
    if (document.fact("deletions", key)) return null;
    return { kind: "deletions", key, before: undefined, after: [user, now] };
  }
  return {
    kind,
    key,
    before: document.fact(kind, key) ?? undefined,
    after: restateFact(REPORT_FACTS, edit, { user, now }),
  };
}
