import * as Y from "yjs";
import type { GroupCommit } from "@/data/group-commit";
import type { Queryable } from "@/data/transaction";
import { writeCommits, type RoomCommit } from "@/data/write-commits";
import { mayWrite } from "@/domain/access/permissions";
import type { UserId } from "@/domain/ids";
import { writeRoomName, type RoomName } from "@/domain/rooms/room-name";
import { inSlices } from "../cost/in-slices";
import type { Writer } from "../rooms/live-rooms";
import type { RoomKind } from "../rooms/room-kind";
import type { Frame } from "./socket/frame";
import {
  merge,
  mergeMeanwhile,
  NOTHING_NEW,
  OUTDATED,
  OVER_BUDGET,
  refused,
  type Accepted,
  type Judged,
  type Outcome,
  type TurnedDown,
} from "./judged";
import type { LiveDocument } from "./live-document";
import type { Proposal } from "./nodes/mail";
import { isNothing, isTooMuch } from "./nodes/news";
import type { RoomStore } from "./store/room-store";
import type { StoredDocument } from "./store/stored-document";
import type { Purse, WriteBudget } from "./cost/write-budget";

/** After other nodes have written first, the room is locked for each of our turns, for as long as this. */
const CONTENDED_MS = 10_000;

/** Without writes for this long, the decoded document is given up; its bytes stay. */
const LIVE_MS = 60_000;

/** What a struct of a decoded document takes, beyond its bytes: measured with notes of a line. Bytes. */
const STRUCT_BYTES = 800;

/** Without any use for this long, the bytes are given up too. */
const STORED_MS = 120_000;

type TurnDown = (proposal: Proposal, outcome: TurnedDown) => void;

type Parts = {
  room: RoomName;
  kind: RoomKind;
  store: RoomStore;
  commits: GroupCommit;
  now: () => number;
  budget: WriteBudget;
  /** The document is about to be decoded because this person writes, and nobody has for some time. */
  onWaking: (by: Writer, size: { structs: number; bytes: number }) => void;
  /** Who has said that this client id is theirs. */
  claimedBy: (client: number) => UserId | null;
  onTurnedDown: (proposal: Proposal, outcome: TurnedDown) => void;
  /** Other nodes have written: this is what the room's readers have not seen. */
  onMissed: (update: Uint8Array) => void;
  /** The room has another document than the one that its readers have been shown. */
  onReborn: () => void;
};

/**
 * A room's document, in as little memory as its use allows: nothing, the journal's bytes, or decoded for writing.
 * Between calls of `accept`, and only then, it holds exactly what the journal holds: its readers must not read
 * while a call is under way.
 */
export class RoomDocument {
  readonly #name: string;
  readonly #parts: Parts;
  #stored: StoredDocument | null = null;
  #live: LiveDocument | null = null;
  /** The last sequence number that the room's readers have seen or are being sent. */
  #shownSeq: number | null = null;
  /** The generation of what they have seen. */
  #shownGeneration: number | null = null;
  #contendedUntil = 0;
  #usedAt = 0;
  #writtenAt = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#name = writeRoomName(parts.room);
  }

  /** Call before reading. Throws if the journal cannot be read. */
  open(): Promise<void> {
    return this.#load(this.#parts.store.pool);
  }

  stateVector(): Uint8Array {
    return this.#open.stateVector();
  }

  /** What somebody who has nothing is sent. */
  opening(): readonly Frame[] {
    return this.#open.opening();
  }

  /** Everything, in the order in which it is to be applied. */
  pieces(): readonly Uint8Array[] {
    return this.#open.pieces();
  }

  /**
   * Judges proposals in their order and makes those that pass durable. Where the document was spoilt, or the journal
   * has moved on without us, everything that was not turned down is judged again on the journal's document: nothing is
   * kept on the strength of another one. Rejects if it cannot be read or written; then nothing of them is kept.
   */
  async accept(proposals: readonly Proposal[]): Promise<Accepted> {
    await this.open();
    const turnedDown = new Set<Proposal>();
    const turnDown: TurnDown = (proposal, outcome) => {
      turnedDown.add(proposal);
      this.#parts.onTurnedDown(proposal, outcome);
    };
    for (;;) {
      const open = proposals.filter((one) => !turnedDown.has(one) && isHeard(one));
      const judged = await this.#attempt(open, turnDown).catch((error: unknown) => {
        // It holds what the journal does not.
        this.#forgetLive();
        throw error;
      });
      if (judged) return { proposals: judged.accepted, update: this.#take(judged) };
    }
  }

  /** By which the state vectors of this document's copies are known: see `Generation`. */
  get marker(): number | null {
    return this.#open.generation.marker;
  }

  /** Reads what other nodes have written, and shows it. */
  async follow(): Promise<void> {
    if (this.#stored) await this.#catchUp(this.#parts.store.pool);
    else await this.open();
  }

  /** The journal's position that this room knows of; `null` if it has not looked yet. */
  get knownSeq(): number | null {
    return this.#stored?.lastSeq ?? this.#shownSeq;
  }

  get storedBytes(): number {
    return this.#stored?.byteLength ?? 0;
  }

  /** Bytes in memory, by a fair guess. */
  get heldBytes(): number {
    const stored = this.#stored;
    if (!stored) return 0;
    const { byteLength, structs } = stored;
    return this.#live ? 2 * byteLength + STRUCT_BYTES * structs : byteLength;
  }

  /** Milliseconds since 1970. */
  get usedAt(): number {
    return this.#usedAt;
  }

  /** Gives up what was not needed for some time. Call between turns. */
  rest(): void {
    const now = this.#parts.now();
    const { upkeep } = this.#parts.store;
    if (this.#live && now - this.#writtenAt >= LIVE_MS) {
      this.#forgetLive();
      upkeep.tidy(this.#parts, this.#open);
    }
    if (this.#stored && !this.#live && now - this.#usedAt >= STORED_MS) {
      upkeep.tidy(this.#parts, this.#stored);
      this.#stored = null;
    }
  }

  destroy(): void {
    this.#forgetLive();
    this.#stored = null;
    this.#writtenAt = 0;
  }

  async #load(db: Queryable): Promise<void> {
    this.#usedAt = this.#parts.now();
    if (this.#stored) return;
    this.#stored = await this.#parts.store.load(db, this.#parts.room, this.#parts.kind);
    await this.#showMissed(db);
  }

  get #open(): StoredDocument {
    if (!this.#stored) throw new Error("the document is not open");
    return this.#stored;
  }

  /** Judges and makes durable; `null` if it must be tried again. */
  async #attempt(proposals: readonly Proposal[], turnDown: TurnDown): Promise<Judged | null> {
    if (this.#parts.now() < this.#contendedUntil) {
      return this.#parts.store.locked(this.#name, async (db) => {
        await this.#catchUp(db);
        const judged = await this.#judge(db, proposals, turnDown);
        if (judged && judged.updates.length > 0)
          await writeCommits(db, [await this.#toCommit(judged)]);
        return judged;
      });
    }
    const judged = await this.#judge(this.#parts.store.pool, proposals, turnDown);
    if (!judged || judged.updates.length === 0) return judged;
    const [isCommitted, merged] = await Promise.all([
      this.#commit(judged),
      mergeMeanwhile(judged.updates),
    ]);
    if (isCommitted) return { ...judged, merged };
    this.#forgetLive();
    this.#contendedUntil = this.#parts.now() + CONTENDED_MS;
    return null;
  }

  /** `null` if the document was spoilt. */
  async #judge(
    db: Queryable,
    proposals: readonly Proposal[],
    turnDown: TurnDown,
  ): Promise<Judged | null> {
    const judged: Judged = { updates: [], accepted: [], returned: [], merged: null };
    for (const proposal of proposals) {
      if (!isHeard(proposal)) continue;
      const outcome = await this.#present(db, proposal, judged);
      if (outcome.kind === "accepted") {
        const act = { by: writerOf(proposal).user, at: this.#parts.now() };
        if (outcome.update) this.#live?.keep(outcome.update, act, judged);
        judged.accepted.push(proposal);
      } else {
        turnDown(proposal, outcome);
        if (!outcome.spoilt) continue;
        // Yjs cannot take anything back.
        this.#forgetLive();
        return null;
      }
    }
    return judged;
  }

  async #present(db: Queryable, proposal: Proposal, judged: Judged): Promise<Outcome> {
    const writer = writerOf(proposal);
    const news = proposal.kind === "update" ? await this.#open.news(proposal.scanned) : null;
    // An echo needs no decoded document.
    if (news && isNothing(news)) return NOTHING_NEW;
    if (!mayWrite(writer.role)) return refused("read-only");
    if (news && isTooMuch(news)) return refused("too-large");
    const live = await this.#enliven(db, proposal);
    const returning = await live.refresh(db, proposal);
    const { budget, kind, store } = this.#parts;
    const isFull = this.#open.byteLength > kind.mostBytes;
    const purse = isFull || this.#isSpent(proposal) ? "bytesTakingBack" : toPurse(proposal);
    if (purse === "bytesTakingBack") {
      if (!live.onlyTakesBack(proposal)) return isFull ? refused("room-full") : OVER_BUDGET;
      if (budget.isSpent(this.#name, writer.user, [purse])) return OVER_BUDGET;
    }
    const strangers = proposal.kind === "update" ? live.owners.unboundIn(proposal.scanned) : [];
    if (this.marker !== null && (await store.isAnyRetired(db, this.#name, strangers))) {
      return OUTDATED;
    }
    if (returning && isFull) return refused("room-full");
    const back = returning && live.bringBack(returning, writer.user, judged);
    if (back && back.kind !== "accepted") return back;
    const now = this.#parts.now();
    const outcome =
      proposal.kind === "update"
        ? await inSlices(live.gate.admit(proposal.bytes, proposal.scanned, writer, now))
        : live.gate.write(proposal.write, writer, now);
    if (outcome.kind === "accepted" && outcome.update) {
      const spending = { [purse]: outcome.update.length, clients: news?.clients ?? 0 };
      budget.spend(this.#name, writer.user, spending);
    }
    return outcome;
  }

  #isSpent(proposal: Proposal): boolean {
    const purses: readonly Purse[] =
      proposal.kind === "update" ? ["bytes", "clients"] : ["bytesByServer"];
    return this.#parts.budget.isSpent(this.#name, writerOf(proposal).user, purses);
  }

  async #enliven(db: Queryable, proposal: Proposal): Promise<LiveDocument> {
    const { room, kind, store, claimedBy, now, onWaking } = this.#parts;
    const { structs, byteLength: bytes } = this.#open;
    // One that somebody spoilt is decoded again at their expense.
    if (!this.#live && now() - this.#writtenAt >= LIVE_MS) {
      onWaking(writerOf(proposal), { structs, bytes });
    }
    this.#writtenAt = now();
    return (this.#live ??= await store.enliven(db, room, kind, this.#open, claimedBy));
  }

  /** `false` if the journal has moved on without this room. */
  async #commit(judged: Judged): Promise<boolean> {
    const commit = await this.#toCommit(judged);
    try {
      return (await this.#parts.commits.commit(commit)) === "committed";
    } catch (error) {
      if (await this.#isInJournal(commit)) return true;
      throw error;
    }
  }

  /** A connection that is lost while it commits does not say what became of the commit; the journal does. */
  async #isInJournal({ expectedSeq, updates }: RoomCommit): Promise<boolean> {
    const news = await this.#parts.store.loadNews(this.#parts.store.pool, this.#name, expectedSeq);
    return updates.every(
      ({ bytes }, index) => Buffer.compare(news?.updates[index]?.bytes ?? EMPTY, bytes) === 0,
    );
  }

  async #toCommit(judged: Judged): Promise<RoomCommit> {
    const live = this.#live;
    if (!live) throw new Error("what is not decoded was not judged");
    const { updates, returned } = judged;
    const clients = live.owners.fresh;
    const expectedSeq = this.#open.lastSeq;
    const entries = this.#parts.kind.isPrivate ? null : await live.takeEntries(expectedSeq);
    return { room: this.#name, expectedSeq, updates, clients, returned, entries };
  }

  /** What was judged is durable. Returns all of it as one, `null` if nothing was new. */
  #take(judged: Judged): Uint8Array | null {
    if (judged.updates.length === 0) return null;
    for (const update of judged.updates) this.#open.append(update);
    this.#live?.owners.settle();
    this.#shownSeq = this.#open.lastSeq;
    this.#parts.store.upkeep.afterWriting(this.#parts, this.#open);
    return judged.merged ?? merge(judged.updates);
  }

  async #catchUp(db: Queryable): Promise<void> {
    const stored = this.#open;
    const news = await this.#parts.store.loadNews(db, this.#name, stored.lastSeq);
    if (!news) {
      this.destroy();
      await this.#load(db);
      return;
    }
    if (news.updates.length === 0) return;
    for (const update of news.updates) {
      stored.append(update);
      this.#live?.follow(update.bytes);
    }
    this.#live?.owners.learn(news.clients);
    this.#shownSeq = stored.lastSeq;
    this.#parts.onMissed(merge(news.updates));
  }

  /** After reading the document again: what the room's readers have not seen of it. */
  async #showMissed(db: Queryable): Promise<void> {
    const shown = this.#shownSeq;
    const stored = this.#open;
    const generation = this.#shownGeneration;
    this.#shownSeq = stored.lastSeq;
    this.#shownGeneration = stored.generation.number;
    if (generation !== null && generation !== this.#shownGeneration) {
      this.#parts.onReborn();
      return;
    }
    if (shown === null || shown === stored.lastSeq) return;
    const news = await this.#parts.store.loadNews(db, this.#name, shown);
    this.#parts.onMissed(news ? merge(news.updates) : Y.mergeUpdates(stored.pieces()));
  }

  #forgetLive(): void {
    this.#live?.destroy();
    this.#live = null;
  }
}

const EMPTY = new Uint8Array();

function toPurse({ kind }: Proposal): Purse {
  return kind === "update" ? "bytes" : "bytesByServer";
}

function writerOf(proposal: Proposal): Writer {
  return proposal.kind === "update" ? proposal.from.peer : proposal.by;
}

/** Nothing is taken from a connection that we have closed. */
function isHeard(proposal: Proposal): boolean {
  return proposal.kind === "write" || proposal.from.isHeard;
}
