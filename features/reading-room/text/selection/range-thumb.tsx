"use client";

import {
  useEffect,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
} from "react";
import { rectAt } from "@/dom/text-geometry";
import { offsetFromPoint } from "@/dom/text-caret";
import type { TextMap } from "@/dom/text-map";
import type { Direction, Edge, TextUnit } from "@/domain/text/segments";
import type { TextRange } from "@/domain/text/range";
import { useWords } from "@/words/use-words";
import styles from "./range-editor.module.css";

/** One end of a passage: a slider over the text, for a pointer to drag and for keys. */
export function RangeThumb({
  edge,
  range,
  length,
  passage,
  layout,
  first,
  map,
  onMove,
  onDrag,
}: {
  edge: Edge;
  range: TextRange;
  /** Of the whole text, UTF-16 code units. */
  length: number;
  /** The words at this end. */
  passage: string;
  /** Changes when places have to be measured again. */
  layout: number;
  /** Takes the focus when it appears. */
  first: boolean;
  map: () => TextMap | null;
  onMove: (edge: Edge, unit: TextUnit, direction: Direction) => void;
  onDrag: (edge: Edge, offset: number) => void;
}) {
  const words = useWords("reading-room.text");
  const thumb = useRef<HTMLDivElement>(null);
  /** From the pointer to the middle of the line, while dragging. */
  const grip = useRef<{ x: number; y: number } | null>(null);
  const offset = range[edge];

  useLayoutEffect(() => {
    const [text, element] = [map(), thumb.current];
    const frame = element?.offsetParent?.getBoundingClientRect();
    const box = text && findEdge(text, edge, offset);
    if (!element || !frame || !box) return;
    element.style.transform = `translate(${box.x - frame.left}px, ${box.top - frame.top}px)`;
    element.style.height = `${box.height}px`;
  }, [edge, offset, layout, map]);

  useEffect(() => {
    if (first) thumb.current?.focus({ preventScroll: true });
  }, [first]);

  function press(event: PointerEvent<HTMLDivElement>): void {
    const text = map();
    const box = text && findEdge(text, edge, offset);
    if (!box) return;
    grip.current = { x: box.x - event.clientX, y: box.top + box.height / 2 - event.clientY };
    event.currentTarget.setPointerCapture(event.pointerId);
    // What is under the pointer must be the text, not this.
    event.currentTarget.style.pointerEvents = "none";
  }

  /** Dragging a handle is no selecting: the browser would select from here to wherever the pointer goes. */
  function hold(event: MouseEvent<HTMLDivElement>): void {
    event.preventDefault();
    event.currentTarget.focus({ preventScroll: true });
  }

  function drag(event: PointerEvent<HTMLDivElement>): void {
    const text = map();
    if (!grip.current || !text) return;
    const { clientX, clientY } = event;
    const at = offsetFromPoint(text, clientX + grip.current.x, clientY + grip.current.y);
    if (at !== null) onDrag(edge, at);
  }

  function release(event: PointerEvent<HTMLDivElement>): void {
    grip.current = null;
    event.currentTarget.style.pointerEvents = "";
  }

  function moveByKey(event: KeyboardEvent<HTMLDivElement>): void {
    const step = readStep(event);
    if (!step) return;
    event.preventDefault();
    onMove(edge, step.unit, step.direction);
  }

  return (
    <div
      ref={thumb}
      role="slider"
      tabIndex={0}
      className={styles.thumb}
      data-edge={edge}
      data-keeps-selection=""
      aria-label={edge === "start" ? words("start") : words("end")}
      aria-valuemin={0}
      aria-valuemax={length}
      aria-valuenow={offset}
      aria-valuetext={
        edge === "start" ? words("startsWith", { passage }) : words("endsWith", { passage })
      }
      aria-orientation="horizontal"
      onPointerDown={press}
      onMouseDown={hold}
      onPointerMove={drag}
      onPointerUp={release}
      onPointerCancel={release}
      onKeyDown={moveByKey}
    />
  );
}

/** Arrows move by words, with Shift by characters, Page Up and Page Down by sentences. */
function readStep({
  key,
  shiftKey,
}: KeyboardEvent): { unit: TextUnit; direction: Direction } | null {
  const unit = shiftKey ? "character" : "word";
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
      return { unit, direction: 1 };
    case "ArrowLeft":
    case "ArrowUp":
      return { unit, direction: -1 };
    case "PageDown":
      return { unit: "sentence", direction: 1 };
    case "PageUp":
      return { unit: "sentence", direction: -1 };
    default:
      return null;
  }
}

/** Where an end stands, in client coordinates: before the first character or behind the last. */
function findEdge(
  map: TextMap,
  edge: Edge,
  offset: number,
): { x: number; top: number; height: number } | null {
  const box = rectAt(map, edge === "start" ? offset : offset - 1);
  const block = map.blockAt(offset, edge);
  if (!box || !block) return null;
  const rightToLeft = getComputedStyle(block.element).direction === "rtl";
  const x = (edge === "start") === rightToLeft ? box.right : box.left;
  return { x, top: box.top, height: box.height };
}
