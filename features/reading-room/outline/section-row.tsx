"use client";

import { ChevronDown } from "lucide-react";
import { AvatarStack } from "@/components/person/avatar";
import { VisuallyHidden } from "@/components/visually-hidden";
import { writeList } from "@/components/write-list";
import { useLocale } from "@/words/use-locale";
import { useWords } from "@/words/use-words";
import type { Colleague } from "../live/colleagues";
import { useRoom } from "../kernel/room-context";
import { patchLive } from "../kernel/use-live";
import { useReportWords } from "../kernel/use-report-words";
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
  const words = useWords("reading-room");
  const room = useRoom();
  const reportWords = useReportWords();
  const section = room.text.sections[row.index];
  if (!section) return null;
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
          <span {...reportWords}>{section.title}</span>
          {row.all > 0 && <Progress confirmed={row.settled} all={row.all} />}
        </span>
        <Readers people={readers} />
        <Count count={notes} />
      </button>
      {row.own && (
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={!row.hidden}
          aria-label={words(row.hidden ? "statements.show" : "statements.hide", {
            section: section.title,
          })}
          onClick={onToggle}
        >
          <ChevronDown size={15} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

function Progress({ confirmed, all }: { confirmed: number; all: number }) {
  const words = useWords("reading-room");
  return (
    <span className={styles.progress}>
      <span aria-hidden="true">{words("statements.progress", { confirmed, all })}</span>
      <VisuallyHidden>{words("statements.progressLabel", { confirmed, all })}</VisuallyHidden>
    </span>
  );
}

function Readers({ people }: { people: readonly Colleague[] }) {
  const words = useWords("reading-room");
  const locale = useLocale();
  if (people.length === 0) return null;
  return (
    <AvatarStack
      people={people.map(({ user, name, colour }) => ({ id: user, name, colour }))}
      max={3}
      size="tiny"
      label={words("outline.reading", {
        count: people.length,
        names: writeList(
          people.map(({ name }) => name),
          locale,
        ),
      })}
    />
  );
}

function Count({ count }: { count: number }) {
  const words = useWords("reading-room.outline");
  if (count === 0) return null;
  return (
    <span className={styles.count}>
      <span aria-hidden="true">{words("count", { count })}</span>
      <VisuallyHidden>{words("notes", { count })}</VisuallyHidden>
    </span>
  );
}
