"use client";

import { Button } from "@/components/form/button";
import { EmptyState } from "@/components/layout/empty-state";
import { useWords } from "@/words/use-words";
import { NO_FILTER } from "../filters/filter";
import { useRights, useRoom, useUi } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { useOpening } from "../use-opening";
import { noteListOf } from "../notes/models";
import { newNoteOf } from "../kernel/open";

/** What the margin says when it shows no note, and the next step. */
export function MarginEmpty() {
  const words = useWords("reading-room");
  const room = useRoom();
  const rights = useRights();
  const composing = useUi((ui) => newNoteOf(ui) !== null);
  const shown = useLive(noteListOf(room).state, (state) => state.order.length);
  const all = useLive(noteListOf(room).state, (state) => state.counts.all);
  const isOpening = useOpening();
  if (shown > 0 || composing) return null;
  if (isOpening) return <EmptyState title={words("margin.loading")} heading="h3" />;
  if (all > 0) {
    return (
      <EmptyState
        title={words("margin.noMatch")}
        heading="h3"
        actions={
          <Button onClick={() => noteListOf(room).setFilter(NO_FILTER)}>
            {words("margin.clear")}
          </Button>
        }
      >
        {words("margin.noMatchText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={words("margin.empty")} heading="h3">
      {rights.write ? words("margin.emptyWriter") : words("margin.emptyReader")}
    </EmptyState>
  );
}
