const BYTE_ORDER_MARK = "\uFEFF";

/** Line ends that mean "new line" in some file or other: CRLF, CR, NEL, vertical tab, form feed, LS, PS. */
const LINE_ENDS = /\r\n|[\r\u0085\v\f\u2028\u2029]/g;

/** Control characters that no text needs: C0 but tab and LF, DEL, C1, and byte order marks inside the text. */
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const CONTROLS = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\uFEFF]/g;

/**
 * The text of an edition from the text of a file: no byte order mark, LF line ends, no control characters, no lone
 * surrogates. Everything else, also no-break spaces and unusual white space, stays as it is. Normalising twice
 * changes nothing.
 */
export function normaliseText(raw: string): string {
  const unmarked = raw.startsWith(BYTE_ORDER_MARK) ? raw.slice(1) : raw;
  return toWellFormed(unmarked.replace(LINE_ENDS, "\n").replace(CONTROLS, ""));
}

/** A lone half of a surrogate pair cannot be stored as UTF-8; it becomes U+FFFD, which is as long. */
function toWellFormed(text: string): string {
  return text.replace(
    /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    "\uFFFD",
  );
}
