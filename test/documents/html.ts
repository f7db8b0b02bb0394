import { escapeXml, type WrittenBlock } from "./document";

/** The inside of a page's body. Lists nest as authors nest them: each in the item before it. */
export function htmlBody(document: readonly WrittenBlock[]): string {
  let html = "";
  let open = -1;
  let tag = "ul";
  const closeTo = (depth: number): void => {
    for (; open > depth; open -= 1) html += `</li></${tag}>`;
  };
  for (const block of document) {
    if (block.kind !== "item") closeTo(-1);
    switch (block.kind) {
      case "heading":
        html += `<h${block.level}>${escapeXml(block.text)}</h${block.level}>\n`;
        break;
      case "paragraph":
        html += `<p>\n  ${escapeXml(block.text).replace(/ /gu, "\n")}\n</p>`;
        break;
      case "item":
        tag = block.ordered ? "ol" : "ul";
        if (open >= block.depth) {
          closeTo(block.depth);
          html += "</li>";
        } else {
          html += `<${tag}>`;
          open = block.depth;
        }
        html += `<li>${escapeXml(block.text)}`;
        break;
      case "table":
        html += `<table><tbody>${block.rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeXml(cell)}</td>`).join("")}</tr>`).join("")}</tbody></table>`;
    }
  }
  closeTo(-1);
  return html;
}

export function writeHtml(document: readonly WrittenBlock[]): Uint8Array {
  return new TextEncoder().encode(
    `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${htmlBody(document)}</body></html>`,
  );
}
