import { readFileSync } from "node:fs";
import { escapeHtml } from "@/test/browser/dom-page";

/** The reading column as the product sets it; every side gets the same page. */
export function toPage(paragraphs: readonly string[]): string {
  let start = 0;
  const blocks = paragraphs.map((paragraph) => {
    const end = start + paragraph.length;
    const block = `<p data-start="${start}" data-end="${end}" dir="auto">${escapeHtml(paragraph)}</p>`;
    start = end + 2;
    return block;
  });
  const tokens = readFileSync("styles/tokens.css", "utf8");
  return (
    `<style>${tokens}${STYLE}</style>` +
    `<div id="frame"><div id="under"></div><div id="text">${blocks.join("")}</div></div>`
  );
}

const STYLE = `
  body { margin: 0; background: var(--paper); color: var(--ink) }
  #frame { position: relative; isolation: isolate; max-width: 66ch; margin: 40px auto; font: 400 18px/1.72 serif }
  #under { position: absolute; inset: 0; z-index: -1; pointer-events: none }
  #text { text-wrap: pretty; overflow-wrap: break-word }
  #text p { margin: 0 0 1.05em }
`;
