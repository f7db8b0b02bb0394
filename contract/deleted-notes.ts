import { z } from "zod";
import { annotationIdSchema, authorSchema, commentIdSchema, timeSchema } from "./common";

/** A highlight or a comment that was deleted and can be restored. */
export const deletedNoteSchema = z.object({
  id: z.union([annotationIdSchema, commentIdSchema]),
  kind: z.enum(["annotation", "comment"]),
  /** The annotation itself, or the one on whose thread the comment hung. */
  annotation: annotationIdSchema,
  /** The words that were highlighted. */
  exact: z.string(),
  creator: authorSchema,
  deletedBy: authorSchema,
  deleted: timeSchema,
});
export type DeletedNote = z.infer<typeof deletedNoteSchema>;
