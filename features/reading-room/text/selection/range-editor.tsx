"use client";

import { useEffect, useEffectEvent, type ReactNode } from "react";
import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from "lucide-react";
import { classNames } from "@/components/class-names";
import type { TextMap } from "@/dom/text-map";
import { trimRange, type TextRange } from "@/domain/text/range";
import type { Direction, Edge, Segments, TextUnit } from "@/domain/text/segments";
import { useWords } from "@/words/use-words";
import { RangeThumb } from "./range-thumb";
import { usePlaceBeside, type Measure } from "./use-place-beside";
import editorStyles from "./range-editor.module.css";
import styles from "../text-overlay.module.css";

const STEPS = [
  { unit: "word", direction: -1, icon: <ChevronFirst size={16} aria-hidden /> },
  { unit: "character", direction: -1, icon: <ChevronLeft size={16} aria-hidden /> },
  { unit: "character", direction: 1, icon: <ChevronRight size={16} aria-hidden /> },
  { unit: "word", direction: 1, icon: <ChevronLast size={16} aria-hidden /> },
] as const satisfies readonly { unit: TextUnit; direction: Direction; icon: ReactNode }[];

/** Moves both ends of a passage: with handles on the text, with keys on them, or with buttons. */
export function RangeEditor({
  text,
  range,
  layout,
  map,
  segments,
  measure,
  onChange,
  onDone,
  onCancel,
}: {
  text: string;
  range: TextRange;
  /** Changes when places have to be measured again. */
  layout: number;
  map: () => TextMap | null;
  segments: () => Segments;
  measure: Measure;
  onChange: (range: TextRange) => void;
  onDone: () => void;
  onCancel: () => void;
}) {
  const words = useWords("reading-room.text");
  const place = usePlaceBeside(range, measure);

  const move = (edge: Edge, unit: TextUnit, direction: Direction) =>
    onChange(segments().moveEdge(range, edge, unit, direction));
  const drag = (edge: Edge, offset: number) => {
    const dragged = edge === "start" ? { ...range, start: offset } : { ...range, end: offset };
    // An end that is dragged past the other stays where it was.
    const trimmed = dragged.start < dragged.end ? trimRange(text, dragged) : null;
    if (trimmed) onChange(trimmed);
  };

  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const onButton = event.target instanceof Element && event.target.closest("button") !== null;
    if (event.key === "Escape") onCancel();
    else if (event.key === "Enter" && !onButton) onDone();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    // Captured, so that Escape leaves this and not the selection or whatever else is open.
    const keydown = (event: KeyboardEvent) => handleKey(event);
    document.addEventListener("keydown", keydown, { capture: true });
    return () => document.removeEventListener("keydown", keydown, { capture: true });
  }, []);

  const thumb = (edge: Edge) => (
    <RangeThumb
      edge={edge}
      range={range}
      length={text.length}
      passage={findWords(text, range, edge)}
      layout={layout}
      first={edge === "end"}
      map={map}
      onMove={move}
      onDrag={drag}
    />
  );

  return (
    <>
      {thumb("start")}
      {thumb("end")}
      <div
        ref={place}
        role="group"
        aria-label={words("adjusting")}
        className={classNames(styles.panel, styles.docked, editorStyles.editor)}
        data-keeps-selection=""
      >
        {(["start", "end"] as const).map((edge) => (
          <div key={edge} className={editorStyles.edge}>
            <span className={editorStyles.name} aria-hidden="true">
              {edge === "start" ? words("start") : words("end")}
            </span>
            {STEPS.map(({ unit, direction, icon }) => (
              <button
                key={`${unit}${direction}`}
                type="button"
                className={classNames(styles.action, styles.icon)}
                aria-label={words(`edges.${edge}.${unit}.${direction === 1 ? "forward" : "back"}`)}
                onClick={() => move(edge, unit, direction)}
              >
                {icon}
              </button>
            ))}
          </div>
        ))}
        <button type="button" className={styles.action} onClick={onDone}>
          {words("done")}
        </button>
        <button type="button" className={styles.action} onClick={onCancel}>
          {words("cancel")}
        </button>
      </div>
    </>
  );
}

/** The few words inside the passage at one of its ends. */
function findWords(text: string, { start, end }: TextRange, edge: Edge): string {
  const near =
    edge === "start"
      ? text.slice(start, Math.min(end, start + 60))
      : text.slice(Math.max(start, end - 60), end);
  const list = near.trim().split(/\s+/);
  return (edge === "start" ? list.slice(0, 4) : list.slice(-4)).join(" ");
}
