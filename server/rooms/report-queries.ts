import type { ReportDocument } from "@/collab/document-model";
import { toAnnotationEntry, type ReadModel } from "@/data/read-model";
import { toStatementRow } from "@/data/statement-rows";
import type { AnnotationId, ReportId, StatementId } from "@/domain/ids";
import type { RoomQueries } from "./room-kind";

/** Entries that are made without a moment for anybody else: a millisecond. */
const TOLD_AT_ONCE = 100;

/** Tells queries what has changed in a report's document. */
export class ReportQueries implements RoomQueries {
  readonly #report: ReportId;
  readonly #document: ReportDocument;
  readonly #texts: ReadonlyMap<number, string>;
  #annotations = new Set<AnnotationId>();
  #statements = new Set<StatementId>();

  /** @param texts of the editions, by number. */
  constructor(report: ReportId, document: ReportDocument, texts: ReadonlyMap<number, string>) {
    this.#report = report;
    this.#document = document;
    this.#texts = texts;
    document.onChange((touched) => {
      for (const id of touched) this.#annotations.add(id);
    });
    document.onStatements((touched) => {
      for (const id of touched) this.#statements.add(id);
    });
  }

  *take(): Generator<null, ReadModel> {
    const touched = { annotations: this.#annotations, statements: this.#statements };
    this.passOver();
    const annotations: ReadModel["annotations"][number][] = [];
    for (const id of touched.annotations) {
      const annotation = this.#document.annotation(id);
      if (!annotation) continue;
      const { edition, range } = annotation.target;
      const exact = (this.#texts.get(edition) ?? "").slice(range.start, range.end);
      const told = annotations.push(toAnnotationEntry(this.#report, annotation, exact));
      if (told % TOLD_AT_ONCE === 0) yield null;
    }
    const statements = [...touched.statements].flatMap((id) => {
      const statement = this.#document.statement(id);
      return statement ? [toStatementRow(this.#report, statement)] : [];
    });
    return { annotations, statements };
  }

  passOver(): void {
    this.#annotations = new Set();
    this.#statements = new Set();
  }
}
