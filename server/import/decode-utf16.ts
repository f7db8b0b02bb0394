import { ImportRefused } from "./import-refused";

/** Text in UTF-16 without its mark: the zeros of its Latin letters stand in the upper half of each unit. */
export function decodeUtf16(bytes: Uint8Array): string {
  let even = 0;
  let odd = 0;
  bytes.subarray(0, 4096).forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  const text = new TextDecoder(even > odd ? "utf-16be" : "utf-16le").decode(bytes);
  if (text.includes("\0")) throw new ImportRefused("binary");
  return text;
}
