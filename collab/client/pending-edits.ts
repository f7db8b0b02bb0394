import type { KeptEdit } from "../device/device-store";

/** `frame`: the number of the frame that carried it on this connection; `null` if none has. */
type Entry<Edit> = { edit: KeptEdit<Edit>; frame: number | null };

/** Gestures that the server has not made durable, oldest first, and which frame took each of them there. */
export class PendingEdits<Edit> {
  #entries: Entry<Edit>[] = [];

  get size(): number {
    return this.#entries.length;
  }

  list(): KeptEdit<Edit>[] {
    return this.#entries.map(({ edit }) => edit);
  }

  add(edit: KeptEdit<Edit>, frame: number | null): void {
    this.#entries.push({ edit, frame });
  }

  /** All that no frame has carried yet went with this one, except what is still to be written again. */
  carriedBy(frame: number): void {
    for (const entry of this.#entries) if (!entry.edit.replay) entry.frame ??= frame;
  }

  inFrame(frame: number): KeptEdit<Edit>[] {
    return this.#entries.filter((entry) => entry.frame === frame).map(({ edit }) => edit);
  }

  /** The first `frames` frames are durable: forgets what they carried, and returns its ids. */
  settle(frames: number): string[] {
    const isDurable = (entry: Entry<Edit>): boolean =>
      entry.frame !== null && entry.frame <= frames;
    const durable = this.#entries.filter(isDurable).map(({ edit }) => edit.id);
    if (durable.length > 0) this.#entries = this.#entries.filter((entry) => !isDurable(entry));
    return durable;
  }

  /** A new connection counts its frames from the beginning; nothing of the old one's is certain. */
  disconnected(): void {
    for (const entry of this.#entries) entry.frame = null;
  }

  replaceAll(edits: readonly KeptEdit<Edit>[]): void {
    this.#entries = edits.map((edit) => ({ edit, frame: null }));
  }
}
