import type { AnnotationId, CommentId, StatementId } from "@/domain/ids";
import type { TextRange } from "@/domain/text/range";

/** The one card that is open. The kernel compares kinds and looks into none; each kind is a part's own. */
export type Open =
  | { kind: "nothing" }
  /** A note: its thread is shown whole, and its passage stands out in the text. */
  | OpenNote
  /** The first comment on a passage, being written. */
  | { kind: "new-note"; range: TextRange }
  | OpenStatement
  /** A statement on a passage, being added. */
  | { kind: "new-statement"; range: TextRange };

export type OpenNote = {
  kind: "note";
  note: AnnotationId;
  /** The comment of it that is being changed. */
  editing: CommentId | null;
  /** Whether its menu of labels is open. */
  labelling: boolean;
};

export type OpenStatement = {
  kind: "statement";
  statement: StatementId;
  /** What is being corrected; `alias`: its name is to be remembered as another of the actor that is chosen. */
  correcting: "fields" | "alias" | null;
};

export type CardKind = Exclude<Open["kind"], "nothing">;

export const NOTHING: Open = { kind: "nothing" };

/** What is to take the keyboard's focus as soon as it is rendered. */
export type FocusRequest =
  | { kind: "card" | "reply"; annotation: AnnotationId }
  | { kind: "comment"; comment: CommentId }
  | { kind: "compose" | "margin" | "review" | "statement" };

/** What the reader has before them; nothing of it is shared. */
export type RoomUi = {
  open: Open;
  focus: FocusRequest | null;
  /** On a small screen, the column that lies over the text. */
  sheet: "outline" | "notes" | null;
};

export const INITIAL_UI: RoomUi = { open: NOTHING, focus: null, sheet: null };

/** The open note; `null` if none is open. */
export function noteOf({ open }: RoomUi): AnnotationId | null {
  return open.kind === "note" ? open.note : null;
}

/** The passage of the comment that is being written. */
export function newNoteOf({ open }: RoomUi): TextRange | null {
  return open.kind === "new-note" ? open.range : null;
}

/** The open statement; `null` if none is open. */
export function statementOf({ open }: RoomUi): StatementId | null {
  return open.kind === "statement" ? open.statement : null;
}

/** The passage of the statement that is being added. */
export function newStatementOf({ open }: RoomUi): TextRange | null {
  return open.kind === "new-statement" ? open.range : null;
}
