import { useEffect, useEffectEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { readSelection, writeSelection } from "@/dom/text-selection";
import type { TextRange } from "@/domain/text/range";
import type { StageRefs } from "../use-text-stage";

/** How the reader selected: a finger needs other places for controls than a mouse. */
export type SelectedBy = "mouse" | "touch" | "keyboard";
export type Selected = { range: TextRange; by: SelectedBy };

/** A long press changes the selection in steps; controls appear when it has come to rest. */
const REST_MS = 250;

export type TextSelection = {
  selected: Selected | null;
  /** Selects in the document and here at once. */
  select: (range: TextRange | null, by?: SelectedBy) => void;
};

/**
 * What the reader has selected in the text, once mouse or finger has come to rest. A press on an element with
 * `data-keeps-selection`, or inside one, does not give it up.
 */
export function useTextSelection(
  { stage }: StageRefs,
  text: string,
  onSelect: (range: TextRange | null) => void,
): TextSelection {
  const [selected, setSelected] = useState<Selected | null>(null);
  const last = useRef<Selected | null>(null);

  const change = useEffectEvent((next: Selected | null) => update(next));
  const read = useEffectEvent(() =>
    stage.current ? readSelection(stage.current.map, text) : null,
  );

  function update(next: Selected | null): void {
    const before = last.current;
    if (before?.range.start === next?.range.start && before?.range.end === next?.range.end) return;
    last.current = next;
    setSelected(next);
    onSelect(next?.range ?? null);
  }

  useEffect(() => {
    let pressed = false;
    let keeping = false;
    let by: SelectedBy = "mouse";
    let rest: ReturnType<typeof setTimeout> | null = null;

    const settle = () => {
      rest = null;
      const range = read();
      if (range || !keeping) change(range && { range, by });
    };
    const settleSoon = (delay: number) => {
      if (rest !== null) clearTimeout(rest);
      rest = setTimeout(settle, delay);
    };
    const press = (event: PointerEvent) => {
      keeping =
        event.target instanceof Element && event.target.closest("[data-keeps-selection]") !== null;
      if (keeping) return;
      pressed = event.pointerType === "mouse";
      by = event.pointerType === "mouse" ? "mouse" : "touch";
    };
    const release = () => {
      if (!pressed) return;
      pressed = false;
      // A click gives the old selection up only after the button is released.
      settleSoon(0);
    };
    const changed = () => {
      if (pressed) return;
      settleSoon(by === "touch" ? REST_MS : 0);
    };
    const key = () => {
      // A key acts on what is selected when it is pressed, however busy the page is.
      if (rest !== null) {
        clearTimeout(rest);
        flushSync(settle);
      }
      by = "keyboard";
      keeping = false;
    };

    document.addEventListener("pointerdown", press, { capture: true });
    document.addEventListener("pointerup", release);
    document.addEventListener("keydown", key, { capture: true });
    document.addEventListener("selectionchange", changed);
    return () => {
      if (rest !== null) clearTimeout(rest);
      document.removeEventListener("pointerdown", press, { capture: true });
      document.removeEventListener("pointerup", release);
      document.removeEventListener("keydown", key, { capture: true });
      document.removeEventListener("selectionchange", changed);
    };
  }, []);

  return {
    selected,
    select(range, by = "keyboard") {
      if (stage.current) writeSelection(stage.current.map, range);
      update(range && { range, by });
    },
  };
}
