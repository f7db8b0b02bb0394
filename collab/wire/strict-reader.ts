/** The bytes are not what they must be. Thrown and caught inside the module that reads; nobody else sees it. */
export class Malformed extends Error {}

/**
 * Reads lib0's encoding without trusting it: every number has its one shortest form, every length is checked against
 * the bytes that are left before anything is read, and nothing is allocated from a count in the input.
 */
export class StrictReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** Bytes that are left. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new Malformed("ends too early");
    this.#at += 1;
    return value;
  }

  /** An unsigned number of up to 53 bits, seven bits a byte, the lowest first. */
  number(): number {
    let value = 0;
    let unit = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * unit;
      if (value > Number.MAX_SAFE_INTEGER) throw new Malformed("a number is too large");
      if (byte < 0x80) {
        if (byte === 0 && unit > 1) throw new Malformed("a number is longer than it must be");
        return value;
      }
      unit *= 128;
    }
  }

  /** A signed number: six bits and the sign in the first byte, then seven bits a byte. */
  signed(): number {
    const first = this.byte();
    let value = first & 0x3f;
    let unit = 64;
    for (let byte = first; byte >= 0x80; unit *= 128) {
      byte = this.byte();
      value += (byte & 0x7f) * unit;
      if (value > Number.MAX_SAFE_INTEGER) throw new Malformed("a number is too large");
      if (byte === 0) throw new Malformed("a number is longer than it must be");
    }
    return (first & 0x40) > 0 ? -value : value;
  }

  /** @param most bytes that it may have. */
  text(most: number): string {
    const length = this.number();
    if (length > most) throw new Malformed("a text is too long");
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new Malformed("ends too early");
    const text = decode(this.#bytes, this.#at, end);
    this.#at = end;
    return text;
  }

  /** @param size of the number, in bytes. */
  float(size: 4 | 8): number {
    const start = this.#bytes.byteOffset + this.#at;
    if (this.#at + size > this.#bytes.length) throw new Malformed("ends too early");
    this.#at += size;
    const view = new DataView(this.#bytes.buffer, start, size);
    return size === 4 ? view.getFloat32(0) : view.getFloat64(0);
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Most texts are a dozen letters: for those, a loop is several times faster than the decoder. */
const SHORT = 24;

function decode(bytes: Uint8Array, start: number, end: number): string {
  if (end - start <= SHORT) {
    let text = "";
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0x80;
      if (byte >= 0x80) return decodeUtf8(bytes.subarray(start, end));
      text += String.fromCharCode(byte);
    }
    return text;
  }
  return decodeUtf8(bytes.subarray(start, end));
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Malformed("a text is not UTF-8");
  }
}
