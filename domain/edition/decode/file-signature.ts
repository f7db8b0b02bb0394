/** What the first bytes of a file say that it is. `old-office`: of office programs before there was ZIP. */
export type FileSignature = "pdf" | "zip" | "old-office" | "archive" | "picture";

const SIGNATURES: readonly [bytes: string, signature: FileSignature][] = [
  ["%PDF-", "pdf"],
  // .docx, .odt and .epub too.
  ["PK\x03\x04", "zip"],
  ["PK\x05\x06", "zip"],
  ["{\\rtf", "old-office"],
  ["\xd0\xcf\x11\xe0", "old-office"],
  ["\x1f\x8b", "archive"],
  ["7z\xbc\xaf", "archive"],
  ["Rar!\x1a\x07", "archive"],
  ["BZh", "archive"],
  ["\xfd7zXZ", "archive"],
  ["\x89PNG", "picture"],
  ["\xff\xd8\xff", "picture"],
  ["GIF8", "picture"],
  ["II*\0", "picture"],
  ["MM\0*", "picture"],
  ["BM", "picture"],
];
/** WebP, HEIC and AVIF, whose first bytes say how long they are. */
const PICTURES = /^(?:RIFF[\s\S]{4}WEBP|[\s\S]{4}ftyp(?:hei|mif|avif))/u;
/** Bytes in which a signature stands, and in which words have no control character. */
const HEAD = 1024;

/** `null` if the bytes may be a text. */
export function findSignature(bytes: Uint8Array): FileSignature | null {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD));
  if (PICTURES.test(head)) return "picture";
  const found = SIGNATURES.find(([signature]) => head.startsWith(signature));
  return found && !isPlainWords(found[0], head) ? found[1] : null;
}

/** "BM" and "BZh" may begin a text too. */
function isPlainWords(signature: string, head: string): boolean {
  // eslint-disable-next-line no-control-regex -- a text has none of these
  return signature.length < 4 && /^[a-z]/iu.test(signature) && !/[\0-\x08\x0e-\x1f]/u.test(head);
}
