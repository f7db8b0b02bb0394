import { useMemo, useState } from "react";
import { scrollToRange } from "@/dom/scroll-to-range";
import type { TextRange } from "@/domain/text/range";
import { useWords } from "@/words/use-words";
import type { PaintedAnnotation, TextColumnProps } from "../text-column-props";
import type { StageRefs } from "../use-text-stage";
import type { TextSelection } from "./use-text-selection";

/** Whose ends are being moved: an annotation's, or (`null`) those of the reader's own selection. */
type Adjusted = {
  id: string | null;
  range: TextRange;
  /** Where the annotation is not in the text, so that even an unchanged place is a decision. */
  given: boolean;
};

export type Adjusting = {
  adjusted: Adjusted | null;
  /** The annotations as they stand, with the one that is being adjusted as it is being drawn. */
  painted: readonly PaintedAnnotation[];
  /** From where it stands, or from a range where it does not stand in the text. */
  begin: (id: string | null, given?: TextRange) => void;
  change: (range: TextRange) => void;
  finish: (keep: boolean) => void;
};

/** Moving both ends of an annotation or of the selection: a draft until it is done. */
export function useAdjusting(
  { map, stage }: StageRefs,
  {
    annotations,
    rights,
    onAdjust,
    onAdjusted,
  }: Pick<TextColumnProps, "annotations" | "rights" | "onAdjust" | "onAdjusted">,
  { selected, select }: TextSelection,
  speak: (text: string) => void,
): Adjusting {
  const words = useWords("reading-room.text");
  const [adjusted, setAdjusted] = useState<Adjusted | null>(null);
  const painted = useMemo(
    () =>
      typeof adjusted?.id !== "string"
        ? annotations
        : adjusted.given
          ? [...annotations, { id: adjusted.id, colour: null, ...adjusted.range }]
          : annotations.map((one) =>
              one.id === adjusted.id ? { ...one, ...adjusted.range } : one,
            ),
    [annotations, adjusted],
  );

  function begin(id: string | null, given?: TextRange): void {
    const range = given ?? findRange(id);
    if (!range || (id !== null && !rights.adjust(id))) return;
    const { start, end } = range;
    setAdjusted({ id, range: { start, end }, given: given !== undefined });
    const text = map();
    // From a list of notes or a sheet, the passage may be anywhere.
    if (text) scrollToRange(text, range, { smooth: false, to: "comfortable" });
    if (id === null) select(null);
  }

  function findRange(id: string | null): TextRange | undefined {
    return id === null ? selected?.range : annotations.find((one) => one.id === id);
  }

  function finish(keep: boolean): void {
    if (!adjusted) return;
    const { id, range, given } = adjusted;
    setAdjusted(null);
    const block = map()?.blockAt(range.start, "start");
    if (block) stage.current?.focus.focus(block, { preventScroll: true });
    if (id === null) {
      select(range);
      return;
    }
    const before = annotations.find((one) => one.id === id);
    const changed =
      given || (before !== undefined && (before.start !== range.start || before.end !== range.end));
    if (keep && changed) onAdjust(id, range);
    speak(keep && changed ? words("adjusted") : words("adjustCancelled"));
    onAdjusted?.();
  }

  return {
    adjusted,
    painted,
    begin,
    change: (range) => setAdjusted((before) => before && { ...before, range }),
    finish,
  };
}
