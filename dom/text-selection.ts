import { trimRange, type TextRange } from "@/domain/text/range";
import type { TextMap } from "./text-map";
import { toLiveRange } from "./text-ranges";

/**
 * What of the text is selected, without white space at its ends and without half characters. `null` if nothing
 * is, or if both ends lie outside (as after "select all", which means the page).
 */
export function readSelection(map: TextMap, text: string): TextRange | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const startInside = map.root.contains(range.startContainer);
  const endInside = map.root.contains(range.endContainer);
  if (!startInside && !endInside) return null;
  const start = startInside ? map.offsetOf(range.startContainer, range.startOffset, "start") : 0;
  const end = endInside ? map.offsetOf(range.endContainer, range.endOffset, "end") : text.length;
  return start === null || end === null ? null : trimRange(text, { start, end });
}

/** The offset at which the cursor was put, if nothing is selected; `null` if that is not in the text. */
export function readCaret(map: TextMap): number | null {
  const selection = document.getSelection();
  if (!selection?.isCollapsed || !selection.anchorNode) return null;
  return map.offsetOf(selection.anchorNode, selection.anchorOffset, "start");
}

/** Selects a range of the text as a reader would; `null` gives up a selection inside the text. */
export function writeSelection(map: TextMap, range: TextRange | null): void {
  const selection = document.getSelection();
  if (!selection) return;
  const live = range && toLiveRange(map, range);
  if (live)
    selection.setBaseAndExtent(
      live.startContainer,
      live.startOffset,
      live.endContainer,
      live.endOffset,
    );
  else if (selection.anchorNode && map.root.contains(selection.anchorNode))
    selection.removeAllRanges();
}

/**
 * Remembers both ends of a selection inside the text, to be called before text nodes are replaced; what it answers
 * puts the selection back, in its direction. `null` if nothing of it lies inside the text.
 */
export function keepSelection(map: TextMap): (() => void) | null {
  const selection = document.getSelection();
  const { anchorNode, focusNode } = selection ?? {};
  if (!selection || !anchorNode || !focusNode) return null;
  const anchor = map.offsetOf(anchorNode, selection.anchorOffset, "start");
  const focus = map.offsetOf(focusNode, selection.focusOffset, "start");
  if (anchor === null || focus === null) return null;
  const [anchorSide, focusSide] =
    anchor <= focus ? (["start", "end"] as const) : (["end", "start"] as const);
  return () => {
    const from = map.pointAt(anchor, anchor === focus ? "start" : anchorSide);
    const to = map.pointAt(focus, anchor === focus ? "start" : focusSide);
    if (from && to) selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  };
}
