/** How far one connection has come in telling each other what the two ends know. Another connection has another. */
export class Exchange {
  /** Frames of the server's state that have come, until the last of them has. */
  #opening: Uint8Array[] | null = [];
  #hasArrived = false;
  #hasAnswered = false;
  #frames = 0;

  /** Each end has what the other had when it began. */
  get isComplete(): boolean {
    return this.#hasArrived && this.#hasAnswered;
  }

  /** The server has what this device knew: from here on edits are sent one by one. */
  get hasAnswered(): boolean {
    return this.#hasAnswered;
  }

  /** Takes one frame of the state to `close`; `false` if it comes after that. */
  collect(update: Uint8Array): boolean {
    this.#opening?.push(update);
    return this.#opening !== null;
  }

  /** All of the state, `last` being its last frame. */
  close(last: Uint8Array): readonly Uint8Array[] {
    const before = this.#opening ?? [];
    this.#opening = null;
    return [...before, last];
  }

  /** The server's state is in the document. */
  arrived(): void {
    this.#hasArrived = true;
  }

  /** A frame with an update was sent. Returns its number, by which the server says that it is saved. */
  sent(): number {
    this.#frames += 1;
    return this.#frames;
  }

  /** What this device knew was sent. */
  answered(): void {
    this.#hasAnswered = true;
  }
}
