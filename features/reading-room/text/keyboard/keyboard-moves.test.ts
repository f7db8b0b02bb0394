import { describe, expect, it } from "vitest";
import type { TextRange } from "@/domain/text/range";
import { createSegments } from "@/domain/text/segments";
import { applyMove, readMove, type MovePress } from "./keyboard-moves";

const TEXT = "Norway objects. It asks others to object.\n\nAustria agrees with it.";
const segments = createSegments(
  TEXT,
  [
    { start: 0, end: 41 },
    { start: 43, end: 66 },
  ],
  "en",
);
const bare = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };

/** Presses keys such as "Shift+Alt+ArrowLeft" one after the other and reads what is selected after each. */
function press(...keys: readonly string[]): string[] {
  let selected: TextRange | null = null;
  return keys.map((combination) => {
    const parts = combination.split("+");
    const event: MovePress = {
      ...bare,
      key: parts.at(-1) ?? "",
      shiftKey: parts.includes("Shift"),
      altKey: parts.includes("Alt"),
      ctrlKey: parts.includes("Ctrl"),
    };
    const move = readMove(event, false);
    if (move) selected = applyMove(segments, selected, 0, move);
    return selected ? TEXT.slice(selected.start, selected.end) : "";
  });
}

describe("moving the selection by keys", () => {
  it("goes from sentence to sentence, over the end of a paragraph, and stays at the last", () => {
    expect(press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp")).toEqual([
      "Norway objects.",
      "It asks others to object.",
      "Austria agrees with it.",
      "Austria agrees with it.",
      "It asks others to object.",
    ]);
  });

  it("picks the last or first word of a sentence, then its neighbours", () => {
    expect(press("ArrowDown", "ArrowRight", "ArrowRight", "ArrowLeft")).toEqual([
      "Norway objects.",
      "objects",
      "It",
      "objects",
    ]);
  });

  it("extends and shortens either end by words, characters and sentences", () => {
    expect(
      press(
        "ArrowRight",
        "Shift+ArrowRight",
        "Shift+Ctrl+ArrowRight",
        "Shift+ArrowDown",
        "Alt+Shift+ArrowRight",
        "Alt+Shift+Ctrl+ArrowLeft",
        "Shift+ArrowLeft",
      ),
    ).toEqual([
      "Norway",
      "Norway objects",
      "Norway objects.",
      "Norway objects. It asks others to object.",
      "objects. It asks others to object.",
      "y objects. It asks others to object.",
      "y objects. It asks others to object",
    ]);
  });

  it("follows the writing direction", () => {
    expect(readMove({ ...bare, key: "ArrowLeft" }, true)).toEqual({ kind: "word", direction: 1 });
    expect(readMove({ ...bare, key: "ArrowLeft" }, false)).toEqual({ kind: "word", direction: -1 });
  });

  it("leaves other keys and the browser's own combinations alone", () => {
    expect(readMove({ ...bare, key: "a" }, false)).toBeNull();
    expect(readMove({ ...bare, key: "ArrowLeft", altKey: true }, false)).toBeNull();
    expect(readMove({ ...bare, key: "ArrowDown", ctrlKey: true }, false)).toBeNull();
  });
});
