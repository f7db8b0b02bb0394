import type { AnnotationId, CommentId } from "@/domain/ids";

/** Something that the person wrote and the server refused, for copying out. Devices store it in this form. */
export type KeptText = {
  annotation: AnnotationId | null;
  comment: CommentId;
  /** Markdown. */
  body: string;
};
