"use client";

import { Archive, ArrowDown, ArrowUp, Pencil } from "lucide-react";
import { IconButton } from "@/components/form/icon-button";
import type { Label } from "@/contract/teams";
import { useWords } from "@/words/use-words";
import { LabelSwatch } from "./label-swatch";
import styles from "./label-list.module.css";

export function LabelRow({
  label,
  mayEdit,
  isFirst,
  isLast,
  onMove,
  onEdit,
  onArchive,
}: {
  label: Label;
  mayEdit: boolean;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  onEdit: () => void;
  onArchive: () => void;
}) {
  const text = useWords("team.labels");
  return (
    <li className={styles.label}>
      <span className={styles.name}>
        <LabelSwatch colour={label.colour}>{label.name}</LabelSwatch>
      </span>
      {mayEdit && (
        <span className={styles.actions}>
          <IconButton
            label={text("moveUp", { name: label.name })}
            icon={<ArrowUp size={16} aria-hidden="true" />}
            aria-disabled={isFirst}
            onClick={() => !isFirst && onMove(-1)}
          />
          <IconButton
            label={text("moveDown", { name: label.name })}
            icon={<ArrowDown size={16} aria-hidden="true" />}
            aria-disabled={isLast}
            onClick={() => !isLast && onMove(1)}
          />
          <IconButton
            label={text("edit", { name: label.name })}
            icon={<Pencil size={16} aria-hidden="true" />}
            onClick={onEdit}
          />
          <IconButton
            label={text("archiveLabel", { name: label.name })}
            icon={<Archive size={16} aria-hidden="true" />}
            onClick={onArchive}
          />
        </span>
      )}
    </li>
  );
}
