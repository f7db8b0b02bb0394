"use client";

import { Tag } from "lucide-react";
import { Menu, MenuCheckboxItem, MenuLabel } from "@/components/overlay/menu";
import type { Annotation } from "@/domain/annotation/annotation";
import { useWords } from "@/words/use-words";
import { useRoom, useUi } from "../kernel/room-context";
import { LabelDot } from "./label-chips";
import { gesturesOf } from "../notes/models";
import { findLabel, offeredLabels } from "../notes/labels";
import { openNoteInPlace } from "../notes/navigate";
import styles from "./note-foot.module.css";

/** Gives a note labels and takes them off; stays open for several. */
export function LabelMenu({ annotation }: { annotation: Annotation }) {
  const words = useWords("reading-room");
  const room = useRoom();
  const open = useUi(
    (ui) => ui.open.kind === "note" && ui.open.note === annotation.id && ui.open.labelling,
  );
  const worn = annotation.labels
    .flatMap((id) => findLabel(room, id) ?? [])
    .filter(({ archived }) => archived);
  const offered = [...offeredLabels(room), ...worn];
  return (
    <Menu
      align="start"
      open={open}
      onOpenChange={(labelling) => {
        // Another note may have been opened since.
        if (labelling || open) openNoteInPlace(room, annotation.id, { labelling });
      }}
      trigger={
        <button type="button" className={styles.action}>
          <Tag size={14} aria-hidden="true" />
          {words("note.labels")}
        </button>
      }
    >
      {offered.length === 0 && <MenuLabel>{words("note.noLabels")}</MenuLabel>}
      {offered.map(({ id, name, colour }) => (
        <MenuCheckboxItem
          key={id}
          checked={annotation.labels.includes(id)}
          onSelect={(event) => event.preventDefault()}
          onCheckedChange={() => gesturesOf(room).toggleLabel(annotation.id, id)}
        >
          <LabelDot colour={colour} /> {name}
        </MenuCheckboxItem>
      ))}
    </Menu>
  );
}
