import { MAX_FILE_BYTES } from "@/contract/imports";
import { MAX_REPORT_LENGTH } from "@/contract/reports";

/** Bytes of any body of which nothing larger is meant. */
export const MAX_BODY_BYTES = 64 * 1024;

/** A comment, or an actor's names, with every character written as an escape. Bytes. */
const MAX_PROSE_BYTES = 256 * 1024;

/** The fields beside a file, and what separates them. Bytes. */
const FORM_BYTES = 64 * 1024;

/** A file with its form. Bytes. */
export const MAX_FORM_BYTES = MAX_FILE_BYTES + FORM_BYTES;

/** The longest text, each UTF-16 code unit written as three bytes, and room for escapes. */
export const MAX_TEXT_BYTES = 4 * MAX_REPORT_LENGTH;

/** Bytes of Web Annotations; some ten thousand. */
export const MAX_ANNOTATIONS_BYTES = 16 * 1024 * 1024;

const LARGER: readonly [path: RegExp, bytes: number][] = [
  [/^\/api\/v1\/reports(?:\/[^/]+\/editions)?$/, Math.max(MAX_FORM_BYTES, MAX_TEXT_BYTES)],
  [/^\/api\/v1\/reports\/[^/]+\/annotations\.jsonld$/, MAX_ANNOTATIONS_BYTES],
  [
    /^\/api\/v1\/(?:reports\/[^/]+\/(?:annotations|comments\/[^/]+)|teams\/[^/]+\/actors(?:\/[^/]+)?)$/,
    MAX_PROSE_BYTES,
  ],
];

/** What a body may have that is sent to a path, whoever sends it. Bytes. */
export function boundOf(path: string): number {
  return LARGER.find(([pattern]) => pattern.test(path))?.[1] ?? MAX_BODY_BYTES;
}
