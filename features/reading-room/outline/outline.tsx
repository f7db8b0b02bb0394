"use client";

import { useMemo, useState } from "react";
import { PanelLeftClose } from "lucide-react";
import { EmptyState } from "@/components/layout/empty-state";
import { IconButton } from "@/components/form/icon-button";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { OutlineList } from "./outline-list";
import { toOutlineRows } from "./outline-rows";
import { StatementsState, TotalProgress } from "./statements-state";
import styles from "./outline.module.css";

/** The column on a wide screen. */
export function OutlineColumn({ onHide }: { onHide: () => void }) {
  const words = useWords("reading-room");
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  return (
    <nav ref={setScroller} className={styles.column} aria-labelledby="outline-title">
      <header className={styles.head}>
        <h2 className={styles.title} id="outline-title">
          {words("outline.title")}
        </h2>
        <TotalProgress />
        <IconButton
          label={words("outline.hide")}
          icon={<PanelLeftClose size={17} aria-hidden="true" />}
          onClick={onHide}
        />
      </header>
      <Outline scroller={scroller} />
    </nav>
  );
}

/** The sections with who speaks in each, how many notes each has, where the reader is, and who else reads where. */
export function Outline({ scroller }: { scroller: HTMLElement | null }) {
  const words = useWords("reading-room");
  const room = useRoom();
  const sections = useLive(room.text.shown, (shown) => shown.sections);
  const { items, state } = useLive(room.statements.all, (all) => all);
  const [hidden, setHidden] = useState<ReadonlySet<number>>(NONE);
  const rows = useMemo(() => toOutlineRows(sections, items, hidden), [sections, items, hidden]);
  const toggle = (index: number): void => {
    setHidden((before) => {
      const next = new Set(before);
      if (!next.delete(index)) next.add(index);
      return next;
    });
  };
  return (
    <>
      <StatementsState />
      {rows.length > 0 ? (
        <OutlineList rows={rows} scroller={scroller} onToggle={toggle} />
      ) : (
        state !== "loading" && (
          <EmptyState title={words("outline.none")} heading="h3">
            {words("outline.noneText")}
          </EmptyState>
        )
      )}
    </>
  );
}

const NONE: ReadonlySet<number> = new Set();
