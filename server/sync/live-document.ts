import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { ReportDocument } from "@/collab/document-model";
import type { ScannedUpdate } from "@/collab/scan-update";
import { splitUpdate } from "@/collab/split-update";
import { transactAbout } from "@/collab/transact-about";
import { ReportRows, type ReadModel } from "@/data/read-model/report-tables";
import { parseLabelKey } from "@/domain/facts/report/labels";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { takesBack } from "@/domain/facts/takes-back";
import type { LabelId, ReportId } from "@/domain/ids";
import { inSlices } from "../cost/in-slices";
import type { ClientOwners } from "./client-owners";
import { APPLIED_AT_ONCE, Gate, type Touched } from "./gate";
import type { Proposal } from "./mail";
import { previewUpdate } from "./preview-update";

/** A piece with more is applied in parts. Bytes; a few milliseconds. */
const LARGE_BYTES = 64 * 1024;

/** Entries that are made for queries without a moment for anybody else: a millisecond. */
const TOLD_AT_ONCE = 100;

type Parts = {
  report: ReportId;
  document: ReportDocument;
  /** Edition texts by number. */
  texts: ReadonlyMap<number, string>;
  /** The team's labels, archived ones too. */
  labels: readonly LabelId[];
  owners: ClientOwners;
};

/** A document that is being written: decoded, with a gate before it. */
export class LiveDocument {
  readonly gate: Gate;
  readonly owners: ClientOwners;
  readonly #document: ReportDocument;
  readonly #report: ReportId;
  readonly #texts: Map<number, string>;
  readonly #labels: Set<LabelId>;
  #lacksTexts = false;

  constructor({ report, document, texts, labels, owners }: Parts) {
    this.#report = report;
    this.#texts = new Map(texts);
    this.#labels = new Set(labels);
    this.#document = document;
    this.owners = owners;
    const knowledge = { editions: this.#texts, labels: this.#labels };
    this.gate = new Gate(this.#document, knowledge, owners);
    this.#document.onThings("revisions", (editions) => {
      this.#lacksTexts ||= [...editions].some((edition) => !this.#texts.has(Number(edition)));
    });
  }

  /** Whether somebody has told of an edition that came after this was read. */
  get lacksTexts(): boolean {
    return this.#lacksTexts;
  }

  /** @param texts those that there are now */
  learnTexts(texts: ReadonlyMap<number, string>): void {
    this.#lacksTexts = false;
    for (const [number, text] of texts) this.#texts.set(number, text);
  }

  /** Whether it puts on a label that this document has not heard of: it may be new. */
  lacksLabels({ structs }: ScannedUpdate): boolean {
    return structs.some(({ at, fact }) => {
      if (fact === null || at.kind !== "place" || at.place.kind !== "labels") return false;
      const key = parseLabelKey(at.place.key);
      return key !== null && !this.#labels.has(key.label);
    });
  }

  /** @param labels those that there are now */
  learnLabels(labels: readonly LabelId[]): void {
    for (const label of labels) this.#labels.add(label);
  }

  /** Takes what other nodes have made durable. */
  follow(update: Uint8Array): void {
    const { ydoc } = this.#document;
    const clients = Y.parseUpdateMeta(update).to.keys();
    transactAbout(ydoc, clients, () => Y.applyUpdate(ydoc, update));
  }

  /** Whether all that somebody wants to write takes something back. Applies nothing. */
  onlyTakesBack(proposal: Proposal): boolean {
    const changes =
      proposal.kind === "update"
        ? previewUpdate(this.#document, proposal.scanned)
        : this.#document.rehearse(proposal.write);
    return changes.every((change) => takesBack(REPORT_FACTS, change, this.#document.lookup));
  }

  /** What queries are to see of what was touched. Each `null` is a moment for others; nothing may be written meanwhile. */
  *toReadModel(touched: Touched): Generator<null, ReadModel> {
    const rows = new ReportRows({ report: this.#report, texts: this.#texts });
    let told = 0;
    for (const [noun, ids] of touched) {
      for (const id of ids) {
        const thing = this.#document.thing(noun, id);
        if (thing) rows.add(noun, thing);
        if ((told += 1) % TOLD_AT_ONCE === 0) yield null;
      }
    }
    return rows.all;
  }

  destroy(): void {
    this.#document.destroy();
    this.#document.ydoc.destroy();
  }
}

/**
 * Decodes a document. Others have the thread in between: a large one takes half a second.
 * @param pieces the whole document, in the order in which it is to be applied. Trusted: the journal's bytes.
 * @throws where they are no document, or not all of it.
 */
export async function decodeDocument(pieces: readonly Uint8Array[]): Promise<ReportDocument> {
  const document = new ReportDocument();
  const { ydoc } = document;
  await inSlices(applyAll(ydoc, pieces));
  if (ydoc.store.pendingStructs !== null || ydoc.store.pendingDs !== null) {
    throw new Error("the journal has a gap inside");
  }
  return document;
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
