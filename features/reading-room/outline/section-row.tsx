"use client";

import { ChevronDown } from "lucide-react";
import { AvatarStack } from "@/components/avatar";
import { written } from "@/components/plural";
import { VisuallyHidden } from "@/components/visually-hidden";
import type { Colleague } from "../live/colleagues";
import { messages } from "../messages";
import { useRoom } from "../room-context";
import { patchLive } from "../use-live";
import type { OutlineRow } from "./outline-rows";
import styles from "./outline.module.css";

/** A heading of the report: leads to it, and shows or hides who speaks under it. */
export function SectionRow({
  row,
  level,
  notes,
  readers,
  current,
  onToggle,
}: {
  row: OutlineRow & { kind: "section" };
  level: number;
  notes: number;
  readers: readonly Colleague[];
  current: boolean;
  onToggle: () => void;
}) {
  const room = useRoom();
  const section = room.text.sections[row.index];
  if (!section) return null;
  const text = messages.statements;
  return (
    <div className={styles.sectionRow}>
      <button
        type="button"
        className={styles.section}
        data-level={level}
        aria-current={current ? "location" : undefined}
        onClick={() => {
          patchLive(room.ui, { sheet: null });
          room.column?.scrollTo(
            { start: section.start, end: section.headingEnd },
            { smooth: true, focus: true, to: "top" },
          );
        }}
      >
        <span className={styles.name}>
          {section.title}
          {row.all > 0 && <Progress confirmed={row.confirmed} all={row.all} />}
        </span>
        <Readers people={readers} />
        <Count count={notes} />
      </button>
      {row.own && (
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={!row.hidden}
          aria-label={row.hidden ? text.show(section.title) : text.hide(section.title)}
          onClick={onToggle}
        >
          <ChevronDown size={15} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

function Progress({ confirmed, all }: { confirmed: number; all: number }) {
  return (
    <span className={styles.progress}>
      <span aria-hidden="true">{messages.statements.progress(confirmed, all)}</span>
      <VisuallyHidden>{messages.statements.progressLabel(confirmed, all)}</VisuallyHidden>
    </span>
  );
}

function Readers({ people }: { people: readonly Colleague[] }) {
  if (people.length === 0) return null;
  return (
    <AvatarStack
      people={people.map(({ user, name, colour }) => ({ id: user, name, colour }))}
      max={3}
      size="tiny"
      label={messages.outline.reading(people.map(({ name }) => name))}
    />
  );
}

function Count({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className={styles.count}>
      <span aria-hidden="true">{written(count)}</span>
      <VisuallyHidden>{messages.outline.notes(count)}</VisuallyHidden>
    </span>
  );
}
