import * as Y from "yjs";
import type { ScanRefusal, ScannedUpdate } from "@/collab/wire/scan-update";
import { splitUpdate } from "@/collab/wire/split-update";
import { transactAbout } from "@/collab/facts/transact-about";
import type { FactChange } from "@/domain/facts/judge";
import { sameFact } from "@/domain/facts/same-fact";
import type { FactRefusal } from "@/domain/facts/verdict";
import type { Writing } from "@/domain/facts/writing";
import { ok } from "@/domain/result";
import { atOnce } from "../../cost/in-slices";
import type { Writer } from "../../rooms/live-rooms";
import type { Judge, OpenRoom, RawFacts, Return, SharedDocument } from "../../rooms/room-kind";
import type { ClientOwners } from "./client-owners";
import { foresee, nameOf, type Foreseen } from "./foresee";

export type GateRefusal = FactRefusal | ScanRefusal | "foreign-client" | "room-full";

/**
 * `update` is the server's own encoding of what was new, `null` if nothing was. `gap`: it builds on something that
 * has not arrived. `failed`: a bug of ours, which says nothing about the update. Where the document is `spoilt`, it holds
 * what was not accepted: the caller must throw it away and read it again.
 */
export type GateOutcome =
  | { kind: "accepted"; update: Uint8Array | null }
  | { kind: "refused"; reason: GateRefusal; spoilt: boolean }
  | { kind: "gap"; spoilt: boolean }
  | { kind: "failed"; error: unknown; spoilt: boolean };

/** Structs that are applied at once: a few milliseconds. */
export const APPLIED_AT_ONCE = 500;

/**
 * Judges what enters one room's document. What the bytes alone give away was found by `scanUpdate`; then it is asked
 * whose client ids they are, whether they build on what is here, and whether each struct is one that this person may
 * write; only then is the update applied, a large one in parts, and it is looked at what became of which key.
 */
export class Gate {
  readonly #room: OpenRoom;
  readonly #document: SharedDocument;
  readonly #owners: ClientOwners;
  readonly #roots: number;
  /** What became of each key, over all parts of an update; by `nameOf` where it stands. */
  readonly #changes = new Map<string, FactChange>();
  #updates: Uint8Array[] = [];
  #foreign = false;

  constructor(room: OpenRoom, owners: ClientOwners) {
    this.#room = room;
    this.#document = room.document;
    this.#owners = owners;
    const { ydoc, kinds } = room.document;
    const known = new Set<object>();
    for (const [kind, { root: name }] of Object.entries(kinds)) {
      const root = ydoc.getMap(name);
      known.add(root);
      root.observe((event) => this.#note(kind, event));
    }
    this.#roots = ydoc.share.size;
    ydoc.on("update", (update: Uint8Array) => this.#updates.push(update));
    ydoc.on("afterTransaction", (transaction: Y.Transaction) => {
      for (const type of transaction.changed.keys()) if (!known.has(type)) this.#foreign = true;
    });
  }

  /** What became of each key by what was accepted last. */
  get changes(): Iterable<FactChange> {
    return this.#changes.values();
  }

  /**
   * A client's bytes, as an update or as its half of a synchronisation: both have the same power. Each `null` is a
   * moment for others; nothing may be written meanwhile.
   * @param scanned what `scanUpdate` found in the same bytes.
   */
  *admit(
    bytes: Uint8Array,
    scanned: ScannedUpdate,
    writer: Writer,
    now: number,
  ): Generator<null, GateOutcome> {
    const { ydoc } = this.#document;
    const clients = scanned.sections
      .filter(({ client, end }) => end > Y.getState(ydoc.store, client))
      .map(({ client }) => client);
    if (!clients.every((client) => this.#owners.belongs(client, writer.user))) {
      return { kind: "refused", reason: "foreign-client", spoilt: false };
    }
    if (this.#isAhead(scanned)) return { kind: "gap", spoilt: false };
    const writing = { user: writer.user, role: writer.role, now };
    let foreseen;
    try {
      foreseen = yield* foresee(scanned, this.#room, writing);
    } catch (error) {
      return { kind: "failed", error, spoilt: false };
    }
    if (!foreseen.ok) return { kind: "refused", reason: foreseen.refusal, spoilt: false };
    const isLarge = scanned.structs.length + scanned.deletions.length > APPLIED_AT_ONCE;
    const parts = isLarge ? splitUpdate(bytes, APPLIED_AT_ONCE) : [bytes];
    const apply = (part: Uint8Array | null): void => {
      if (part) transactAbout(ydoc, clients, () => decode(ydoc, part));
    };
    const judge = this.#room.judge(writing, [this.#standing], false);
    const outcome = yield* this.#judge(parts, apply, judge, foreseen.value);
    if (outcome.kind === "accepted") {
      for (const client of clients) this.#owners.bind(client, writer.user);
    }
    return outcome;
  }

  /** A change that the server itself makes for somebody. A throwing `write` fails. */
  write(write: (document: SharedDocument) => void, writer: Writer, now: number): GateOutcome {
    const { ydoc } = this.#document;
    const { clientID } = ydoc;
    const writing: Writing = { user: writer.user, role: writer.role, now };
    const judge = this.#room.judge(writing, [this.#standing], true);
    const apply = () => transactAbout(ydoc, [], () => ydoc.transact(() => write(this.#document)));
    const outcome = atOnce(this.#judge([null], apply, judge, NOTHING));
    if (outcome.kind === "accepted" && outcome.update) this.#owners.bind(clientID, null);
    return outcome;
  }

  /** Writes what has stood here before: it was judged when it was written first. */
  bringBack({ write }: Return): GateOutcome {
    const { ydoc } = this.#document;
    const apply = () => transactAbout(ydoc, [], () => ydoc.transact(write));
    const outcome = atOnce(this.#judge([null], apply, JUDGED_BEFORE, NOTHING));
    if (outcome.kind === "accepted" && outcome.update) this.#owners.bind(ydoc.clientID, null);
    return outcome;
  }

  *#judge<Part>(
    parts: Iterable<Part>,
    apply: (part: Part) => void,
    judge: Judge,
    foreseen: Foreseen,
  ): Generator<null, GateOutcome> {
    this.#forget();
    try {
      for (const part of parts) {
        apply(part);
        yield null;
      }
      return yield* this.#judgeApplied(judge, foreseen);
    } catch (error) {
      return error instanceof Undecodable
        ? refused("undecodable")
        : { kind: "failed", error, spoilt: true };
    }
  }

  *#judgeApplied(judge: Judge, foreseen: Foreseen): Generator<null, GateOutcome> {
    const { ydoc } = this.#document;
    // What waits for something unknown would enter unseen, later, with an innocent update.
    if (ydoc.store.pendingStructs !== null || ydoc.store.pendingDs !== null) {
      return { kind: "gap", spoilt: true };
    }
    if (this.#foreign || ydoc.share.size !== this.#roots) return refused("foreign-structure");
    const update = this.#merged();
    if (!update) return { kind: "accepted", update: null };
    let looked = 0;
    for (const [name, change] of this.#changes) {
      if ((looked += 1) % APPLIED_AT_ONCE === 0) yield null;
      // It came with one part and went with another.
      if (change.before === undefined && change.after === undefined) continue;
      // Judged already, on what stood before it.
      const judged = foreseen.get(name);
      if (judged && sameFact(judged, change.after)) continue;
      const verdict = judge.change(change);
      if (!verdict.ok) return refused(verdict.refusal);
    }
    return { kind: "accepted", update };
  }

  readonly #standing: RawFacts = (kind, key) => this.#document.raw(kind, key);

  /** Whether it builds on, or deletes, what is neither here nor in itself. */
  #isAhead({ sections, origins, deletions }: ScannedUpdate): boolean {
    const { store } = this.#document.ydoc;
    const ends = new Map<number, number>();
    for (const { client, start, end } of sections) {
      if (start > Y.getState(store, client)) return true;
      ends.set(client, end);
    }
    const endOf = (client: number): number =>
      Math.max(Y.getState(store, client), ends.get(client) ?? 0);
    return (
      origins.some(({ client, clock }) => clock >= endOf(client)) ||
      deletions.some(({ client, end }) => end > endOf(client))
    );
  }

  #forget(): void {
    this.#changes.clear();
    this.#updates = [];
    this.#foreign = false;
  }

  #merged(): Uint8Array | null {
    const [first, ...others] = this.#updates;
    if (!first) return null;
    return others.length === 0 ? first : Y.mergeUpdates([first, ...others]);
  }

  #note(kind: string, event: Y.YMapEvent<unknown>): void {
    const { target, keys, keysChanged } = event;
    // What has no key stands in a list.
    if (keysChanged.has(null)) this.#foreign = true;
    for (const [key, change] of keys) {
      const name = nameOf({ kind, key });
      const stood: unknown = change.action === "add" ? undefined : change.oldValue;
      const known = this.#changes.get(name);
      const before = known ? known.before : stood;
      this.#changes.set(name, { kind, key, before, after: target.get(key) });
    }
  }
}

const NOTHING: Foreseen = new Map();

const JUDGED_BEFORE: Judge = { change: () => ok(null), trace: () => ok(null) };

/** Yjs could not read what the scan let pass. */
class Undecodable extends Error {}

/** What throws when it has been read are those who listen, and they are ours: the document's indexes, the gate itself. */
function decode(ydoc: Y.Doc, bytes: Uint8Array): void {
  Y.transact(
    ydoc,
    () => {
      try {
        Y.applyUpdate(ydoc, bytes);
      } catch (error) {
        throw new Undecodable("an update cannot be read", { cause: error });
      }
    },
    null,
    false,
  );
}

function refused(reason: GateRefusal): GateOutcome {
  return { kind: "refused", reason, spoilt: true };
}
