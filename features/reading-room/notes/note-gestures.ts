import {
  addComment,
  createAnnotation,
  editComment,
  remove,
  restore,
  retarget,
  setThreadState,
  toggleLabel,
  toggleReaction,
} from "@/collab/facts/commands";
import type { Room } from "@/collab/room";
import type { ThreadState } from "@/domain/annotation/annotation";
import { MAX_BODY_LENGTH } from "@/domain/facts/comment-body";
import type { AnnotationId, CommentId, LabelId } from "@/domain/ids";
import type { TextRange } from "@/domain/text/range";

/** Everything that a reader can do to notes, as one gesture each, which one undo takes back. */
export class NoteGestures {
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
}

/** The composer refuses longer bodies; this only keeps a slip from being refused by the server. */
function clip(body: string): string {
  return body.trim().slice(0, MAX_BODY_LENGTH);
}
