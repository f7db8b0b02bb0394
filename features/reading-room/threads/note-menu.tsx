"use client";

import { CornerDownLeft, Ellipsis, Link2, MoveHorizontal, Tag, Trash2 } from "lucide-react";
import { IconButton } from "@/components/form/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/overlay/menu";
import type { Annotation } from "@/domain/annotation/annotation";
import type { ShortcutName } from "@/features/shortcuts/shortcut";
import { useWords } from "@/words/use-words";
import { copyLink } from "../copy-link";
import { returnToText, openNoteInPlace } from "../notes/navigate";
import { removeNote } from "../notes/remove-note";
import { useRights, useRoom } from "../kernel/room-context";
import { patchLive } from "../kernel/use-live";
import { useKeys } from "../kernel/keys/use-keys";
import styles from "./menu-trigger.module.css";

const SIZE = { size: 16, "aria-hidden": true } as const;

export function NoteMenu({ annotation, tabbable }: { annotation: Annotation; tabbable: boolean }) {
  const words = useWords("reading-room");
  const room = useRoom();
  const rights = useRights();
  const keyOf = useKeys();
  const shortcut = (name: ShortcutName) => {
    const key = keyOf(name);
    return key === null ? {} : { shortcut: key };
  };
  const { id } = annotation;
  return (
    <Menu
      trigger={
        <IconButton
          className={styles.trigger}
          label={words("note.more")}
          tooltip={false}
          tabIndex={tabbable ? 0 : -1}
          icon={<Ellipsis {...SIZE} />}
        />
      }
    >
      <MenuItem
        icon={<CornerDownLeft {...SIZE} />}
        {...shortcut("passage")}
        afterClose={() => {
          openNoteInPlace(room, id);
          returnToText(room);
        }}
      >
        {words("note.toText")}
      </MenuItem>
      <MenuItem
        icon={<Link2 {...SIZE} />}
        {...shortcut("copyLink")}
        onSelect={() => void copyLink(room, { kind: "annotation", id }, words("note.linkCopied"))}
      >
        {words("note.copyLink")}
      </MenuItem>
      {rights.label && (
        <MenuItem
          icon={<Tag {...SIZE} />}
          {...shortcut("label")}
          afterClose={() => openNoteInPlace(room, id, { labelling: true })}
        >
          {words("note.changeLabels")}
        </MenuItem>
      )}
      {rights.move(annotation) && (
        <MenuItem
          icon={<MoveHorizontal {...SIZE} />}
          {...shortcut("adjust")}
          afterClose={() => {
            openNoteInPlace(room, id);
            patchLive(room.ui, { sheet: null });
            room.column?.adjust(id);
          }}
        >
          {words("note.move")}
        </MenuItem>
      )}
      {rights.removeNote(annotation) && (
        <>
          <MenuSeparator />
          <MenuItem
            danger
            icon={<Trash2 {...SIZE} />}
            afterClose={() => {
              // From the note, the focus goes on to its neighbour where the note goes away.
              openNoteInPlace(room, id);
              document.getElementById(`comment-${id}`)?.focus({ preventScroll: true });
              removeNote(room, id);
            }}
          >
            {words("note.delete")}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
