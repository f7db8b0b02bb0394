import type { TextMap } from "./text-map";

/** The offset nearest to a point in client coordinates; `null` if the point is not over the text's root. */
export function offsetFromPoint(map: TextMap, x: number, y: number): number | null {
  const caret = caretFromPoint(x, y);
  return caret && map.offsetOf(caret.node, caret.offset, "start");
}

type Caret = { node: Node; offset: number };

/** Safari before 26.2 and Chromium before 128 know only the second of the two. */
function caretFromPoint(x: number, y: number): Caret | null {
  if ("caretPositionFromPoint" in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const { caretRangeFromPoint } = document as {
    caretRangeFromPoint?: (x: number, y: number) => Range | null;
  };
  const range = caretRangeFromPoint?.call(document, x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
