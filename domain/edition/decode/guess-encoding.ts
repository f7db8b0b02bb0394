import { analyse } from "chardet";

/** As browsers call those that letters' frequencies tell apart. */
const TOLD_BY_LETTERS = [
  "windows-1250",
  "windows-1251",
  "windows-1252",
  "windows-1253",
  "windows-1254",
  "windows-1255",
  "windows-1256",
  "iso-8859-2",
  "iso-8859-5",
  "iso-8859-6",
  "iso-8859-7",
  "iso-8859-8",
  "koi8-r",
  "shift_jis",
  "euc-jp",
  "euc-kr",
  "gb18030",
  "big5",
] as const;

/** Encodings from before Unicode. Which of them a text is in can only be guessed. */
export const LEGACY_ENCODINGS = [...TOLD_BY_LETTERS, "ibm866", "macintosh"] as const;
export type LegacyEncoding = (typeof LEGACY_ENCODINGS)[number];

/** Browsers read the one as the other, which has letters where it has controls. */
const READ_AS: Readonly<Record<string, string>> = {
  "ISO-8859-1": "windows-1252",
  "ISO-8859-9": "windows-1254",
};
const OF_SEVERAL_BYTES: readonly string[] = ["shift_jis", "euc-jp", "euc-kr", "gb18030", "big5"];
/** Of 100: so sure of an encoding of several bytes, the library is right. */
const SURE = 50;

/** Bytes before the first that is no ASCII, and all that are looked at. */
const LEAD = 1024;
const SAMPLE = 32 * 1024;

/** Guesses by the letters and what stands beside them; if nothing tells, it is the encoding of Western Europe. */
export function guessEncoding(bytes: Uint8Array): LegacyEncoding {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  const from = Math.max(0, first - LEAD);
  const sample = bytes.subarray(from, from + SAMPLE);
  for (const { name, confidence } of analyse(sample)) {
    const label = READ_AS[name] ?? name.toLowerCase();
    const known = TOLD_BY_LETTERS.find((one) => one === label);
    if (!known) continue;
    if (OF_SEVERAL_BYTES.includes(known) && confidence >= SURE) return known;
    return guessOldComputer(sample) ?? known;
  }
  return guessOldComputer(sample) ?? "windows-1252";
}

/**
 * DOS in Russian and the Macintosh, which the library does not know. DOS has the small letters from `а` to `п` where
 * others have signs. The Macintosh has accented letters where others have quotation marks, and quotation marks and
 * spaces where others have capitals: no capital stands inside of a word in small letters.
 */
function guessOldComputer(bytes: Uint8Array): "ibm866" | "macintosh" | null {
  let high = 0;
  let russian = 0;
  let russianSmall = 0;
  let insideLatin = 0;
  let macintosh = 0;
  let others = 0;
  bytes.forEach((byte, at) => {
    if (byte < 0x80) return;
    const [before, after] = [bytes[at - 1], bytes[at + 1]];
    high += 1;
    if (byte < 0xb0 || (byte >= 0xe0 && byte < 0xf2)) russian += 1;
    if (byte >= 0xa0 && byte < 0xb0) russianSmall += 1;
    if (!isLatin(before) || !isLatin(after)) return;
    insideLatin += 1;
    if (byte < 0x91 || (byte > 0x97 && byte < 0xa0)) macintosh += 1;
    else if (byte >= 0xc0 && byte < 0xdf && isSmall(before) && isSmall(after)) macintosh += 1;
    else if (byte >= 0xa0) others += 1;
  });
  if (russian > high * 0.95 && russianSmall > high * 0.2 && insideLatin < high * 0.1)
    return "ibm866";
  return macintosh > others ? "macintosh" : null;
}

function isLatin(byte: number | undefined): boolean {
  return isSmall(byte === undefined ? byte : byte | 0x20);
}

function isSmall(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x61 && byte <= 0x7a;
}
