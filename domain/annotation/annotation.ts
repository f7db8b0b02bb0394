import type { AnnotationId, CommentId, LabelId, UserId } from "@/domain/ids";
import type { TextRange } from "@/domain/text/range";

/** What an annotation is about: a stretch of one edition. Its quotation is `editionText.slice(start, end)`. */
export type Target = { edition: number; range: TextRange };

/** Somebody and when (milliseconds since 1970, UTC). */
export type Act = { by: UserId; at: number };

export type ThreadState = "open" | "resolved";

export type Reaction = { emoji: string; by: UserId; at: number };

export type Comment = {
  id: CommentId;
  creator: UserId;
  /** Milliseconds since 1970, UTC. */
  created: number;
  /** Markdown; `""` if the comment was deleted. */
  body: string;
  edited: number | null;
  deleted: Act | null;
  reactions: readonly Reaction[];
};

/**
 * A highlight with its labels and its thread, as the team sees it. `comments` are in the order of their creation:
 * the first is the root of the thread, the others are replies.
 */
export type Annotation = {
  id: AnnotationId;
  creator: UserId;
  /** Milliseconds since 1970, UTC. */
  created: number;
  target: Target;
  /** Where it was made; the same as the target until somebody changes that. */
  made: Target;
  /** Who last changed the range, when it is no longer the first one. */
  retargeted: Act | null;
  labels: readonly LabelId[];
  comments: readonly Comment[];
  state: ThreadState;
  /** Who resolved or reopened it last. */
  stateChanged: Act | null;
  deleted: Act | null;
};

/** The comments that still say something. */
export function liveComments(annotation: Annotation): readonly Comment[] {
  return annotation.comments.filter((comment) => comment.deleted === null);
}

/** A deleted annotation is painted no more, but is still listed while somebody's words hang on it. */
export function isListed(annotation: Annotation): boolean {
  return annotation.deleted === null || liveComments(annotation).length > 0;
}

export function isPainted(annotation: Annotation): boolean {
  return annotation.deleted === null;
}
