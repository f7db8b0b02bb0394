import { renameMentions } from "@/domain/annotation/mentions";
import type { UserId } from "@/domain/ids";

/** The beginning of a comment as one line of words: without Markdown's marks, mentions as `@` and today's name. */
export function toPlainWords(
  body: string,
  nameOf: (user: UserId) => string | null,
  length = 160,
): string {
  return renameMentions(body.slice(0, length * 4), nameOf)
    .replace(/!?\[((?:\\.|[^\]\\])*)\]\([^)\s]*\)/gu, "$1")
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gmu, "")
    .replace(/\\([\\[\]*_`<>&~])/gu, "$1")
    .replace(/(\*\*|__|~~|`)/gu, "")
    .replace(/\s+/gu, " ")
    .trim()
    .slice(0, length);
}
