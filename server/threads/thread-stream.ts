import { Duplex } from "node:stream";
import type { MessagePort } from "node:worker_threads";

/** Bytes that may be on their way, or lie unread on the other side, before the writer waits. */
const WINDOW = 256 * 1024;

/** The next bytes; or how many have been read of those that came; or that no more will come. */
type Message = Uint8Array | number | null;

type Done = (error?: Error | null) => void;

/**
 * A connection between two threads over a message port, as a socket would be, but without anything that another
 * process could reach or that a file system could refuse. When one side is destroyed, or its thread ends, so is the
 * other.
 */
export class ThreadStream extends Duplex {
  readonly #port: MessagePort;
  /** Bytes that the other side has not said to have read. */
  #unread = 0;
  #goOn: Done | null = null;
  /** Bytes that were read here, which the other side has not been told. */
  #owed = 0;

  /** @param port is this stream's alone, and closed with it */
  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on("message", (message: Message) => this.#take(message));
    port.on("close", () => this.destroy());
  }

  override _read(): void {
    // Less often than each chunk; a writer that waits has more than that unread.
    if (this.#owed < WINDOW / 2) return;
    this.#say(this.#owed);
    this.#owed = 0;
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: Done): void {
    // A buffer may be part of a larger one, which is not ours to give away.
    const bytes = new Uint8Array(chunk);
    this.#unread += bytes.length;
    this.#port.postMessage(bytes, [bytes.buffer]);
    if (this.#unread < WINDOW) done();
    else this.#goOn = done;
  }

  override _writev(chunks: { chunk: Buffer }[], done: Done): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), "binary", done);
  }

  override _final(done: Done): void {
    this.#say(null);
    done();
  }

  override _destroy(error: Error | null, done: Done): void {
    this.#port.close();
    done(error);
  }

  #say(message: Message): void {
    this.#port.postMessage(message);
  }

  #take(message: Message): void {
    if (typeof message === "number") {
      this.#unread -= message;
      if (this.#unread >= WINDOW) return;
      const goOn = this.#goOn;
      this.#goOn = null;
      goOn?.();
    } else if (message === null) {
      this.push(null);
    } else {
      this.#owed += message.length;
      this.push(message);
    }
  }
}
