import * as Y from "yjs";
import { SyncStep } from "@/collab/wire/protocol";
import type { ScannedUpdate } from "@/collab/wire/scan-update";
import type { Generation } from "@/data/generations/generation";
import type { EncodedState, JournalUpdate, StoredRoom } from "@/data/journal";
import { atOnce, inSlices } from "../../cost/in-slices";
import { DeletedClocks } from "../gate/deleted-clocks";
import { toSyncFrame, type Frame } from "../socket/frame";
import type { News } from "../nodes/news";

/**
 * A few updates are sent as they are, and large ones too: merging those costs more than it saves anybody. Many small
 * ones are merged, or a newcomer's document would be told of them one by one.
 */
const SEPARATE = { atMost: 32, meanBytes: 2_048 };

const NOTHING = Uint8Array.of(0, 0);

/** No fact is written in fewer bytes. */
const LEAST_STRUCT = 16;

/**
 * A document as the journal's bytes: an encoded state and the updates after it. It is never decoded here, so a report
 * that is only read costs its bytes, and everybody who comes with nothing is sent the same buffers.
 */
export class StoredDocument {
  lastSeq: number;
  readonly generation: Generation;
  #base: EncodedState | null;
  #tail: { seq: number; update: Uint8Array }[] = [];
  #tailBytes = 0;
  /** Of all clients together. */
  #made = 0;
  readonly #clocks = new Map<number, number>();
  #baseFrame: Frame | null = null;
  #opening: readonly Frame[] | null = null;
  #stateVector: Uint8Array | null = null;
  #deleted: DeletedClocks | null = null;

  constructor({ generation, lastSeq, state, updates }: StoredRoom) {
    this.generation = generation;
    this.lastSeq = lastSeq - updates.length;
    this.#base = state;
    if (state) this.#advance(Y.decodeStateVector(state.stateVector));
    for (const update of updates) this.append(update);
  }

  /** Updates since the encoded state, and their bytes. */
  get tail(): { updates: number; bytes: number } {
    return { updates: this.#tail.length, bytes: this.#tailBytes };
  }

  /** The journal's position of the encoded state, if there is one. */
  get encodedUpto(): number | null {
    return this.#base?.uptoSeq ?? null;
  }

  /** Entries of the state vector. */
  get clients(): number {
    return this.#clocks.size;
  }

  get byteLength(): number {
    return (this.#base?.bytes.length ?? 0) + this.#tailBytes;
  }

  /** Structs that a decoded document holds, at most: of those that are gone, thousands may be told as one. */
  get structs(): number {
    return Math.min(this.#made, Math.ceil(this.byteLength / LEAST_STRUCT));
  }

  /** Everything, in the order in which it is to be applied. */
  pieces(): Uint8Array[] {
    return [...(this.#base ? [this.#base.bytes] : []), ...this.#tail.map(({ update }) => update)];
  }

  stateVector(): Uint8Array {
    return (this.#stateVector ??= Y.encodeStateVector(this.#clocks));
  }

  /** Adds the journal's next update. */
  append({ bytes, clocks }: JournalUpdate): void {
    this.lastSeq += 1;
    this.#tail.push({ seq: this.lastSeq, update: bytes });
    this.#tailBytes += bytes.length;
    this.#advance(Y.decodeStateVector(clocks));
    if (this.#deleted) atOnce(this.#deleted.adding(bytes));
    this.#stateVector = null;
    this.#opening = null;
  }

  /** Replaces the encoded state and what it contains; the document stays what it is. */
  rebase(state: EncodedState): void {
    this.#base = state;
    this.#tail = this.#tail.filter(({ seq }) => seq > state.uptoSeq);
    this.#tailBytes = this.#tail.reduce((sum, { update }) => sum + update.length, 0);
    this.#baseFrame = null;
    this.#opening = null;
  }

  /**
   * What somebody who has nothing is sent: the encoded state as it is, the updates since, and the answer that ends a
   * synchronisation. The large frame is made once, and nothing is decoded if the updates are few.
   */
  opening(): readonly Frame[] {
    if (this.#opening) return this.#opening;
    const tail = this.#tail.map(({ update }) => update);
    const isSeparate =
      tail.length <= SEPARATE.atMost || this.#tailBytes / tail.length >= SEPARATE.meanBytes;
    const [apart, last] = isSeparate ? [tail, NOTHING] : [[], Y.mergeUpdates(tail)];
    if (this.#base) this.#baseFrame ??= toSyncFrame(SyncStep.Update, this.#base.bytes);
    return (this.#opening = [
      ...(this.#baseFrame ? [this.#baseFrame] : []),
      ...apart.map((update) => toSyncFrame(SyncStep.Update, update)),
      toSyncFrame(SyncStep.Step2, last),
    ]);
  }

  /**
   * The part of an update that is not here yet; if that is nothing, there is nothing to judge or write. Others have
   * the thread while it is looked up what was ever deleted. Nothing may be appended meanwhile.
   */
  async news({ sections, deletions }: ScannedUpdate): Promise<News> {
    const news: News = { clients: 0, structs: 0 };
    for (const { client, end } of sections) {
      const known = this.#clocks.get(client);
      if (known === undefined) news.clients += 1;
      news.structs += Math.max(0, end - (known ?? 0));
    }
    if (deletions.length === 0) return news;
    const deleted = (this.#deleted ??= await inSlices(collectDeleted(this.pieces())));
    for (const deletion of deletions) news.structs += deleted.countMissing(deletion);
    return news;
  }

  #advance(clocks: ReadonlyMap<number, number>): void {
    for (const [client, clock] of clocks) {
      const more = clock - (this.#clocks.get(client) ?? 0);
      if (more <= 0) continue;
      this.#clocks.set(client, clock);
      this.#made += more;
    }
  }
}

function* collectDeleted(pieces: readonly Uint8Array[]): Generator<null, DeletedClocks> {
  const deleted = new DeletedClocks();
  for (const piece of pieces) yield* deleted.adding(piece);
  return deleted;
}
