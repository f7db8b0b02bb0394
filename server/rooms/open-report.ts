import type { ReportDocument } from "@/collab/facts/document-model";
import type { ScannedUpdate } from "@/collab/wire/scan-update";
import { loadEditionTexts, loadLabelIds } from "@/data/room-access";
import type { Queryable } from "@/data/transaction";
import type { FactChange } from "@/domain/facts/judge";
import { parseLabelKey } from "@/domain/facts/report/labels";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { takesBack } from "@/domain/facts/takes-back";
import type { Writing } from "@/domain/facts/writing";
import type { LabelId } from "@/domain/ids";
import type { RoomNameOf } from "@/domain/rooms/room-name";
import { judgeFacts, lookUpIn } from "./judge-facts";
import { ReportQueries } from "./report-queries";
import type { LeftNotes } from "./left-notes";
import type { Judge, OpenRoom, Proposed, RawFacts, Return } from "./room-kind";

type Scope = RoomNameOf<"report">;

/** A report's room that is being written, with what its judge must know of the report and its team. */
export class OpenReport implements OpenRoom {
  readonly document: ReportDocument;
  readonly queries: ReportQueries;
  readonly #scope: Scope;
  /** Edition texts by number. */
  readonly #texts: Map<number, string>;
  /** The team's labels, archived ones too. */
  readonly #labels: Set<LabelId>;
  readonly #left: LeftNotes;
  /** Whether somebody has told of an edition that came after this was read. */
  #lacksTexts = false;

  constructor(
    scope: Scope,
    document: ReportDocument,
    known: { texts: ReadonlyMap<number, string>; labels: readonly LabelId[]; left: LeftNotes },
  ) {
    this.#scope = scope;
    this.document = document;
    this.#texts = new Map(known.texts);
    this.#labels = new Set(known.labels);
    this.#left = known.left;
    this.queries = new ReportQueries(scope.report, document, this.#texts);
    document.onThings("revisions", (editions) => {
      this.#lacksTexts ||= [...editions].some((edition) => !this.#texts.has(Number(edition)));
    });
  }

  judge(writing: Writing, known: readonly RawFacts[], isByServer: boolean): Judge {
    return judgeFacts(REPORT_FACTS, {
      ...writing,
      lookup: lookUpIn(REPORT_FACTS, known),
      editions: this.#texts,
      labels: isByServer ? null : this.#labels,
      hasLeft: (id) => this.#left.has(id) && !this.#isHere(id),
    });
  }

  takesBack(change: FactChange): boolean {
    return takesBack(REPORT_FACTS, change, (kind, key) => this.document.fact(kind, key));
  }

  async refresh(db: Queryable, proposed: Proposed): Promise<Return | null> {
    if (this.#lacksTexts) {
      const texts = await loadEditionTexts(db, this.#scope);
      this.#lacksTexts = false;
      for (const [number, text] of texts) this.#texts.set(number, text);
    }
    if (proposed.kind === "update" && this.#lacksLabels(proposed.scanned)) {
      for (const label of await loadLabelIds(db, this.#scope)) this.#labels.add(label);
    }
    const returning = await this.#left.lookFor(db, proposed, this.#isHere);
    if (!returning) return null;
    const { ids, facts } = returning;
    const write = (): void => {
      for (const { kind, key, fact } of facts) this.document.restore(kind, key, fact);
    };
    return { ids, write };
  }

  readonly #isHere = (id: string): boolean =>
    this.document.fact("annotations", id) !== null || this.document.fact("comments", id) !== null;

  /** Whether it puts on a label that this document has not heard of: it may be new. */
  #lacksLabels({ structs }: ScannedUpdate): boolean {
    return structs.some(({ at, fact }) => {
      if (fact === null || at.kind !== "place" || at.place.kind !== "labels") return false;
      const key = parseLabelKey(at.place.key);
      return key !== null && !this.#labels.has(key.label);
    });
  }
}
