"use client";

import { useMemo } from "react";
import { PanelLeftClose } from "lucide-react";
import { AvatarStack } from "@/components/avatar";
import { EmptyState } from "@/components/empty-state";
import { IconButton } from "@/components/icon-button";
import { VisuallyHidden } from "@/components/visually-hidden";
import type { Section } from "@/domain/edition/structure";
import type { Colleague } from "../live/colleagues";
import { messages } from "../messages";
import { useRoom } from "../room-context";
import { patchLive, useLive } from "../use-live";
import { countBySection, findSection } from "./count-by-section";
import styles from "./outline.module.css";

/** The column on a wide screen. */
export function OutlineColumn({ onHide }: { onHide: () => void }) {
  return (
    <nav className={styles.column} aria-labelledby="outline-title">
      <header className={styles.head}>
        <h2 className={styles.title} id="outline-title">
          {messages.outline.title}
        </h2>
        <IconButton
          label={messages.outline.hide}
          icon={<PanelLeftClose size={17} aria-hidden="true" />}
          onClick={onHide}
        />
      </header>
      <Outline />
    </nav>
  );
}

/** The sections, how many notes each has, where the reader is, and who else reads where. */
export function Outline() {
  const room = useRoom();
  const { sections } = room.data;
  const order = useLive(room.list.state, (state) => state.order);
  const current = useLive(room.viewport, (view) => (view ? findSection(sections, view.start) : -1));
  const readers = useReaders(sections);
  const counts = useMemo(() => countBySection(sections, order), [sections, order]);
  const top = Math.min(...sections.map(({ level }) => level));
  if (sections.length === 0) {
    return (
      <EmptyState title={messages.outline.none} heading="h3">
        {messages.outline.noneText}
      </EmptyState>
    );
  }
  return (
    <ol className={styles.sections}>
      {sections.map((section, index) => (
        <li key={section.start}>
          <button
            type="button"
            className={styles.section}
            data-level={Math.min(3, section.level - top + 1)}
            aria-current={index === current ? "location" : undefined}
            onClick={() => {
              patchLive(room.ui, { sheet: null });
              room.column?.scrollTo(
                { start: section.start, end: section.headingEnd },
                { smooth: true, focus: true, to: "top" },
              );
            }}
          >
            <span className={styles.name}>{section.title}</span>
            <Readers people={readers.get(index) ?? NOBODY} />
            <Count count={counts[index] ?? 0} />
          </button>
        </li>
      ))}
    </ol>
  );
}

const NOBODY: readonly Colleague[] = [];

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
      <span aria-hidden="true">{count}</span>
      <VisuallyHidden>{messages.outline.notes(count)}</VisuallyHidden>
    </span>
  );
}

/** Who reads in which section, by its index. The same map while nobody has gone on to another section. */
function useReaders(sections: readonly Section[]): ReadonlyMap<number, readonly Colleague[]> {
  const room = useRoom();
  const key = useLive(room.colleagues, (colleagues) =>
    JSON.stringify(
      colleagues.flatMap(({ client, viewport, active }) =>
        viewport && active ? [[client, findSection(sections, viewport.start)]] : [],
      ),
    ),
  );
  return useMemo(() => {
    const places = new Map(JSON.parse(key) as [number, number][]);
    const readers = new Map<number, Colleague[]>();
    for (const colleague of room.colleagues.get()) {
      const index = places.get(colleague.client);
      if (index === undefined) continue;
      const here = readers.get(index) ?? [];
      if (!here.some(({ user }) => user === colleague.user))
        readers.set(index, [...here, colleague]);
    }
    return readers;
  }, [key, room]);
}
