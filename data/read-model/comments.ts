import type { Annotation } from "@/domain/annotation/annotation";
import { STORED_REACTIONS } from "../stored-reactions";
import { storable } from "../stored-values";
import type { ReportTable } from "./report-table";
import { json, maybe, person, text, time } from "./table";

const columns = {
  report_id: text,
  id: text,
  annotation_id: text,
  creator_id: person,
  created_at: time,
  body: text,
  edited_at: maybe(time),
  deleted_by_id: maybe(person),
  deleted_at: maybe(time),
  reactions: json<ReturnType<typeof STORED_REACTIONS.write>>(),
};

export const COMMENTS: ReportTable<Annotation, typeof columns> = {
  name: "comment",
  isPrivate: false,
  columns,
  key: ["report_id", "id"],
  subject: "annotation_id",
  toRows: ({ id, comments }, { report }) =>
    comments.map((comment) => ({
      report_id: report,
      id: comment.id,
      annotation_id: id,
      creator_id: comment.creator,
      created_at: comment.created,
      body: storable(comment.body),
      edited_at: comment.edited,
      deleted_by_id: comment.deleted?.by ?? null,
      deleted_at: comment.deleted?.at ?? null,
      reactions: STORED_REACTIONS.write(
        comment.reactions.map(({ emoji, by, at }) => ({ emoji, by, at })),
      ),
    })),
};
