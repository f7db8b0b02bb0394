import { decodeBytes } from "@/domain/edition/decode/decode-bytes";
import { decodeFile } from "@/domain/edition/decode/decode-file";

/** Where a page says how it is encoded: some say so behind long scripts, where browsers no longer look. Bytes. */
const HEAD_LENGTH = 64 * 1024;
const DECLARED = [
  /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/iu,
  /<meta[^>]*charset\s*=\s*["']?\s*([\w.:-]+)/iu,
];

/** A page as text: by its byte order mark, else as it says, else by its content. `null` where none of it fits. */
export function decodeHtml(bytes: Uint8Array): string | null {
  const hasMark =
    (bytes[0] === 0xff && bytes[1] === 0xfe) ||
    (bytes[0] === 0xfe && bytes[1] === 0xff) ||
    (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf);
  if (!hasMark) {
    const head = new TextDecoder("latin1").decode(bytes.subarray(0, HEAD_LENGTH));
    for (const pattern of DECLARED) {
      const text = decodeAs(bytes, pattern.exec(head)?.[1]);
      if (text !== null) return text;
    }
  }
  const decoded = decodeFile(bytes);
  return decoded.ok ? decoded.value.text : decoded.refusal === "empty" ? "" : null;
}

function decodeAs(bytes: Uint8Array, label: string | undefined): string | null {
  // What could be read to say so is not UTF-16.
  if (label === undefined || /^utf-?16/iu.test(label)) return null;
  try {
    return decodeBytes(bytes, label, true);
  } catch {
    return null;
  }
}
