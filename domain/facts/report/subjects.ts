import { MAX_BODY_LENGTH } from "../comment-body";
import { edition, end, idOf, signer, start, text, time, type TupleOf } from "../shape";

/** What other facts of a report are about. An id is an annotation's or a comment's, never both. */
export const ANNOTATION = [signer, time, edition, start, end] as const;
export const COMMENT = [idOf("annotation"), signer, time, text(1, MAX_BODY_LENGTH)] as const;

export type SubjectFacts = {
  annotations: TupleOf<typeof ANNOTATION>;
  comments: TupleOf<typeof COMMENT>;
};
