import * as Y from "yjs";
import { SyncStep } from "@/collab/wire/protocol";
import { takeDeletions } from "@/collab/wire/split-update";
import { inSlices } from "../../cost/in-slices";
import { toSyncFrame, type Frame } from "./frame";
import { RecentUpdates } from "../store/recent-updates";
import type { RoomDocument } from "../room-document";

/** What was taken away is collected again after so many updates, which say until then what they take away. */
const DELETIONS_AFTER = 100;

/** Of some ten thousand windows; a client that names more is sent the document. Bytes. */
const MAX_VECTOR_BYTES = 128 * 1024;

/** What is read of the document, which must be open. */
type Source = Pick<RoomDocument, "stateVector" | "opening" | "pieces">;

/** All that was taken away before that position. */
type Deletions = { position: number; frame: Frame };

/** How a question was answered: by the document, or by what was shown since. */
export type AnswerKind = "opening" | "recent";

export type Answer = { kind: AnswerKind; frames: readonly Frame[] };

/**
 * What those are sent who ask what they lack: buffers that everybody shares. No difference is ever computed for
 * anybody. Who names a state that was here lately gets the updates since, as they were shown, and all that was ever
 * taken away, because a state vector does not tell of that; everybody else gets the document.
 */
export class Answers {
  readonly #document: Source;
  #recent: RecentUpdates | null = null;
  #deletions: Deletions | null = null;
  #nextPosition = 0;

  constructor(document: Source) {
    this.#document = document;
  }

  get byteLength(): number {
    return this.#recent?.byteLength ?? 0;
  }

  /** Where somebody is who has been shown everything. */
  get position(): number {
    return this.#recent?.position ?? this.#nextPosition;
  }

  /** Remembers from now on what is shown. The document must be open. */
  begin(): void {
    this.#recent ??= new RecentUpdates(this.#document.stateVector(), this.#nextPosition);
  }

  /** The frame in which an update, which the document has by now, is shown. */
  show(update: Uint8Array): Frame {
    if (this.#recent) return this.#recent.add(update);
    this.#nextPosition += 1;
    return toSyncFrame(SyncStep.Update, update);
  }

  /** Call between turns. `null` if `stateVector` is none. */
  async to(stateVector: Uint8Array): Promise<Answer | null> {
    const isEmpty = stateVector.length === 1 && stateVector[0] === 0;
    if (isEmpty || stateVector.length > MAX_VECTOR_BYTES) return this.#opening();
    const known = decode(stateVector);
    if (!known) return null;
    this.begin();
    const position = this.#recent?.positionOf(known) ?? null;
    if (position === null) return this.#opening();
    const deletions = await this.#collectDeletions();
    const frames = this.#recent?.since(Math.min(position, deletions.position));
    return frames ? { kind: "recent", frames: [...frames, deletions.frame] } : this.#opening();
  }

  /** What somebody lacks who was shown everything up to that position. */
  since(position: number): Answer {
    const frames = this.#recent?.since(position);
    return frames ? { kind: "recent", frames } : this.#opening();
  }

  /** Gives up the memory; a client that comes back then is sent the document. */
  forget(): void {
    this.#nextPosition = this.position + 1;
    this.#recent = null;
    this.#deletions = null;
  }

  #opening(): Answer {
    return { kind: "opening", frames: this.#document.opening() };
  }

  async #collectDeletions(): Promise<Deletions> {
    const known = this.#deletions;
    const { position } = this;
    if (known && position - known.position <= DELETIONS_AFTER) return known;
    const pieces = await inSlices(takeAllDeletions(this.#document.pieces()));
    const frame = toSyncFrame(SyncStep.Step2, Y.mergeUpdates(pieces));
    return (this.#deletions = { position, frame });
  }
}

function* takeAllDeletions(pieces: readonly Uint8Array[]): Generator<null, Uint8Array[]> {
  const deletions: Uint8Array[] = [];
  for (const piece of pieces) deletions.push(yield* takeDeletions(piece));
  return deletions;
}

/** `null` if the bytes are no state vector. */
function decode(stateVector: Uint8Array): ReadonlyMap<number, number> | null {
  try {
    return Y.decodeStateVector(stateVector);
  } catch {
    return null;
  }
}
