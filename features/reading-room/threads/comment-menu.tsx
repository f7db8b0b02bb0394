"use client";

import { Ellipsis, Link2, Pencil, Trash2 } from "lucide-react";
import { IconButton } from "@/components/icon-button";
import { Menu, MenuItem } from "@/components/menu";
import type { Comment } from "@/domain/annotation/annotation";
import type { AnnotationId } from "@/domain/ids";
import { copyLink } from "../copy-link";
import { messages } from "../messages";
import { removeComment } from "../remove-note";
import { useRights, useRoom } from "../room-context";
import { patchLive } from "../use-live";
import styles from "./menu-trigger.module.css";

export function CommentMenu({
  annotation,
  comment,
}: {
  annotation: AnnotationId;
  comment: Comment;
}) {
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
          label={messages.note.moreComment}
          tooltip={false}
          icon={<Ellipsis size={16} aria-hidden="true" />}
        />
      }
    >
      {rights.editComment(comment) && (
        <MenuItem
          icon={<Pencil size={16} aria-hidden="true" />}
          onSelect={() => patchLive(room.ui, { editing: comment.id })}
        >
          {messages.note.edit}
        </MenuItem>
      )}
      <MenuItem
        icon={<Link2 size={16} aria-hidden="true" />}
        onSelect={() =>
          void copyLink({ kind: "comment", id: comment.id }, messages.note.linkCopied)
        }
      >
        {messages.note.copyLink}
      </MenuItem>
      {rights.removeComment(comment) && (
        <MenuItem danger icon={<Trash2 size={16} aria-hidden="true" />} onSelect={remove}>
          {messages.note.delete}
        </MenuItem>
      )}
    </Menu>
  );
}
