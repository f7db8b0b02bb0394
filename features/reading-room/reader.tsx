"use client";

import { useCallback, useMemo } from "react";
import { showToast } from "@/components/overlay/toast-store";
import { liveComments } from "@/domain/annotation/annotation";
import { parseId, type AnnotationId, type LabelId } from "@/domain/ids";
import type { TextRange } from "@/domain/text/range";
import { useWords } from "@/words/use-words";
import { Piece } from "./kernel/piece";
import { EditionBody } from "./text/edition-body";
import type { Colleague } from "./live/colleagues";
import { useKeptPlace } from "./live/use-kept-place";
import { closeNote, composeAt, openNote, openNoteInPlace } from "./notes/navigate";
import { useRights, useRoom, useUi } from "./kernel/room-context";
import { strayOf, takeInto } from "./review/stray-statement";
import type { RoomKernel } from "./kernel/room-kernel";
import type { TextColumnHandle } from "./kernel/text-handle";
import { StatementBars } from "./statements/statement-bars";
import { stateAt } from "./statements/model/open-statement";
import { TextColumn } from "./text/text-column";
import type { AnnotationSummary, ColleagueSelection } from "./text/text-column-props";
import { patchLive, useLive } from "./kernel/use-live";
import { isNarrow } from "./kernel/use-narrow";
import { notesOf, paintedOf, gesturesOf, notesViewOf } from "./notes/models";
import { searchOf } from "./find/models";
import { colleaguesOf } from "./live/models";
import { findLabel, offeredLabels } from "./notes/labels";
import { noteOf, newNoteOf, newStatementOf } from "./kernel/open";
import { reviewViewOf } from "./review/models";
import { useKeys } from "./kernel/keys/use-keys";
import styles from "./reader.module.css";

/** The text, told what to paint, and listened to. */
export function Reader() {
  const words = useWords("reading-room");
  const room = useRoom();
  useKeptPlace();
  const { text, whole } = useLive(room.text.shown, (shown) => shown);
  const rights = useRights();
  const settings = useLive(room.settings, (value) => value);
  const painted = useLive(paintedOf(room).all, (all) => all);
  const { query, matches: ranges, current } = useLive(searchOf(room), (value) => value);
  const colleagues = useLive(colleaguesOf(room), (all) => all);
  const hovered = useLive(notesViewOf(room), (view) => view.hovered);
  const active = useUi(noteOf);
  const composing = useUi(newNoteOf);
  const offer = useLive(reviewViewOf(room), (view) => (view.panel === "open" ? view.offer : null));
  const stating = useUi(newStatementOf);

  const selections = useSelections(colleagues);
  const matches = useMemo(
    () => (query === "" ? null : { ranges, current }),
    [query, ranges, current],
  );
  const textRights = useMemo(
    () => ({
      highlight: rights.highlight,
      comment: rights.comment,
      statement: rights.statement,
      label: rights.label,
      adjust: (raw: string) => {
        const annotation = withId(raw, notesOf(room).annotation);
        if (!annotation) return rights.statement && withId(raw, strayOf(room)) !== null;
        return paintedOf(room).has(annotation.id)
          ? rights.move(annotation)
          : rights.review(annotation);
      },
    }),
    [rights, room],
  );
  const keyOf = useKeys();
  const describe = useCallback((raw: string) => withId(raw, (id) => summarise(room, id)), [room]);
  const handlers = useMemo(() => toHandlers(room), [room]);
  const takeBox = useCallback((element: HTMLElement | null) => room.takeColumnBox(element), [room]);
  const takeColumn = useCallback(
    (handle: TextColumnHandle | null) => room.takeColumn(handle),
    [room],
  );

  return (
    <div ref={takeBox} className={styles.box}>
      {(settings.statementBars ?? true) && (
        <Piece name="bars">
          <StatementBars />
        </Piece>
      )}
      <TextColumn
        ref={takeColumn}
        text={text}
        growing={!whole}
        language={room.data.report.language}
        annotations={painted}
        focused={active}
        hovered={hovered}
        colleagues={selections}
        matches={matches}
        pending={composing ?? stating ?? offer}
        labels={offeredLabels(room)}
        rights={textRights}
        keys={{
          highlight: keyOf("highlight"),
          comment: keyOf("comment"),
          statement: keyOf("newStatement"),
          sentence: keyOf("sentence"),
          adjust: keyOf("adjust"),
        }}
        markedText={settings.markedText ?? false}
        describe={describe}
        {...handlers}
      >
        <EditionBody />
      </TextColumn>
      {!whole && <p className={styles.coming}>{words("report.coming")}</p>}
    </div>
  );
}

function toHandlers(room: RoomKernel) {
  return {
    onSelect: (range: TextRange | null) => room.selection.set(range),
    onHighlight: (range: TextRange, label: string | null) => {
      const id = gesturesOf(room).highlight(
        range,
        parseId<"label">(label) satisfies LabelId | null,
      );
      room.column?.select(null);
      openNoteInPlace(room, id);
    },
    onComment: (range: TextRange) => composeAt(room, range),
    onStatement: (range: TextRange) => stateAt(room, range),
    onActivate: (raw: string | null) => {
      const id = parseId<"annotation">(raw);
      if (!id) {
        closeNote(room);
        return;
      }
      openNote(room, id, { focus: "card", scroll: false });
      if (isNarrow()) patchLive(room.ui, { sheet: "notes" });
    },
    onHover: (raw: string | null) =>
      patchLive(notesViewOf(room), { hovered: parseId<"annotation">(raw) }),
    onViewport: (range: TextRange) => room.viewport.set(range),
    onLayout: () => room.layout.set(room.layout.get() + 1),
    onAdjust: (raw: string, range: TextRange) => {
      const id = parseId<"annotation">(raw);
      if (!id) return;
      const stray = withId(raw, strayOf(room));
      if (stray) takeInto(room, stray, range);
      else gesturesOf(room).move(id, range);
      if (reviewViewOf(room).get().panel === "closed") showToast(room.words("note.moved"));
    },
    onAdjusted: () => {
      if (reviewViewOf(room).get().panel !== "adjusting") return;
      patchLive(reviewViewOf(room), { panel: "open" });
      patchLive(room.ui, { focus: { kind: "review" } });
    },
  };
}

function withId<Value>(raw: string, read: (id: AnnotationId) => Value | null): Value | null {
  const id = parseId<"annotation">(raw);
  return id && read(id);
}

function summarise(room: RoomKernel, id: AnnotationId): AnnotationSummary | null {
  const annotation = notesOf(room).annotation(id);
  if (!annotation) return null;
  return {
    author: room.people.find(annotation.creator)?.name ?? room.words("note.formerMember"),
    labels: annotation.labels.flatMap((label) => findLabel(room, label) ?? []),
    comments: liveComments(annotation).length,
  };
}

/** The same array while nobody's selection has changed: colleagues scroll far more often than they select. */
function useSelections(colleagues: readonly Colleague[]): readonly ColleagueSelection[] {
  const key = JSON.stringify(
    colleagues.flatMap(({ client, name, colour, selection }): ColleagueSelection[] =>
      selection ? [{ key: String(client), name, colour, ...selection }] : [],
    ),
  );
  return useMemo(() => JSON.parse(key) as ColleagueSelection[], [key]);
}
