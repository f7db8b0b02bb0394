/** What windows-1252 has from 0x80 to 0x9f. */
const WINDOWS_SIGNS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * Bytes as text. Some versions of Node read windows-1252 as Latin-1, which has controls where that has quotation marks.
 *
 * @param label an encoding as browsers call it; throws `RangeError` if there is none, and `TypeError` if `fatal` and
 *   the bytes are not in it
 */
export function decodeBytes(bytes: Uint8Array, label: string, fatal = false): string {
  const decoder = new TextDecoder(label, { fatal });
  const text = decoder.decode(bytes);
  if (decoder.encoding !== "windows-1252") return text;
  return text.replace(/[\u0080-\u009f]/gu, (sign) =>
    WINDOWS_SIGNS.charAt(sign.charCodeAt(0) - 0x80),
  );
}
