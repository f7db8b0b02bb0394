import { WebSocket } from "ws";
import { ATTACKER_ADDRESS } from "./target";

const RETRY_MS = 50;

/** A socket that is opened again whenever it is closed, and never minds what it is told. */
export class RecklessSocket {
  readonly #url: string;
  readonly #headers: Record<string, string>;
  readonly #reads: boolean;
  #socket: WebSocket;
  #isOver = false;

  /** @param reads whether it takes what the server sends, or lets it pile up there */
  constructor(url: string, headers: Record<string, string>, reads = true) {
    this.#url = url;
    this.#headers = headers;
    this.#reads = reads;
    this.#socket = this.#open();
  }

  /** Bytes that have not left yet. */
  get waiting(): number {
    return this.#socket.bufferedAmount;
  }

  /** Whether anything can be sent just now. */
  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  send(frame: Uint8Array): void {
    if (this.isOpen) this.#socket.send(frame);
  }

  /** Leaves without a word, to come back at once. */
  hangUp(): void {
    this.#socket.terminate();
  }

  end(): void {
    this.#isOver = true;
    this.#socket.terminate();
  }

  #open(): WebSocket {
    const socket = new WebSocket(this.#url, {
      headers: this.#headers,
      perMessageDeflate: false,
      localAddress: ATTACKER_ADDRESS,
    });
    socket.on("error", () => undefined);
    if (!this.#reads) socket.on("open", () => socket.pause());
    socket.on("close", () => {
      if (this.#isOver) return;
      setTimeout(() => {
        if (!this.#isOver) this.#socket = this.#open();
      }, RETRY_MS);
    });
    return socket;
  }
}
