import type { AnnotationId, CommentId, StatementId } from "@/domain/ids";
import type { TextRange } from "@/domain/text/range";

/** What the reader has open; nothing of it is shared. */
export type RoomUi = {
  /** The open note: its thread is shown whole and its passage stands out in the text. */
  active: AnnotationId | null;
  /** The passage a first comment is being written about. */
  composing: TextRange | null;
  editing: CommentId | null;
  /** Whose menu of labels is open. */
  labelling: AnnotationId | null;
  /** What a permanent link has just led to. */
  flashed: AnnotationId | CommentId | null;
  /** The statement whose card is open. */
  statement: StatementId | null;
  /** What of it is being corrected; `alias`: its name is to be remembered as another of the actor that is chosen. */
  correcting: "fields" | "alias" | null;
  /** The passage of a statement that is being added. */
  stating: TextRange | null;
  /** What is to take the keyboard's focus as soon as it is rendered. */
  focus: FocusRequest | null;
  margin: "beside" | "list";
  sheet: "outline" | "notes" | null;
  /** The queue of what became unclear in this edition; while a passage is adjusted it makes room. */
  review: "closed" | "open" | "adjusting";
  reviewed: AnnotationId | StatementId | null;
  /** The place that is offered for what is reviewed. */
  offer: TextRange | null;
  help: boolean;
  /** Whether the deleted notes are shown. */
  deleted: boolean;
  finding: boolean;
  /** The window of the colleague whose reading is followed: a client id. */
  following: number | null;
};

export type FocusRequest =
  | { kind: "card" | "reply"; annotation: AnnotationId }
  | { kind: "comment"; comment: CommentId }
  | { kind: "compose" | "margin" | "review" | "statement" };

/** No card of a statement. */
export const NO_STATEMENT = {
  statement: null,
  correcting: null,
  stating: null,
} as const satisfies Partial<RoomUi>;

export const INITIAL_UI: RoomUi = {
  active: null,
  composing: null,
  editing: null,
  labelling: null,
  flashed: null,
  ...NO_STATEMENT,
  focus: null,
  margin: "beside",
  sheet: null,
  review: "closed",
  reviewed: null,
  offer: null,
  help: false,
  deleted: false,
  finding: false,
  following: null,
};
