import * as Y from "yjs";
import type { ReportDocument } from "@/collab/document-model";
import type { FactLookup } from "@/domain/facts/fact-kind";
import { type FactChange, judgeFact } from "@/domain/facts/judge";
import { REPORT_FACTS, type ReportFacts } from "@/domain/facts/report/report-facts";
import type { EditionTexts, ReportJudging } from "@/domain/facts/report/report-judging";
import type { ReportNoun } from "@/domain/facts/report/report-things";
import type { FactRefusal } from "@/domain/facts/verdict";
import type { ScanRefusal, ScannedUpdate } from "@/collab/scan-update";
import { splitUpdate } from "@/collab/split-update";
import { TOLD_NOUNS } from "@/data/read-model/report-tables";
import { transactAbout } from "@/collab/transact-about";
import type { Role } from "@/domain/access/roles";
import { sameFact } from "@/domain/facts/same-fact";
import type { LabelId, UserId } from "@/domain/ids";
import { atOnce } from "../cost/in-slices";
import type { ClientOwners } from "./client-owners";
import { foresee, nameOf, type Foreseen } from "./foresee";

export type GateRefusal = FactRefusal | ScanRefusal | "foreign-client" | "room-full";

/**
 * `update` is the server's own encoding of what was new, `null` where nothing was. `gap`: it builds on something that
 * has not arrived. `failed`: a bug of ours, which says nothing about the update. Where the document is `spoilt`, it holds
 * what was not accepted: the caller must throw it away and read it again.
 */
export type GateOutcome =
  | { kind: "accepted"; update: Uint8Array | null; touched: Touched }
  | { kind: "refused"; reason: GateRefusal; spoilt: boolean }
  | { kind: "gap"; spoilt: boolean }
  | { kind: "failed"; error: unknown; spoilt: boolean };

/** What an update is about. */
export type Touched = ReadonlyMap<ReportNoun, ReadonlySet<string>>;

export type Writer = { user: UserId; role: Role };

/** Structs that are applied at once: a few milliseconds. */
export const APPLIED_AT_ONCE = 500;

/** What the gate knows of the report and its team. */
export type GateKnowledge = { editions: EditionTexts; labels: ReadonlySet<LabelId> };

/**
 * Judges what enters one room's document. What the bytes alone give away was found by `scanUpdate`; then it is asked
 * whose client ids they are, whether they build on what is here, and whether each struct is one that this person may
 * write; only then is the update applied, a large one in parts, and it is looked at what became of which key.
 */
export class Gate {
  readonly #document: ReportDocument;
  readonly #knowledge: GateKnowledge;
  readonly #owners: ClientOwners;
  readonly #roots: number;
  /** What became of each key, over all parts of an update; by `nameOf` where it stands. */
  readonly #changes = new Map<string, FactChange>();
  #updates: Uint8Array[] = [];
  #foreign = false;
  #touched = nothingTouched();

  constructor(document: ReportDocument, knowledge: GateKnowledge, owners: ClientOwners) {
    this.#document = document;
    this.#knowledge = knowledge;
    this.#owners = owners;
    const { ydoc } = document;
    const known = new Set<object>();
    for (const [kind, { root: name }] of Object.entries(REPORT_FACTS)) {
      const root = ydoc.getMap(name);
      known.add(root);
      root.observe((event) => this.#note(kind, event));
    }
    this.#roots = ydoc.share.size;
    ydoc.on("update", (update: Uint8Array) => this.#updates.push(update));
    ydoc.on("afterTransaction", (transaction: Y.Transaction) => {
      for (const type of transaction.changed.keys()) if (!known.has(type)) this.#foreign = true;
    });
    for (const noun of TOLD_NOUNS) {
      document.onThings(noun, (touched) => {
        for (const id of touched) this.#touched.get(noun)?.add(id);
      });
    }
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
    const judging = { ...writer, now, ...this.#knowledge };
    let foreseen;
    try {
      foreseen = yield* foresee(scanned, this.#document, judging);
    } catch (error) {
      return { kind: "failed", error, spoilt: false };
    }
    if (!foreseen.ok) return { kind: "refused", reason: foreseen.refusal, spoilt: false };
    const isLarge = scanned.structs.length + scanned.deletions.length > APPLIED_AT_ONCE;
    const parts = isLarge ? splitUpdate(bytes, APPLIED_AT_ONCE) : [bytes];
    const apply = (part: Uint8Array | null): void => {
      if (part) transactAbout(ydoc, clients, () => decode(ydoc, part));
    };
    const outcome = yield* this.#judge(parts, apply, judging, foreseen.value);
    if (outcome.kind === "accepted") {
      for (const client of clients) this.#owners.bind(client, writer.user);
    }
    return outcome;
  }

  /** A change that the server itself makes for somebody: it has looked up the labels. A throwing `write` fails. */
  write(write: (document: ReportDocument) => void, writer: Writer, now: number): GateOutcome {
    const { ydoc } = this.#document;
    const { clientID } = ydoc;
    const judging = { ...writer, now, editions: this.#knowledge.editions, labels: null };
    const apply = () => transactAbout(ydoc, [], () => ydoc.transact(() => write(this.#document)));
    const outcome = atOnce(this.#judge([null], apply, judging, NOTHING));
    if (outcome.kind === "accepted" && outcome.update) this.#owners.bind(clientID, null);
    return outcome;
  }

  *#judge<Part>(
    parts: Iterable<Part>,
    apply: (part: Part) => void,
    judging: Omit<ReportJudging, "lookup">,
    foreseen: Foreseen,
  ): Generator<null, GateOutcome> {
    this.#forget();
    try {
      for (const part of parts) {
        apply(part);
        yield null;
      }
      return yield* this.#judgeApplied(judging, foreseen);
    } catch (error) {
      return error instanceof Undecodable
        ? refused("undecodable")
        : { kind: "failed", error, spoilt: true };
    }
  }

  *#judgeApplied(
    judging: Omit<ReportJudging, "lookup">,
    foreseen: Foreseen,
  ): Generator<null, GateOutcome> {
    const { ydoc } = this.#document;
    // What waits for something unknown would enter unseen, later, with an innocent update.
    if (ydoc.store.pendingStructs !== null || ydoc.store.pendingDs !== null) {
      return { kind: "gap", spoilt: true };
    }
    if (this.#foreign || ydoc.share.size !== this.#roots) return refused("foreign-structure");
    const update = this.#merged();
    if (!update) return { kind: "accepted", update: null, touched: this.#touched };
    const lookup: FactLookup<ReportFacts> = (kind, key) => this.#document.fact(kind, key);
    const whole = { ...judging, lookup };
    let looked = 0;
    for (const [name, change] of this.#changes) {
      if ((looked += 1) % APPLIED_AT_ONCE === 0) yield null;
      // It came with one part and went with another.
      if (change.before === undefined && change.after === undefined) continue;
      // Judged already, on what stood before it.
      const judged = foreseen.get(name);
      if (judged && sameFact(judged, change.after)) continue;
      const verdict = judgeFact(REPORT_FACTS, change, whole);
      if (!verdict.ok) return refused(verdict.refusal);
    }
    return { kind: "accepted", update, touched: this.#touched };
  }

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
    this.#touched = nothingTouched();
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

function nothingTouched(): Map<ReportNoun, Set<string>> {
  return new Map(TOLD_NOUNS.map((noun) => [noun, new Set()]));
}

function refused(reason: GateRefusal): GateOutcome {
  return { kind: "refused", reason, spoilt: true };
}
