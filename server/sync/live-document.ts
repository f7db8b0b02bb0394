import * as Y from "yjs";
import type { GroupCommit } from "@/data/group-commit";
import { toReadModelEntry, type ReadModelEntry } from "@/data/read-model";
import type { AnnotationId, UserId } from "@/domain/ids";
import type { GateOutcome } from "./gate";
import type { Proposal } from "./mail";
import type { LoadedRoom, RoomStore } from "./room-store";

/** Times in a row that other nodes may write first before a turn is given up. */
const MAX_TIMES_BEHIND = 10;

/** Judged and not yet durable. `spoilt`: the document holds something else besides. */
type Judged = {
  updates: { user: UserId; bytes: Uint8Array }[];
  touched: Set<AnnotationId>;
  accepted: Proposal[];
  spoilt: boolean;
};

/** What has become durable: `update` is all of it as one, `null` where nothing was new. */
export type Accepted = { proposals: readonly Proposal[]; update: Uint8Array | null };

export type TurnedDown = GateOutcome & { kind: "refused" | "gap" };

type Parts = {
  store: RoomStore;
  commits: GroupCommit;
  now: () => number;
  onTurnedDown: (proposal: Proposal, outcome: TurnedDown) => void;
  /** Other nodes have written, and the room's readers have not seen it: here is the whole document. */
  onMissed: (update: Uint8Array) => void;
};

/**
 * A room's document. Between calls of `accept`, and only then, it holds exactly what the journal holds: whoever reads
 * it must not read while a call is under way.
 */
export class LiveDocument {
  readonly #parts: Parts;
  #loaded: LoadedRoom;
  /** The last sequence number that the room's readers have seen or are being sent. */
  #shownSeq: number;
  #whole: Uint8Array | null = null;

  constructor(loaded: LoadedRoom, parts: Parts) {
    this.#loaded = loaded;
    this.#shownSeq = loaded.lastSeq;
    this.#parts = parts;
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#loaded.document.ydoc);
  }

  /** What is missing where `stateVector` is known; `null` where that is none. */
  difference(stateVector: Uint8Array): Uint8Array | null {
    const { ydoc } = this.#loaded.document;
    // Most who come have nothing yet: they share one encoding.
    if (stateVector.length === 1 && stateVector[0] === 0) {
      return (this.#whole ??= Y.encodeStateAsUpdate(ydoc));
    }
    try {
      return Y.encodeStateAsUpdate(ydoc, stateVector);
    } catch {
      return null;
    }
  }

  /**
   * Judges proposals in their order and makes those that pass durable. Where the document was spoilt, or the journal
   * has moved on without us, it is read again and everything that was not turned down is judged anew: nothing is kept
   * on the strength of an older document. Rejects where it cannot be read or written: then drop the room.
   */
  async accept(proposals: readonly Proposal[]): Promise<Accepted> {
    const turnedDown = new Set<Proposal>();
    let timesBehind = 0;
    for (;;) {
      const judged = this.#judge(proposals, turnedDown);
      if (!judged.spoilt) {
        if (judged.updates.length === 0) return { proposals: judged.accepted, update: null };
        if (await this.#commit(judged)) {
          const update = Y.mergeUpdates(judged.updates.map(({ bytes }) => bytes));
          return { proposals: judged.accepted, update };
        }
        timesBehind += 1;
        if (timesBehind > MAX_TIMES_BEHIND) throw new Error("other nodes always write first");
      }
      await this.#reload();
    }
  }

  destroy(): void {
    this.#loaded.document.destroy();
    this.#loaded.document.ydoc.destroy();
  }

  #judge(proposals: readonly Proposal[], turnedDown: Set<Proposal>): Judged {
    const judged: Judged = { updates: [], touched: new Set(), accepted: [], spoilt: false };
    for (const proposal of proposals) {
      if (turnedDown.has(proposal)) continue;
      if (proposal.kind === "update" && !proposal.from.isHeard) continue;
      const outcome = this.#present(proposal);
      if (outcome.kind === "accepted") {
        const { user } = proposal.kind === "update" ? proposal.from.peer : proposal.by;
        if (outcome.update) judged.updates.push({ user, bytes: outcome.update });
        for (const id of outcome.touched) judged.touched.add(id);
        judged.accepted.push(proposal);
      } else {
        turnedDown.add(proposal);
        this.#parts.onTurnedDown(proposal, outcome);
        if (outcome.spoilt) return { ...judged, spoilt: true };
      }
    }
    return judged;
  }

  #present(proposal: Proposal): GateOutcome {
    const { gate } = this.#loaded;
    return proposal.kind === "update"
      ? gate.admit(proposal.bytes, proposal.from.peer, this.#parts.now())
      : gate.write(proposal.write, proposal.by, this.#parts.now());
  }

  /** `false` where the journal has moved on without this room. */
  async #commit(judged: Judged): Promise<boolean> {
    const room = this.#loaded;
    const outcome = await this.#parts.commits.commit({
      room: room.name,
      expectedSeq: room.lastSeq,
      updates: judged.updates,
      entries: [...judged.touched].flatMap((id) => this.#toEntry(id)),
    });
    if (outcome === "behind") return false;
    room.lastSeq += judged.updates.length;
    room.tail.updates += judged.updates.length;
    room.tail.bytes += judged.updates.reduce((sum, { bytes }) => sum + bytes.length, 0);
    this.#shownSeq = room.lastSeq;
    this.#whole = null;
    this.#parts.store.compact(room);
    return true;
  }

  #toEntry(id: AnnotationId): ReadModelEntry[] {
    const { document, texts, report } = this.#loaded;
    const annotation = document.annotation(id);
    if (!annotation) return [];
    const { edition, range } = annotation.target;
    const exact = (texts.get(edition) ?? "").slice(range.start, range.end);
    return [toReadModelEntry(report, annotation, exact)];
  }

  /** Yjs cannot take anything back, so the document is read again. */
  async #reload(): Promise<void> {
    this.destroy();
    this.#loaded = await this.#parts.store.load(this.#loaded.report);
    this.#whole = null;
    if (this.#loaded.lastSeq === this.#shownSeq) return;
    this.#shownSeq = this.#loaded.lastSeq;
    this.#parts.onMissed(Y.encodeStateAsUpdate(this.#loaded.document.ydoc));
  }
}
