/** Encodings of one byte for each letter. Which of them a text is in can only be guessed. */
export type SingleByteEncoding =
  "windows-1252" | "windows-1251" | "koi8-r" | "windows-1253" | "windows-1255" | "windows-1256";

/** The bytes of the six most frequent letters: they make about half of any text in Russian, Greek, Hebrew, Arabic. */
const FREQUENT: readonly [encoding: SingleByteEncoding, letters: readonly number[]][] = [
  ["windows-1251", [0xee, 0xe5, 0xe0, 0xe8, 0xed, 0xf2]],
  ["koi8-r", [0xcf, 0xc5, 0xc1, 0xc9, 0xce, 0xd4]],
  ["windows-1253", [0xe1, 0xef, 0xe9, 0xe5, 0xf4, 0xf3]],
  ["windows-1255", [0xe9, 0xe5, 0xe4, 0xec, 0xe0, 0xf8]],
  ["windows-1256", [0xc7, 0xe1, 0xed, 0xe3, 0xe6, 0xe4]],
];

/** Guesses by the letters; where most of them are Latin ones, it is the encoding of Western Europe. */
export function guessEncoding(bytes: Uint8Array): SingleByteEncoding {
  const counts = new Array<number>(256).fill(0);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const sum = (from: number, to: number): number =>
    counts.slice(from, to + 1).reduce((total, count) => total + count, 0);
  const latin = sum(0x41, 0x5a) + sum(0x61, 0x7a);
  const others = sum(0xc0, 0xff);
  if (others <= latin) return "windows-1252";
  const scored = FREQUENT.map(([encoding, letters]) => ({
    encoding,
    score: letters.reduce((total, letter) => total + (counts[letter] ?? 0), 0),
  }));
  const [best] = scored.sort((a, b) => b.score - a.score);
  // A third at least, or it is some other language.
  return best && best.score > others / 3 ? best.encoding : "windows-1252";
}
