import type { ReportId } from "@/domain/ids";
import type { Columns, ReadModelTable, RowOf } from "./table";

/** What rows need of a report besides the thing of which they tell. */
export type ReportKnown = {
  report: ReportId;
  /** The texts of the editions, by number. */
  texts: ReadonlyMap<number, string>;
};

/** A table of things of reports, which all who may read the report may see. */
export type ReportTable<Thing, Of extends Columns = Columns> = ReadModelTable<Of, false> & {
  toRows(thing: Thing, known: ReportKnown): readonly RowOf<Of>[];
};
