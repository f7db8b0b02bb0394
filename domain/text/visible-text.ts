import { closeDirections, closesDirections } from "./directions";

/** A character that leaves a mark: no white space, nothing of no width, no control, no half of a pair. */
const VISIBLE =
  /[^\s\p{Z}\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\ufff9-\ufffb]/u;

/** Controls, ends of lines among them, and halves of surrogate pairs. */
const NOT_IN_LINE = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

/** The same, but for ends of lines and tabs. */
const NOT_IN_PROSE = /[^\P{Cc}\n\r\t]|\p{Cs}/u;

/** Other programs' ends of lines. */
const ODD_LINE_END = /[\v\f\u0085]/gu;

/** Whether anything can be seen of it. */
export function showsSomething(text: string): boolean {
  return VISIBLE.test(text);
}

/** Whether it can stand in one line among others: nothing in it breaks, hides or turns round what is shown beside it. */
export function isLine(text: string): boolean {
  return !NOT_IN_LINE.test(text) && closesDirections(text);
}

/** A name, a title: a line of which something can be seen. */
export function isVisibleLine(text: string): boolean {
  return isLine(text) && showsSomething(text);
}

/** The same of text with several lines. */
export function isProse(text: string): boolean {
  return !NOT_IN_PROSE.test(text) && closesDirections(text);
}

/** The nearest text that is a line; the text itself if it is one. */
export function mendLine(text: string): string {
  return mend(text.replace(/[\p{Cc}\u2028\u2029]+/gu, " "));
}

/** The nearest text that is prose; the text itself if it is. */
export function mendProse(text: string): string {
  if (isProse(text)) return text;
  return mend(text.replace(ODD_LINE_END, "\n").replace(/[^\P{Cc}\n\r\t]/gu, ""));
}

/** Half a surrogate pair would arrive as something else at everybody but its author. */
function mend(text: string): string {
  return closeDirections(text.replace(/\p{Cs}/gu, "\ufffd"));
}
