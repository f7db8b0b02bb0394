import type { BlockKind } from "@/domain/edition/structure";
import { attributeOf, htmlTextOf, type HtmlElement } from "./html-tree";

/** Word puts lists on the clipboard as paragraphs, with the level in the style: "mso-list:l0 level2 lfo1". */
const LEVEL = /mso-list\s*:\s*(?!ignore)[^;]*\blevel(\d)/iu;
const MARKER = /mso-list\s*:\s*ignore/iu;

/** The item that a paragraph of Word's is, with a bullet until its marker is met; `null` where it is none. */
export function wordItem(paragraph: HtmlElement): BlockKind | null {
  const level = LEVEL.exec(attributeOf(paragraph, "style"))?.[1];
  if (level === undefined) return null;
  return { kind: "item", depth: Math.max(0, Number(level) - 1), marker: "•" };
}

/** The marker that Word writes out at the head of such a paragraph; `null` where an element is none. */
export function wordMarker(element: HtmlElement): string | null {
  if (!MARKER.test(attributeOf(element, "style"))) return null;
  const marker = htmlTextOf(element).replace(/[\s\u00A0]+/gu, "");
  // Bullets come as letters of a symbol font.
  return /^(?:[·§Øovq-]|[\uE000-\uF8FF])$/u.test(marker) || marker === "" ? "•" : marker;
}
