import { may, mayWrite } from "@/domain/access/permissions";
import type { Role } from "@/domain/access/roles";
import type { Annotation, Comment } from "@/domain/annotation/annotation";
import type { UserId } from "@/domain/ids";

/** What one person may do in the room, as the controls ask it; the server judges again. */
export type Rights = {
  write: boolean;
  highlight: boolean;
  comment: boolean;
  label: boolean;
  resolve: boolean;
  react: boolean;
  /** Confirm, correct and reject who says what, and keep the team's actors. */
  statement: boolean;
  move: (annotation: Annotation) => boolean;
  /** Saying where it stands in a later edition. */
  review: (annotation: Annotation) => boolean;
  removeNote: (annotation: Annotation) => boolean;
  editComment: (comment: Comment) => boolean;
  removeComment: (comment: Comment) => boolean;
  /** Seeing what was deleted, and bringing back what one may. */
  restore: boolean;
  /** Erasing for good what was deleted. */
  erase: boolean;
};

export function toRights(role: Role, me: UserId): Rights {
  const any = may(role, "annotation.delete.any");
  return {
    write: mayWrite(role),
    highlight: may(role, "annotation.create"),
    comment: may(role, "comment.create"),
    label: may(role, "annotation.label"),
    resolve: may(role, "thread.resolve"),
    react: may(role, "reaction.toggle"),
    statement: may(role, "statement.edit"),
    move: ({ creator, deleted }) =>
      !deleted && may(role, "annotation.edit.own") && (creator === me || any),
    review: ({ creator, deleted }) =>
      !deleted &&
      (may(role, "annotation.review") || (creator === me && may(role, "annotation.edit.own"))),
    removeNote: ({ creator, deleted }) =>
      !deleted && (any || (creator === me && may(role, "annotation.delete.own"))),
    editComment: ({ creator, deleted }) =>
      !deleted && creator === me && may(role, "comment.edit.own"),
    removeComment: ({ creator, deleted }) =>
      !deleted &&
      (may(role, "comment.delete.any") || (creator === me && may(role, "comment.delete.own"))),
    restore: may(role, "annotation.delete.own"),
    erase: may(role, "past.erase"),
  };
}
