import type { AnnotationId, CommentId, ReportId, UserId } from "@/domain/ids";

/** Which field a draft is for: a reply to a thread, the change of a comment, or a comment on a new passage. */
export type DraftPlace =
  | { kind: "reply"; annotation: AnnotationId }
  | { kind: "edit"; comment: CommentId }
  | { kind: "new" };

export type DraftOwner = { user: UserId; report: ReportId };

/** One key per person, report and field, so that two people at one device never see each other's drafts. */
export function toDraftKey({ user, report }: DraftOwner, place: DraftPlace): string {
  return `draft/${user}/${report}/${toPlaceKey(place)}`;
}

function toPlaceKey(place: DraftPlace): string {
  switch (place.kind) {
    case "reply":
      return `reply/${place.annotation}`;
    case "edit":
      return `edit/${place.comment}`;
    case "new":
      return "new";
  }
}
