"use client";

import { useMemo, useState } from "react";
import { PanelLeftClose } from "lucide-react";
import { EmptyState } from "@/components/layout/empty-state";
import { IconButton } from "@/components/form/icon-button";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { showColumn, useColumns } from "../use-columns";
import { outlineOf } from "./models";
import { OutlineList } from "./outline-list";
import { toOutlineRows } from "./outline-rows";
import { TotalProgress } from "./total-progress";
import styles from "./outline.module.css";

/** The column on a wide screen. */
export function OutlineColumn() {
  const { outline } = useColumns();
  return outline ? <ShownColumn /> : null;
}

function ShownColumn() {
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
          onClick={() => showColumn("outline", false)}
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
  const outline = outlineOf(room);
  const entries = useLive(outline.entries, (all) => all);
  const isLoading = useLive(outline.isLoading, (value) => value);
  const [hidden, setHidden] = useState<ReadonlySet<number>>(NONE);
  const rows = useMemo(() => toOutlineRows(sections, entries, hidden), [sections, entries, hidden]);
  const toggle = (index: number): void => {
    setHidden((before) => {
      const next = new Set(before);
      if (!next.delete(index)) next.add(index);
      return next;
    });
  };
  return (
    <>
      {room.parts.map(({ outline: source }, index) => source && <source.State key={index} />)}
      {rows.length > 0 ? (
        <OutlineList rows={rows} scroller={scroller} onToggle={toggle} />
      ) : (
        !isLoading && (
          <EmptyState title={words("outline.none")} heading="h3">
            {words("outline.noneText")}
          </EmptyState>
        )
      )}
    </>
  );
}

const NONE: ReadonlySet<number> = new Set();
