import { isProse, mendProse, showsSomething } from "@/domain/text/visible-text";

/** UTF-16 code units of a comment's Markdown. */
export const MAX_BODY_LENGTH = 20_000;

/** Whether a text can be a comment: the socket and the API ask the same. */
export function isCommentBody(text: string): boolean {
  return text.length <= MAX_BODY_LENGTH && isProse(text) && showsSomething(text);
}

/** The nearest text that can be a comment, cut if it is too long; `null` if nothing can be seen of it. */
export function toCommentBody(text: string): string | null {
  const cut = text.slice(0, MAX_BODY_LENGTH);
  const mended = mendProse(cut);
  // Ends of directions are added; if there is no room for them, the directions go.
  const body =
    mended.length <= MAX_BODY_LENGTH
      ? mended
      : mendProse(cut.replace(/[\u202a-\u202e\u2066-\u2069]/gu, ""));
  return showsSomething(body) ? body : null;
}
