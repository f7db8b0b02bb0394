import type { Annotation } from "@/domain/annotation/annotation";
import { storable } from "../stored-values";
import type { ReportTable } from "./report-table";
import { maybe, person, text, texts, time, whole } from "./table";

const columns = {
  report_id: text,
  id: text,
  creator_id: person,
  created_at: time,
  edition: whole,
  start: whole,
  end: whole,
  /** The quotation. */
  exact: text,
  labels: texts,
  state: text,
  state_by_id: maybe(person),
  state_at: maybe(time),
  retargeted_by_id: maybe(person),
  retargeted_at: maybe(time),
  deleted_by_id: maybe(person),
  deleted_at: maybe(time),
};

export const ANNOTATIONS: ReportTable<Annotation, typeof columns> = {
  name: "annotation",
  isPrivate: false,
  columns,
  key: ["report_id", "id"],
  subject: "id",
  toRows(annotation, { report, texts: editions }) {
    const { target, stateChanged, retargeted, deleted } = annotation;
    const { edition, range } = target;
    return [
      {
        report_id: report,
        id: annotation.id,
        creator_id: annotation.creator,
        created_at: annotation.created,
        edition,
        start: range.start,
        end: range.end,
        exact: storable((editions.get(edition) ?? "").slice(range.start, range.end)),
        labels: annotation.labels,
        state: annotation.state,
        state_by_id: stateChanged?.by ?? null,
        state_at: stateChanged?.at ?? null,
        retargeted_by_id: retargeted?.by ?? null,
        retargeted_at: retargeted?.at ?? null,
        deleted_by_id: deleted?.by ?? null,
        deleted_at: deleted?.at ?? null,
      },
    ];
  },
};
