import { ok, refuse, type Result } from "@/domain/result";
import { decodeBytes } from "./decode-bytes";
import { findSignature, type FileSignature } from "./file-signature";
import { guessEncoding, type LegacyEncoding } from "./guess-encoding";

export type DecodedFile = {
  text: string;
  /** How the bytes were read; what is not Unicode's is a guess that the person should check. */
  encoding: "utf-8" | "utf-16" | LegacyEncoding;
};

export type DecodeRefusal =
  | "empty"
  | "pdf"
  | "office-document"
  | "image-or-archive"
  | "utf-32"
  | "utf-16-unmarked"
  | "binary";

const REFUSED: Readonly<Record<FileSignature, DecodeRefusal>> = {
  pdf: "pdf",
  zip: "office-document",
  "old-office": "office-document",
  archive: "image-or-archive",
  picture: "image-or-archive",
};

/** The head tells; a large file need not be walked through to see that it is binary. Bytes. */
const HEAD_LENGTH = 64 * 1024;
/** A text has hardly any control characters besides tabs and line ends. */
const MAX_CONTROL_SHARE = 0.005;

/** Reads a file's bytes as text: by its byte order mark, else as UTF-8, else as its letters tell. */
export function decodeFile(bytes: Uint8Array): Result<DecodedFile, DecodeRefusal> {
  if (bytes.length === 0) return refuse("empty");
  const signature = findSignature(bytes);
  if (signature) return refuse(REFUSED[signature]);
  if (startsWith(bytes, "\xff\xfe\0\0") || startsWith(bytes, "\0\0\xfe\xff"))
    return refuse("utf-32");
  if (startsWith(bytes, "\xff\xfe")) return accept("utf-16le", bytes, "utf-16");
  if (startsWith(bytes, "\xfe\xff")) return accept("utf-16be", bytes, "utf-16");

  const head = bytes.subarray(0, HEAD_LENGTH);
  const zeros = countZeros(head);
  // Western text in UTF-16 is every second byte zero, all on the same side.
  if (Math.max(zeros.even, zeros.odd) > head.length * 0.3) return refuse("utf-16-unmarked");
  if (zeros.even + zeros.odd > 0 || controlShare(head) > MAX_CONTROL_SHARE) return refuse("binary");

  try {
    return accept("utf-8", bytes, "utf-8", true);
  } catch {
    const encoding = guessEncoding(bytes);
    return accept(encoding, bytes, encoding);
  }
}

function accept(
  label: string,
  bytes: Uint8Array,
  encoding: DecodedFile["encoding"],
  fatal = false,
): Result<DecodedFile, DecodeRefusal> {
  const text = decodeBytes(bytes, label, fatal);
  return text.trim() === "" ? refuse("empty") : ok({ text, encoding });
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  if (bytes.length < signature.length) return false;
  for (let index = 0; index < signature.length; index++) {
    if (bytes[index] !== signature.charCodeAt(index)) return false;
  }
  return true;
}

function countZeros(bytes: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  bytes.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? "even" : "odd"]++;
  });
  return zeros;
}

function controlShare(bytes: Uint8Array): number {
  let controls = 0;
  for (const byte of bytes) {
    // Tab, line feed, vertical tab, form feed and carriage return are text.
    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) controls++;
  }
  return controls / bytes.length;
}
