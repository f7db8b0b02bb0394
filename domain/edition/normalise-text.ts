/** Line ends that mean "new line" in some file or other: CRLF, CR, NEL, vertical tab, form feed, LS, PS. */
const LINE_ENDS = /\r\n|[\r\u0085\v\f\u2028\u2029]/gu;

export const LINE_END = /^(?:\r\n|[\r\u0085\v\f\u2028\u2029])$/u;

/** Control characters that no text needs: C0 but tab and LF, DEL, C1, and byte order marks. */
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const CONTROLS = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\uFEFF]/gu;

/** Half of a surrogate pair that stands alone; whole pairs are one character to the `u` flag. */
const LONE_HALVES = /\p{Cs}/gu;

/** Everything that does not stand in an edition as it stands in its source. */
export const UNWANTED = new RegExp(
  [LINE_ENDS, CONTROLS, LONE_HALVES].map(({ source }) => source).join("|"),
  "gu",
);

/**
 * The text of an edition from the text of a file: no byte order mark, LF line ends, no control characters, no lone
 * surrogates. Everything else, also no-break spaces and unusual white space, stays as it is. Normalising twice
 * changes nothing.
 */
export function normaliseText(raw: string): string {
  return (
    raw
      .replace(LINE_ENDS, "\n")
      .replace(CONTROLS, "")
      // It cannot be stored as UTF-8. The replacement is as long.
      .replace(LONE_HALVES, "\uFFFD")
  );
}
