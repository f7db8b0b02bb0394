import type { Duplex } from "node:stream";
import { DefaultDeserializer, DefaultSerializer } from "node:v8";

type Bytes = Uint8Array<ArrayBuffer>;

/** Before each part: its length, and which of the two it is. */
const HEADER = 8;
const BYTES = 0;
const MESSAGE = 1;

/** Leaves bytes where they are: they are written as they stand, before the message that has them. */
class Writer extends DefaultSerializer {
  readonly bytes: Uint8Array[] = [];

  _writeHostObject(value: unknown): void {
    if (!(value instanceof Uint8Array)) throw new TypeError("of binary data, only bytes are sent");
    this.writeUint32(this.bytes.push(value) - 1);
  }
}

class Reader extends DefaultDeserializer {
  readonly #bytes: readonly Bytes[];

  constructor(message: Bytes, bytes: readonly Bytes[]) {
    super(message);
    this.#bytes = bytes;
  }

  _readHostObject(): Bytes {
    const bytes = this.#bytes[this.readUint32()];
    if (!bytes) throw new RangeError("the message has lost its bytes");
    return bytes;
  }
}

/**
 * Messages over a stream between two processes. Bytes are neither copied before they are written nor put together
 * after they have come: a message with a large file keeps nobody waiting. They come as `Uint8Array`, whatever they were.
 */
export class MessagePipe<Sent, Received> {
  readonly #stream: Duplex;
  readonly #onMessage: (message: Received, bytes: readonly Bytes[]) => void;
  readonly #header: Bytes = new Uint8Array(HEADER);
  /** The part that comes now; `null` while its header does. */
  #part: Bytes | null = null;
  #filled = 0;
  /** What came for the next message. */
  #bytes: Bytes[] = [];

  /** @param onMessage is given, beside the message, all bytes in it. */
  constructor(
    stream: Duplex,
    onMessage: (message: Received, bytes: readonly Uint8Array<ArrayBuffer>[]) => void,
  ) {
    this.#stream = stream;
    this.#onMessage = onMessage;
    stream.on("data", (chunk: Uint8Array) => this.#take(chunk));
  }

  /** Bytes in it must stay as they are until they have arrived. @throws what cannot be sent, as `postMessage` does. */
  send(message: Sent): void {
    const writer = new Writer();
    writer.writeHeader();
    writer.writeValue(message);
    this.#stream.cork();
    for (const bytes of writer.bytes) this.#write(bytes, BYTES);
    this.#write(writer.releaseBuffer(), MESSAGE);
    this.#stream.uncork();
  }

  #write(part: Uint8Array, kind: number): void {
    const header = new DataView(new ArrayBuffer(HEADER));
    header.setUint32(0, part.length);
    header.setUint32(4, kind);
    this.#stream.write(new Uint8Array(header.buffer));
    this.#stream.write(part);
  }

  #take(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length;) {
      const filling = this.#part ?? this.#header;
      const piece = chunk.subarray(at, at + filling.length - this.#filled);
      filling.set(piece, this.#filled);
      this.#filled += piece.length;
      at += piece.length;
      if (this.#filled === filling.length) this.#next();
    }
  }

  #next(): void {
    this.#filled = 0;
    const header = new DataView(this.#header.buffer);
    if (!this.#part) {
      this.#part = new Uint8Array(header.getUint32(0));
      if (this.#part.length > 0) return;
    }
    const part = this.#part;
    this.#part = null;
    if (header.getUint32(4) === BYTES) {
      this.#bytes.push(part);
      return;
    }
    const bytes = this.#bytes;
    this.#bytes = [];
    const reader = new Reader(part, bytes);
    reader.readHeader();
    this.#onMessage(reader.readValue() as Received, bytes);
  }
}
