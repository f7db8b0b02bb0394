"use client";

import { Tag } from "lucide-react";
import { Menu, MenuCheckboxItem, MenuLabel } from "@/components/overlay/menu";
import type { Annotation } from "@/domain/annotation/annotation";
import { useWords } from "@/words/use-words";
import { useRoom, useUi } from "../kernel/room-context";
import { patchLive } from "../kernel/use-live";
import { LabelDot } from "./label-chips";
import styles from "./note-foot.module.css";

/** Gives a note labels and takes them off; stays open for several. */
export function LabelMenu({ annotation }: { annotation: Annotation }) {
  const words = useWords("reading-room");
  const room = useRoom();
  const open = useUi((ui) => ui.labelling === annotation.id);
  const worn = annotation.labels
    .flatMap((id) => room.label(id) ?? [])
    .filter(({ archived }) => archived);
  const offered = [...room.offeredLabels, ...worn];
  return (
    <Menu
      align="start"
      open={open}
      onOpenChange={(next) => patchLive(room.ui, { labelling: next ? annotation.id : null })}
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
          onCheckedChange={() => room.gestures.toggleLabel(annotation.id, id)}
        >
          <LabelDot colour={colour} /> {name}
        </MenuCheckboxItem>
      ))}
    </Menu>
  );
}
