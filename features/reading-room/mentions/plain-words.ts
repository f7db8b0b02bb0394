/** The beginning of a comment as one line of words: without Markdown's marks, mentions as `@name`. */
export function toPlainWords(body: string, length = 160): string {
  return body
    .slice(0, length * 4)
    .replace(/!?\[((?:\\.|[^\]\\])*)\]\([^)\s]*\)/gu, "$1")
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gmu, "")
    .replace(/\\([\\[\]*_`<>&~])/gu, "$1")
    .replace(/(\*\*|__|~~|`)/gu, "")
    .replace(/\s+/gu, " ")
    .trim()
    .slice(0, length);
}
