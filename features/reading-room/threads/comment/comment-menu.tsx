"use client";

import { Ellipsis, Link2, Pencil, Trash2 } from "lucide-react";
import { IconButton } from "@/components/form/icon-button";
import { Menu, MenuItem } from "@/components/overlay/menu";
import type { Comment } from "@/domain/annotation/annotation";
import type { AnnotationId } from "@/domain/ids";
import { useWords } from "@/words/use-words";
import { copyLink } from "../../copy-link";
import { removeComment } from "../../notes/remove-note";
import { useRights, useRoom } from "../../kernel/room-context";
import { patchLive } from "../../kernel/use-live";
import { openNoteInPlace } from "../../notes/navigate";
import styles from "../menu-trigger.module.css";

export function CommentMenu({
  annotation,
  comment,
}: {
  annotation: AnnotationId;
  comment: Comment;
}) {
  const words = useWords("reading-room");
  const room = useRoom();
  const rights = useRights();
  const remove = (): void => {
    removeComment(room, comment.id);
    patchLive(room.ui, { focus: { kind: "card", annotation } });
  };
  return (
    <Menu
      trigger={
        <IconButton
          className={styles.trigger}
          label={words("note.moreComment")}
          tooltip={false}
          icon={<Ellipsis size={16} aria-hidden="true" />}
        />
      }
    >
      {rights.editComment(comment) && (
        <MenuItem
          icon={<Pencil size={16} aria-hidden="true" />}
          onSelect={() => openNoteInPlace(room, annotation, { editing: comment.id })}
        >
          {words("note.edit")}
        </MenuItem>
      )}
      <MenuItem
        icon={<Link2 size={16} aria-hidden="true" />}
        onSelect={() =>
          void copyLink(room, { kind: "comment", id: comment.id }, words("note.linkCopied"))
        }
      >
        {words("note.copyLink")}
      </MenuItem>
      {rights.removeComment(comment) && (
        <MenuItem danger icon={<Trash2 size={16} aria-hidden="true" />} onSelect={remove}>
          {words("note.delete")}
        </MenuItem>
      )}
    </Menu>
  );
}
