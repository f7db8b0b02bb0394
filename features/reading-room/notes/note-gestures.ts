import {
  addComment,
  createAnnotation,
  decideStatements,
  editComment,
  remove,
  restore,
  retarget,
  setThreadState,
  toggleLabel,
  toggleReaction,
  type StatementDecision,
} from "@/collab/facts/commands";
import type { Room } from "@/collab/room";
import type { UndoOutcome } from "@/collab/facts/undo";
import type { ThreadState } from "@/domain/annotation/annotation";
import { MAX_BODY_LENGTH } from "@/domain/facts/comment-body";
import type { AnnotationId, CommentId, LabelId } from "@/domain/ids";
import type { TextRange } from "@/domain/text/range";
import { nameGesture, type GestureName } from "../history/name-gesture";

/** What became of an undo: `null` where there was nothing; `skipped` where a colleague's change stood in the way. */
export type Undone = { gesture: GestureName | null; skipped: boolean } | null;

/** Everything that a reader can do to the shared document, as one gesture each, which one undo takes back. */
export class RoomGestures {
  readonly #room: () => Room;
  readonly #edition: number;

  constructor(room: () => Room, edition: number) {
    this.#room = room;
    this.#edition = edition;
  }

  highlight(range: TextRange, label: LabelId | null): AnnotationId {
    const draft = { edition: this.#edition, range, labels: label ? [label] : [] };
    return this.#room().act((document, acting) => createAnnotation(document, acting, draft)).id;
  }

  comment(range: TextRange, body: string): AnnotationId {
    const draft = { edition: this.#edition, range, comment: clip(body) };
    return this.#room().act((document, acting) => createAnnotation(document, acting, draft)).id;
  }

  reply(annotation: AnnotationId, body: string): CommentId {
    return this.#room().act((document, acting) =>
      addComment(document, acting, annotation, clip(body)),
    ).id;
  }

  edit(comment: CommentId, body: string): void {
    this.#room().act((document, acting) => editComment(document, acting, comment, clip(body)));
  }

  remove(subject: AnnotationId | CommentId): void {
    this.#room().act((document, acting) => remove(document, acting, subject));
  }

  /** Takes back a deletion, whatever was done since. */
  restore(subject: AnnotationId | CommentId): void {
    this.#room().act((document, acting) => restore(document, acting, subject));
  }

  setState(annotation: AnnotationId, state: ThreadState): void {
    this.#room().act((document, acting) => setThreadState(document, acting, annotation, state));
  }

  move(annotation: AnnotationId, range: TextRange): void {
    this.#room().act((document, acting) =>
      retarget(document, acting, annotation, this.#edition, range),
    );
  }

  toggleLabel(annotation: AnnotationId, label: LabelId): void {
    this.#room().act((document, acting) => toggleLabel(document, acting, annotation, label));
  }

  toggleReaction(comment: CommentId, emoji: string): void {
    this.#room().act((document, acting) => toggleReaction(document, acting, comment, emoji));
  }

  /** Decides about one statement, or about several at once: a split, a merger. */
  decide(decisions: readonly StatementDecision[]): void {
    this.#room().act((document, acting) => decideStatements(document, acting, decisions));
  }

  undo(): Undone {
    return this.#describe(this.#room().undo(), "undo");
  }

  redo(): Undone {
    return this.#describe(this.#room().redo(), "redo");
  }

  #describe(outcome: UndoOutcome | null, direction: "undo" | "redo"): Undone {
    if (!outcome) return null;
    const { document } = this.#room();
    const gesture = nameGesture(outcome.command.edits, direction, {
      isAnnotation: (key) => document.fact("annotations", key) !== null,
      isRoot: (key) => {
        const about = document.fact("comments", key)?.[0];
        return about !== undefined && document.annotation(about)?.comments[0]?.id === key;
      },
    });
    return { gesture, skipped: outcome.skipped.length > 0 };
  }
}

/** The composer refuses longer bodies; this only keeps a slip from being refused by the server. */
function clip(body: string): string {
  return body.trim().slice(0, MAX_BODY_LENGTH);
}
