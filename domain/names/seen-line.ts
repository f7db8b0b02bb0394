/**
 * What nobody sees, or what changes how its neighbours are read: controls, formats (zero widths, directional marks and
 * overrides), fillers, line ends, halves of surrogate pairs and characters that have no meaning. The blank of Braille
 * is a sign, and looks like a space.
 */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/gu;

/** What parts letters in Indic scripts (canonical combining class 9), after which a joiner chooses between two forms. */
const VIRAMA = "\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA\u1039\u17D2";

/** Joiners where they are part of spelling (RFC 5892, appendix A.1 and A.2) or of a picture (Unicode UTS 51). */
const SPELLING = new RegExp(
  [
    "(?<=\\p{Script=Arabic})\\u200C(?=\\p{Script=Arabic})",
    `(?<=[${VIRAMA}])[\\u200C\\u200D]`,
    "(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D(?=\\p{Extended_Pictographic})",
    "(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}])\\uFE0F",
  ].join("|"),
  "gu",
);

const SHOWN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether all of a line can be seen, and there is something to see, so that it cannot pass for another. */
export function isSeenLine(line: string): boolean {
  const plain = line.replace(SPELLING, "");
  return line === "" || (plain === withoutUnseen(plain) && SHOWN.test(plain));
}

/** The line without what nobody sees. */
export function withoutUnseen(line: string): string {
  return line.replace(UNSEEN, "");
}
