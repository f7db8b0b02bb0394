import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { splitUpdate } from "@/collab/wire/split-update";
import { transactAbout } from "@/collab/facts/transact-about";
import type { Queryable } from "@/data/transaction";
import type { RoomCommit } from "@/data/write-commits";
import type { UserId } from "@/domain/ids";
import { inSlices } from "../cost/in-slices";
import type { NotedUpdate, OpenRoom, Return, SharedDocument } from "../rooms/room-kind";
import type { ClientOwners } from "./gate/client-owners";
import { APPLIED_AT_ONCE, Gate, type GateOutcome } from "./gate/gate";
import type { Judged } from "./judged";
import { toJournalUpdate } from "./store/journal-update";
import type { Proposal } from "./nodes/mail";
import { previewUpdate } from "./gate/preview-update";

/** A piece with more is applied in parts. Bytes; a few milliseconds. */
const LARGE_BYTES = 64 * 1024;

/** A document that is being written: decoded, with a gate before it. */
export class LiveDocument {
  readonly gate: Gate;
  readonly owners: ClientOwners;
  readonly #room: OpenRoom;

  constructor(room: OpenRoom, owners: ClientOwners) {
    this.#room = room;
    this.owners = owners;
    this.gate = new Gate(room, owners);
  }

  /** Reads what the judge may not have heard of yet. Returns what must come back before the proposal is judged. */
  refresh(db: Queryable, proposal: Proposal): Promise<Return | null> {
    return this.#room.refresh(db, proposal);
  }

  /** Takes what other nodes have made durable. */
  follow(update: Uint8Array): void {
    const { ydoc } = this.#room.document;
    const clients = Y.parseUpdateMeta(update).to.keys();
    transactAbout(ydoc, clients, () => Y.applyUpdate(ydoc, update));
    this.#room.queries?.passOver();
  }

  /** What an edit is about comes back before it, and is made durable with it: it is added to what was judged. */
  bringBack(returning: Return, user: UserId, judged: Judged): GateOutcome {
    const outcome = this.gate.bringBack(returning);
    if (outcome.kind === "accepted" && outcome.update) {
      judged.updates.push({ user, ...toJournalUpdate(outcome.update) });
      judged.returned.push(...returning.ids);
    }
    return outcome;
  }

  /** Whether all that somebody wants to write takes something back. Applies nothing. */
  onlyTakesBack(proposal: Proposal): boolean {
    const { document } = this.#room;
    const changes =
      proposal.kind === "update"
        ? previewUpdate(document, proposal.scanned)
        : document.rehearse(proposal.write);
    return changes.every((change) => this.#room.takesBack(change));
  }

  /**
   * What queries are to see of what has changed; `null` if they see nothing of such a room.
   * @param lastSeq the journal's last number before the updates of this turn.
   */
  async takeEntries(lastSeq: number): Promise<RoomCommit["entries"]> {
    const { queries } = this.#room;
    return queries && (await inSlices(queries.take(lastSeq)));
  }

  /** What the gate has just accepted is to become durable: it is added to what was judged, and told to queries. */
  keep(update: Uint8Array, act: Omit<NotedUpdate, "nth">, { updates }: Judged): void {
    this.#room.queries?.note(this.gate.changes, { ...act, nth: updates.length });
    updates.push({ user: act.by, ...toJournalUpdate(update) });
  }

  destroy(): void {
    this.#room.document.ydoc.destroy();
  }
}

/**
 * Decodes a document. Others have the thread in between: a large one takes half a second.
 * @param document an empty one.
 * @param pieces the whole document, in the order in which it is to be applied. Trusted: the journal's bytes.
 * @throws if they are no document, or not all of it.
 */
export async function decodeInto(
  { ydoc }: Pick<SharedDocument, "ydoc">,
  pieces: readonly Uint8Array[],
): Promise<void> {
  await inSlices(applyAll(ydoc, pieces));
  if (ydoc.store.pendingStructs !== null || ydoc.store.pendingDs !== null) {
    throw new Error("the journal has a gap inside");
  }
}

function* applyAll(ydoc: Y.Doc, pieces: readonly Uint8Array[]): Generator<null, void> {
  let small: Uint8Array[] = [];
  let bytes = 0;
  const applySmall = (): void => {
    ydoc.transact(() => {
      for (const piece of small) Y.applyUpdate(ydoc, piece);
    });
    small = [];
    bytes = 0;
  };
  for (const piece of pieces) {
    const isLarge = piece.length > LARGE_BYTES;
    if (isLarge || bytes + piece.length > LARGE_BYTES) {
      applySmall();
      yield null;
    }
    if (isLarge) yield* applyLarge(ydoc, piece);
    else {
      small.push(piece);
      bytes += piece.length;
    }
  }
  applySmall();
}

function* applyLarge(ydoc: Y.Doc, update: Uint8Array): Generator<null, void> {
  // Each transaction goes through all clients, whose number is the first that an update says.
  const clients = decoding.readVarUint(decoding.createDecoder(update));
  for (const part of splitUpdate(update, Math.max(APPLIED_AT_ONCE, clients))) {
    if (part) Y.applyUpdate(ydoc, part);
    yield null;
  }
}
