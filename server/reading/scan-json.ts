/** What a JSON text may have, so that whoever parses it knows what that can cost. */
export type JsonBounds = {
  /** Lists and objects within each other. */
  depth: number;
  /** Values: numbers, strings, lists, objects and what they hold. */
  values: number;
};

export type JsonRefusal = "too-deep" | "too-many-values";

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * Looks through a JSON text once, and keeps nothing: `null` where its brackets and values are within bounds. Whether it
 * is JSON at all, its parser says.
 *
 * @param json in UTF-8
 */
export function scanJson(json: Uint8Array, bounds: JsonBounds): JsonRefusal | null {
  let depth = 0;
  let values = 1;
  let isString = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0;
    if (isString) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isString = false;
    } else if (byte === QUOTE) isString = true;
    else if (byte === COMMA || byte === COLON) values += 1;
    else if (OPENING.has(byte)) {
      depth += 1;
      values += 1;
      if (depth > bounds.depth) return "too-deep";
    } else if (CLOSING.has(byte)) depth -= 1;
    if (values > bounds.values) return "too-many-values";
  }
  return null;
}
