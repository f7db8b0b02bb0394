import type { ReportDocument } from "@/collab/facts/document-model";
import {
  ReportRows,
  TOLD_NOUNS,
  type HistoryEntry,
  type ReadModel,
} from "@/data/read-model/report-tables";
import type { FactChange } from "@/domain/facts/judge";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import type { ReportNoun } from "@/domain/facts/report/report-things";
import { tellChange } from "@/domain/facts/tell-change";
import type { ReportId } from "@/domain/ids";
import type { NotedUpdate, RoomQueries } from "./room-kind";

/** Things that are made into rows without a moment for anybody else: a millisecond. */
const TOLD_AT_ONCE = 100;

/** Tells queries what has changed in a report's document. */
export class ReportQueries implements RoomQueries {
  readonly #report: ReportId;
  readonly #document: ReportDocument;
  readonly #texts: ReadonlyMap<number, string>;
  #touched = new Map<ReportNoun, Set<string>>();
  /** `seq` counts from the journal's last update on. */
  #changes: HistoryEntry[] = [];

  /** @param texts of the editions, by number. */
  constructor(report: ReportId, document: ReportDocument, texts: ReadonlyMap<number, string>) {
    this.#report = report;
    this.#document = document;
    this.#texts = texts;
    for (const noun of TOLD_NOUNS) {
      document.onThings(noun, (ids) => {
        const touched = this.#touched.get(noun) ?? new Set();
        for (const id of ids) touched.add(id);
        this.#touched.set(noun, touched);
      });
    }
  }

  note(changes: Iterable<FactChange>, { by, at, nth }: NotedUpdate): void {
    for (const change of changes) {
      const told = tellChange(REPORT_FACTS, change, this.#document.lookup);
      if (told) this.#changes.push({ ...told, by, at, seq: nth + 1 });
    }
  }

  *take(lastSeq: number): Generator<null, ReadModel> {
    const [touched, changes] = [this.#touched, this.#changes];
    this.passOver();
    const rows = new ReportRows({ report: this.#report, texts: this.#texts });
    let told = 0;
    for (const [noun, ids] of touched) {
      for (const id of ids) {
        const thing = this.#document.thing(noun, id);
        if (thing) rows.add(noun, thing);
        if ((told += 1) % TOLD_AT_ONCE === 0) yield null;
      }
    }
    for (const change of changes) rows.addHistory({ ...change, seq: lastSeq + change.seq });
    return rows.all;
  }

  passOver(): void {
    this.#touched = new Map();
    this.#changes = [];
  }
}
