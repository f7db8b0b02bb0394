import * as Y from "yjs";
import { SyncStep } from "@/collab/wire/protocol";
import { toSyncFrame, type Frame } from "../socket/frame";

/** How far back a room remembers: longer than a break, and less than what a newcomer is sent. */
const MAX = { updates: 1_000, bytes: 1024 * 1024 };

type Clocks = ReadonlyMap<number, number>;
type Entry = { frame: Frame; updateBytes: number; clocks: Clocks | null };

/**
 * What a room's readers have been shown lately, in its order, so that a reader who was away gets the same frames again
 * and nothing has to be computed for them. A position counts the updates that were shown before it.
 */
export class RecentUpdates {
  /** Of the document before the first of the updates. */
  readonly #before: Map<number, number>;
  readonly #entries: Entry[] = [];
  #first: number;
  #bytes = 0;

  /**
   * @param stateVector of the document as it is now.
   * @param position where somebody is who has been shown all of that.
   */
  constructor(stateVector: Uint8Array, position: number) {
    this.#before = Y.decodeStateVector(stateVector);
    this.#first = position;
  }

  get byteLength(): number {
    return this.#bytes;
  }

  /** Where somebody is who has been shown everything. */
  get position(): number {
    return this.#first + this.#entries.length;
  }

  /** Remembers an update, and returns the frame in which it is shown. */
  add(update: Uint8Array): Frame {
    const frame = toSyncFrame(SyncStep.Update, update);
    this.#entries.push({ frame, updateBytes: update.length, clocks: null });
    this.#bytes += frame.length;
    while (this.#entries.length > MAX.updates || this.#bytes > MAX.bytes) this.#forgetFirst();
    return frame;
  }

  /** What was shown from there on; `null` if that is no longer remembered. */
  since(position: number): Frame[] | null {
    if (position < this.#first) return null;
    return this.#entries.slice(position - this.#first).map(({ frame }) => frame);
  }

  /**
   * How far somebody is who has all that `known` says: they lack nothing that was made before that. What was only
   * taken away before, they may have missed all the same: a state vector does not tell. `null` if they lack what is
   * no longer remembered.
   */
  positionOf(known: Clocks): number | null {
    if (!covers(known, this.#before)) return null;
    const missed = this.#entries.findIndex((entry) => !covers(known, clocksOf(entry)));
    return missed === -1 ? this.position : this.#first + missed;
  }

  #forgetFirst(): void {
    const entry = this.#entries.shift();
    if (!entry) return;
    this.#first += 1;
    this.#bytes -= entry.frame.length;
    for (const [client, clock] of clocksOf(entry)) {
      if (clock > (this.#before.get(client) ?? 0)) this.#before.set(client, clock);
    }
  }
}

/** Read only when somebody asks: most updates are forgotten before. */
function clocksOf(entry: Entry): Clocks {
  const { frame, updateBytes } = entry;
  return (entry.clocks ??= Y.parseUpdateMeta(frame.subarray(-updateBytes)).to);
}

function covers(known: Clocks, clocks: Clocks): boolean {
  for (const [client, clock] of clocks) if ((known.get(client) ?? 0) < clock) return false;
  return true;
}
