import { IncomingMessage } from "node:http";

/**
 * A request that tells of its body while it arrives, before anybody reads it: pages and API read in ways of their own,
 * and what nobody reads arrives too.
 */
export class WatchedRequest extends IncomingMessage {
  #received = 0;
  #onBytes: ((more: number) => void) | null = null;

  /** Bytes of the body that have arrived. */
  get received(): number {
    return this.#received;
  }

  /** Whether the body is not taken in just now because nobody reads it. */
  get isHeldBack(): boolean {
    return this.readableLength >= this.readableHighWaterMark;
  }

  /** @param onBytes is told how many bytes have arrived, each time that some have. */
  watch(onBytes: (more: number) => void): void {
    this.#onBytes = onBytes;
  }

  override push(chunk: unknown, encoding?: BufferEncoding): boolean {
    const goesOn = super.push(chunk, encoding);
    if (chunk instanceof Uint8Array) {
      this.#received += chunk.length;
      this.#onBytes?.(chunk.length);
    }
    return goesOn;
  }
}
