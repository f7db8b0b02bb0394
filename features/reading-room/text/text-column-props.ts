import type { ReactNode, Ref } from "react";
import type { LabelColour, PersonColour } from "@/contract/common";
import type { TextRange } from "@/domain/text/range";
import type { TextColumnHandle } from "../kernel/text-handle";

/** An annotation as the text column paints it. `colour` is that of its first label, `null` where it has none. */
export type PaintedAnnotation = TextRange & { id: string; colour: LabelColour | null };

/** What a colleague has selected right now. `key` is stable for one of their windows. */
export type ColleagueSelection = TextRange & { key: string; name: string; colour: PersonColour };

/** The hits of the search in the text, in reading order; `current` is an index into `ranges`. */
export type FindMatches = { ranges: readonly TextRange[]; current: number | null };

/** A label that may be given from the selection toolbar. */
export type OfferedLabel = { id: string; name: string; colour: LabelColour };

/** What the popover says of each of several annotations under one point. */
export type AnnotationSummary = {
  author: string;
  labels: readonly { name: string; colour: LabelColour }[];
  comments: number;
};

/** What this reader may do here; the caller asks `domain/access/permissions`. */
export type TextRights = {
  highlight: boolean;
  comment: boolean;
  /** Say whose statement a passage is. */
  statement: boolean;
  label: boolean;
  adjust: (annotationId: string) => boolean;
};

/**
 * The keys by which the room calls `TextColumnHandle.act`, as they are shown; `null` if there is none. Arrow keys, Enter
 * and Escape are the column's own, work only while the text has the focus, and are not listed.
 */
export type TextKeys = {
  highlight: string | null;
  comment: string | null;
  /** Makes a statement of the selection. */
  statement: string | null;
  /** Selects the sentence at the cursor; again, the next one. */
  sentence: string | null;
  /** Starts and ends moving the ends of the focused annotation. */
  adjust: string | null;
};

export type TextColumnProps = {
  /** The edition's exact text, to which every range refers, as far as it is rendered. It may only grow. */
  text: string;
  /** Whether more of it comes. */
  growing: boolean;
  /** BCP 47, `null` if nobody knows it; decides where words and sentences end. */
  language: string | null;
  /** The rendered edition: exactly one `<ReportText>`. */
  children: ReactNode;

  /** All annotations to paint, in any order. Compared by `id` and value: pass a new array when anything changes. */
  annotations: readonly PaintedAnnotation[];
  focused: string | null;
  hovered: string | null;
  colleagues: readonly ColleagueSelection[];
  matches: FindMatches | null;
  /** The passage a comment is being written about; it stays painted while the focus is in the margin. */
  pending: TextRange | null;

  labels: readonly OfferedLabel[];
  rights: TextRights;
  keys: TextKeys;
  /** Real `<mark aria-details="comment-<id>">` around every annotated run, not only in the focused paragraph. */
  markedText?: boolean;
  describe: (annotationId: string) => AnnotationSummary | null;

  /** The reader's selection, trimmed and never empty; `null` when it is given up. */
  onSelect?: (range: TextRange | null) => void;
  onHighlight: (range: TextRange, labelId: string | null) => void;
  onComment: (range: TextRange) => void;
  onStatement: (range: TextRange) => void;
  /** A click, tap or Enter on a highlight (chosen from the popover where several overlap); `null`: on bare text. */
  onActivate: (annotationId: string | null) => void;
  onHover?: (annotationId: string | null) => void;
  /** The part of the text on the screen, at most ten times a second. */
  onViewport?: (range: TextRange) => void;
  /** The text was laid out again (width, fonts, zoom): positions taken before are void. */
  onLayout?: () => void;
  onAdjust: (annotationId: string, range: TextRange) => void;
  /** The ends of an annotation are no longer being moved, whether they were changed or not. */
  onAdjusted?: () => void;

  ref?: Ref<TextColumnHandle>;
};
