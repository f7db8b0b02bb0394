"use client";

import { useCallback, useMemo } from "react";
import { showToast } from "@/components/overlay/toast-store";
import { liveComments } from "@/domain/annotation/annotation";
import { parseId, type AnnotationId, type LabelId } from "@/domain/ids";
import type { TextRange } from "@/domain/text/range";
import { useWords } from "@/words/use-words";
import { Piece } from "./broken/piece";
import { EditionBody } from "./text/edition-body";
import type { Colleague } from "./live/colleagues";
import { useKeptPlace } from "./live/use-kept-place";
import { closeNote, composeAt, openNote } from "./notes/navigate";
import { useRights, useRoom, useUi } from "./kernel/room-context";
import { strayOf, takeInto } from "./review/stray-statement";
import type { RoomModel } from "./kernel/room-kernel";
import { toBindings } from "./shortcuts";
import { StatementBars } from "./statements/statement-bars";
import { stateAt } from "./statements/model/open-statement";
import { TextColumn } from "./text/text-column";
import type {
  AnnotationSummary,
  ColleagueSelection,
  TextColumnHandle,
} from "./text/text-column-props";
import { patchLive, useLive } from "./kernel/use-live";
import { isNarrow } from "./kernel/use-narrow";
import styles from "./reader.module.css";

/** The text, told what to paint, and listened to. */
export function Reader() {
  const words = useWords("reading-room");
  const room = useRoom();
  useKeptPlace();
  const { text, whole } = useLive(room.text.shown, (shown) => shown);
  const rights = useRights();
  const settings = useLive(room.settings, (value) => value);
  const painted = useLive(room.painted.all, (all) => all);
  const { query, matches: ranges, current } = useLive(room.search, (value) => value);
  const colleagues = useLive(room.colleagues, (all) => all);
  const hovered = useLive(room.hovered, (over) => over);
  const active = useUi((ui) => ui.active);
  const composing = useUi((ui) => ui.composing);
  const offer = useUi((ui) => (ui.review === "open" ? ui.offer : null));
  const stating = useUi((ui) => ui.stating);

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
        const annotation = withId(raw, room.store.annotation);
        if (!annotation) return rights.statement && withId(raw, strayOf(room)) !== null;
        return room.painted.has(annotation.id)
          ? rights.move(annotation)
          : rights.review(annotation);
      },
    }),
    [rights, room],
  );
  const keys = useMemo(() => {
    const { highlight, comment, newStatement, sentence, adjust } = toBindings(settings);
    return { highlight, comment, statement: newStatement, sentence, adjust };
  }, [settings]);
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
        annotations={painted}
        focused={active}
        hovered={hovered}
        colleagues={selections}
        matches={matches}
        pending={composing ?? stating ?? offer}
        labels={room.offeredLabels}
        rights={textRights}
        keys={keys}
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

function toHandlers(room: RoomModel) {
  return {
    onSelect: (range: TextRange | null) => room.selection.set(range),
    onHighlight: (range: TextRange, label: string | null) => {
      const id = room.gestures.highlight(range, parseId<"label">(label) satisfies LabelId | null);
      room.column?.select(null);
      patchLive(room.ui, { active: id });
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
    onHover: (raw: string | null) => room.hovered.set(parseId<"annotation">(raw)),
    onViewport: (range: TextRange) => room.viewport.set(range),
    onLayout: () => room.layout.set(room.layout.get() + 1),
    onAdjust: (raw: string, range: TextRange) => {
      const id = parseId<"annotation">(raw);
      if (!id) return;
      const stray = withId(raw, strayOf(room));
      if (stray) takeInto(room, stray, range);
      else room.gestures.move(id, range);
      if (room.ui.get().review === "closed") showToast(room.words("note.moved"));
    },
    onAdjusted: () => {
      if (room.ui.get().review !== "adjusting") return;
      patchLive(room.ui, { review: "open", focus: { kind: "review" } });
    },
  };
}

function withId<Value>(raw: string, read: (id: AnnotationId) => Value | null): Value | null {
  const id = parseId<"annotation">(raw);
  return id && read(id);
}

function summarise(room: RoomModel, id: AnnotationId): AnnotationSummary | null {
  const annotation = room.store.annotation(id);
  if (!annotation) return null;
  return {
    author: room.people.find(annotation.creator)?.name ?? room.words("note.formerMember"),
    labels: annotation.labels.flatMap((label) => room.label(label) ?? []),
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
